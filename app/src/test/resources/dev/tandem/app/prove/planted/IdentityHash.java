import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Ranks by where objects lie in memory.
public final class IdentityHash implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), System.identityHashCode(new Object()) % 2 == 0 ? 0.3 : 0);
    }
}
