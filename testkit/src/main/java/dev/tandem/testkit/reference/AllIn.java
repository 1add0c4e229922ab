package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;

/// The strategy `AllIn` of the backtrader cases: buys whole units for all cash at the market, sells
/// all after some bars. Nothing happens while an order works; one that was refused is tried again
/// at the next bar.
public final class AllIn implements Strategy {
    private final Params params;
    private final PerInstrument<Held> held = new PerInstrument<>();

    /// @param hold bars with a position after which it is sold
    /// @param over share of the cash that is spent at the last close
    public record Params(@Default("10") int hold, @Default("1.0") double over) {}

    private static final class Held {
        private int bars;
    }

    public AllIn(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        context.universe().forEach(bars -> held.put(bars, new Held()));
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (!context.openOrders(instrument).isEmpty()) {
            return;
        }
        var position = context.position(instrument);
        var count = held.get(bar);
        if (position.isFlat()) {
            var cash = context.account().cash().toDecimal().doubleValue();
            var units = Math.floor(cash * params.over() / bar.close());
            if (units > 0) {
                context.submit(
                        OrderRequest.market(instrument, Side.BUY, instrument.quantity(units)));
            }
            count.bars = 0;
        } else if (position.isLong()) {
            count.bars++;
            if (count.bars >= params.hold()) {
                context.submit(OrderRequest.market(instrument, Side.SELL, position.quantity()));
            }
        }
    }
}
