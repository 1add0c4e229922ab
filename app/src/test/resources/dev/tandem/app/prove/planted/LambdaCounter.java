import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.time.Duration;

/// Keeps a number in a variable that a schedule has caught.
public final class LambdaCounter implements Strategy {
    @Override
    public void onStart(Context context) {
        var count = new int[1];
        context.schedule(Schedule.every(Duration.ofHours(24)), then -> {
            count[0]++;
            then.targetWeight(then.instrument("A"), count[0] % 7 < 3 ? 0.3 : 0);
        });
    }
}
