import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Sells while it holds something, without a look at its open orders.
public final class SellsTwice implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (context.position(instrument).isLong()) {
            context.submit(OrderRequest.market(instrument, Side.SELL, Quantity.of(50)));
        } else if (context.openOrders(instrument).isEmpty()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, Quantity.of(50)));
        }
    }
}
