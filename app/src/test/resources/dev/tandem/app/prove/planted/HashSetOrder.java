import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Takes the first of a set of objects without a hash code of their own.
public final class HashSetOrder implements Strategy {
    private static final class Candidate {
        final int number;

        Candidate(int number) {
            this.number = number;
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var candidates = new HashSet<Candidate>();
        for (var i = 0; i < 20; i++) {
            candidates.add(new Candidate(i));
        }
        context.targetWeight(bar.instrument(), candidates.iterator().next().number % 2 == 0 ? 0.3 : 0);
    }
}
