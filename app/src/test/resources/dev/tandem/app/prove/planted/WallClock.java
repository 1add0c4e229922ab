import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.time.Instant;

/// Decides by the time at which the program runs.
public final class WallClock implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var now = Instant.now().toEpochMilli();
        context.targetWeight(bar.instrument(), now % 2 == 0 ? 0.3 : 0);
    }
}
