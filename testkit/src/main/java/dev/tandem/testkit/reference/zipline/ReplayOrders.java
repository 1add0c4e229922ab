package dev.tandem.testkit.reference.zipline;

import dev.tandem.api.market.Slice;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The strategy `ReplayOrders` of the zipline cases: sends recorded market orders, and takes them
/// back, each at the close of its session.
public final class ReplayOrders implements Strategy {
    private final List<Recorded> recorded;
    private final Map<Long, Order> sent = new HashMap<>();

    /// What was done with an order.
    ///
    /// @param id of the order
    /// @param amount signed, 0 takes the order back
    public record Recorded(LocalDate session, long id, String symbol, long amount) {}

    /// @param recorded in the order in which it was done
    public ReplayOrders(List<Recorded> recorded) {
        this.recorded = List.copyOf(recorded);
    }

    @Override
    public void onSlice(Context context, Slice slice) {
        var session = LocalDate.ofEpochDay(slice.get(0).tradingDay());
        for (var each : recorded) {
            if (each.session().equals(session)) {
                play(context, each);
            }
        }
    }

    private void play(Context context, Recorded each) {
        if (each.amount() != 0) {
            var side = each.amount() > 0 ? Side.BUY : Side.SELL;
            var request =
                    OrderRequest.market(
                            context.instrument(each.symbol()),
                            side,
                            Quantity.of(Math.abs(each.amount())));
            sent.put(each.id(), context.submit(request));
            return;
        }
        var order = sent.get(each.id());
        if (order == null) {
            throw new IllegalArgumentException("taken back before it was sent: " + each);
        }
        order.cancel();
    }
}
