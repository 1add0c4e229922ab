import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Takes chance from an id.
public final class ChanceOfIds implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var id = UUID.randomUUID();
        context.targetWeight(bar.instrument(), id.getLeastSignificantBits() % 2 == 0 ? 0.3 : 0);
    }
}
