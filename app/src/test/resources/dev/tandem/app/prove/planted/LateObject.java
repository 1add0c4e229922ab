import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Makes an object with state after onStart.
public final class LateObject implements Strategy {
    private static final class Level {
        double price;
    }

    private Level level;

    @Override
    public void onBar(Context context, Bar bar) {
        if (level == null) {
            level = new Level();
        }
        context.targetWeight(bar.instrument(), bar.close() > level.price ? 0.3 : 0);
        level.price = bar.close();
    }
}
