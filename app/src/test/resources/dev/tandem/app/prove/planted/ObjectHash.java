import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Takes chance from the hash of an object.
public final class ObjectHash implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        context.targetWeight(bar.instrument(), new Object().hashCode() % 2 == 0 ? 0.3 : 0);
    }
}
