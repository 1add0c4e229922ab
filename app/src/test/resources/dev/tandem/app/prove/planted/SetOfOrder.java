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
        var numbers = IntStream.range(0, 500).boxed().toList();
        var order = new ArrayList<>(Set.copyOf(numbers));
        var day = (int) (bar.closeNanos() / 86_400_000_000_000L % 500);
        context.targetWeight(bar.instrument(), order.get(day) / 2 % 2 == 0 ? 0.3 : 0);
    }
}
