import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Keeps a number in a type that cannot be saved.
public final class UnsavedType implements Strategy {
    private final StringBuilder bars = new StringBuilder();

    @Override
    public void onBar(Context context, Bar bar) {
        bars.append("x");
        context.targetWeight(bar.instrument(), bars.length() % 7 < 3 ? 0.3 : 0);
    }
}
