import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Sends its exit when the entry is accepted.
public final class WaitsForAcceptance implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (context.position(instrument).isFlat() && context.openOrders(instrument).isEmpty()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, Quantity.of(10)));
        }
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        if (event instanceof OrderEvent.Accepted(var order) && order.side() == Side.BUY) {
            context.submit(
                    OrderRequest.limit(order.instrument(), Side.SELL, Quantity.of(10), Price.of("101"))
                            .withReduceOnly());
        }
    }
}
