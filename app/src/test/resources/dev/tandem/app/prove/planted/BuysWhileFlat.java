import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Buys while it holds nothing, without a look at its open orders.
public final class BuysWhileFlat implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (context.position(instrument).isFlat()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, Quantity.of(50)));
        }
    }
}
