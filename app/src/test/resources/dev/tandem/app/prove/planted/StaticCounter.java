import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Counts bars for all runs together.
public final class StaticCounter implements Strategy {
    private static int count;

    @Override
    public void onBar(Context context, Bar bar) {
        count++;
        context.targetWeight(bar.instrument(), count % 7 < 3 ? 0.3 : 0);
    }
}
