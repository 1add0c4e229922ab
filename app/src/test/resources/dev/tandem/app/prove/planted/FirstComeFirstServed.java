import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Spends all its cash on whoever comes first.
public final class FirstComeFirstServed implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), bar.close() > bar.open() ? 0.9 : 0);
    }
}
