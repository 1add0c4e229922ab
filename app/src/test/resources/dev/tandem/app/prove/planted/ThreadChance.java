import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.util.concurrent.ThreadLocalRandom;

/// Tosses the coin of the thread.
public final class ThreadChance implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), ThreadLocalRandom.current().nextBoolean() ? 0.3 : 0);
    }
}
