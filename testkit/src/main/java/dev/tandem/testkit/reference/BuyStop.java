package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;

/// The strategy `BuyStop` of the backtrader cases: buys at the market after a pause, protects the
/// position with a stop order until cancelled. Nothing happens while an order works.
public final class BuyStop implements Strategy {
    private final Params params;
    private final PerInstrument<Pause> pauses = new PerInstrument<>();

    /// @param stop share of the average entry price at which the stop lies below it
    /// @param pause bars without a position after which it buys at the next one
    /// @param rnd decimals of the stop
    public record Params(
            @Default("100") Quantity size,
            @Default("0.06") double stop,
            @Default("10") int pause,
            @Default("2") int rnd) {}

    private static final class Pause {
        private int bars;
    }

    public BuyStop(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        context.universe().forEach(bars -> pauses.put(bars, new Pause()));
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (!context.openOrders(instrument).isEmpty()) {
            return;
        }
        var position = context.position(instrument);
        if (position.isFlat()) {
            var pause = pauses.get(bar);
            if (++pause.bars > params.pause()) {
                pause.bars = 0;
                context.submit(OrderRequest.market(instrument, Side.BUY, params.size()));
            }
        } else if (position.isLong()) {
            var entry = instrument.toDouble(position.averagePrice().orElseThrow());
            var stop = Terms.price(instrument, entry * (1 - params.stop()), params.rnd());
            context.submit(OrderRequest.stop(instrument, Side.SELL, position.quantity(), stop));
        }
    }
}
