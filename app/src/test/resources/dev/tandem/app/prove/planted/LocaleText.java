import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Reads a number from a text that is written as the country does.
public final class LocaleText implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var text = String.format("%.1f", bar.close());
        context.targetWeight(bar.instrument(), text.contains(".") ? 0.3 : 0);
    }
}
