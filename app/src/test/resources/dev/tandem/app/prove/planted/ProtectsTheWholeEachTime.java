import dev.tandem.api.event.*;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.*;
import java.util.*;

/// Sends a stop for the whole order at each part of its fill.
public final class ProtectsTheWholeEachTime implements Strategy {
    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (context.position(instrument).isFlat() && context.openOrders(instrument).isEmpty()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, Quantity.of(90)));
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        if (fill.side() == Side.BUY) {
            var trigger = fill.instrument().price(fill.price().toDecimal().doubleValue() * 0.95);
            var whole = fill.order().quantity();
            context.submit(OrderRequest.stop(fill.instrument(), Side.SELL, whole, trigger));
        }
    }
}
