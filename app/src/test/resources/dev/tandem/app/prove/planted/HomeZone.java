import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;
import java.time.ZoneId;

/// Decides by the hour at home.
public final class HomeZone implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var hour = context.now().atZone(ZoneId.systemDefault()).getHour();
        context.targetWeight(bar.instrument(), hour > 12 ? 0.3 : 0);
    }
}
