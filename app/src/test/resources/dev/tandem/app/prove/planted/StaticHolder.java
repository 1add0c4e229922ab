import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Counts in an array that a nested class keeps for all runs.
public final class StaticHolder implements Strategy {
    private static final class Memory {
        static final int[] COUNT = new int[1];
    }

    @Override
    public void onBar(Context context, Bar bar) {
        Memory.COUNT[0]++;
        context.targetWeight(bar.instrument(), Memory.COUNT[0] % 7 < 3 ? 0.3 : 0);
    }
}
