import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.util.stream.IntStream;

/// Goes through a set whose order changes from start to start.
public final class SetOfOrder implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        // spread over the whole table, so that every other start and direction is another order
        var numbers = IntStream.range(0, 20_000).map(i -> 2 * i).boxed().toList();
        var order = new ArrayList<>(Set.copyOf(numbers));
        var day = (int) (bar.closeNanos() / 86_400_000_000_000L % 20_000);
        var mixed = order.get(day) * 0x9E3779B9;
        context.targetWeight(bar.instrument(), Integer.bitCount(mixed) % 2 == 0 ? 0.3 : 0);
    }
}
