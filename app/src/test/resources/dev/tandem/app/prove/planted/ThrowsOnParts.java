import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Knows two events of an order only.
public final class ThrowsOnParts implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), bar.close() > bar.open() ? 0.3 : 0);
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        switch (event) {
            case OrderEvent.Accepted _, OrderEvent.Filled _ -> {}
            default -> throw new IllegalStateException("what is that? " + event.getClass().getSimpleName());
        }
    }
}
