import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.util.function.DoubleSupplier;

/// Keeps a number in a variable that a lambda in a field has caught.
public final class LambdaField implements Strategy {
    private DoubleSupplier level = () -> 100;

    @Override
    public void onBar(Context context, Bar bar) {
        var close = bar.close();
        var higher = close > level.getAsDouble();
        level = () -> close;
        context.targetWeight(bar.instrument(), higher ? 0.3 : 0);
    }
}
