import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Tosses a coin of its own without a seed.
public final class UnseededRandom implements Strategy {
    private transient Random coin = new Random();

    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), coin.nextBoolean() ? 0.3 : 0);
    }
}
