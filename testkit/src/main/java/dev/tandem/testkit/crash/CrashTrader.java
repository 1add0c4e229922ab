package dev.tandem.testkit.crash;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Asks for something at every bar: market, limit and stop orders, brackets, replaces, cancels. So
/// a session of it is nearly always between an intent and its acknowledgement.
public final class CrashTrader implements Strategy {
    private static final int MOST_OPEN = 10;

    private final List<Order> handles = new ArrayList<>();
    private final int every;
    private int turn;

    /// @param every bars from one decision to the next, 1 or more
    public CrashTrader(int every) {
        this.every = every;
    }

    @Override
    public void onBar(Context context, Bar bar) {
        turn++;
        if (turn % every == 0) {
            act(context, bar);
        }
    }

    private void act(Context context, Bar bar) {
        var random = context.random();
        var instrument = bar.instrument();
        var side = (turn + random.nextInt(2)) % 2 == 0 ? Side.BUY : Side.SELL;
        var near = bar.close() * (1 - side.sign() * random.nextDouble(0.001, 0.006));
        var size = instrument.quantity(1 + random.nextInt(6));
        switch (random.nextInt(8)) {
            case 0, 1 -> handles.add(context.submit(OrderRequest.market(instrument, side, size)));
            case 2, 3 ->
                    handles.add(
                            context.submit(
                                    OrderRequest.limit(
                                            instrument, side, size, instrument.price(near))));
            case 4 ->
                    handles.add(
                            context.submit(
                                    OrderRequest.stop(
                                            instrument,
                                            side.opposite(),
                                            size,
                                            instrument.price(near))));
            case 5 -> bracket(context, instrument, side, near);
            case 6 -> replace(context, instrument, bar.close());
            default -> cancelOldest();
        }
        while (handles.size() > MOST_OPEN) {
            cancelOldest();
        }
    }

    private void bracket(Context context, Instrument instrument, Side side, double near) {
        var entry =
                OrderRequest.limit(
                        instrument, side, instrument.quantity(2), instrument.price(near));
        var bracket =
                context.bracket(
                        entry,
                        exits ->
                                exits.trailingStop(Distance.percent("0.5"))
                                        .takeProfit(Distance.percent("0.4")));
        handles.add(bracket.entry());
    }

    private void replace(Context context, Instrument instrument, double last) {
        if (handles.isEmpty()) {
            return;
        }
        var any = handles.get(context.random().nextInt(handles.size()));
        if (!any.isOpen() || !any.instrument().equals(instrument)) {
            return;
        }
        if (turn % 2 == 0) {
            any.replaceQuantity(instrument.quantity(1 + turn % 7));
        } else if (any.terms().limitPrice().isPresent()) {
            any.replacePrice(instrument.price(last * (1 - any.side().sign() * 0.002)));
        }
    }

    private void cancelOldest() {
        if (!handles.isEmpty()) {
            var oldest = handles.removeFirst();
            if (oldest.isOpen()) {
                oldest.cancel();
            }
        }
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        if (!event.order().isOpen()) {
            handles.remove(event.order());
        }
    }
}
