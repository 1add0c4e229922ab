import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Expects the instruments in one order.
public final class OneOrderOfNames implements Strategy {
    @Override
    public void onStart(Context context) {
        if (!context.instruments().getFirst().symbol().equals("A")) {
            throw new IllegalStateException("A must be first");
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), bar.close() > bar.open() ? 0.3 : 0);
    }
}
