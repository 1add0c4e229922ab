import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Adds up in an order that the threads choose.
public final class Parallel implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var closes = List.of(bar.open(), bar.high(), bar.low(), bar.close());
        var sum = closes.parallelStream().mapToDouble(close -> close).sum();
        context.targetWeight(bar.instrument(), sum > 4 * bar.open() ? 0.3 : 0);
    }
}
