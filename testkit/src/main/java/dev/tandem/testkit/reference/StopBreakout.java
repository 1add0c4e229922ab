package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.RollingMax;
import dev.tandem.indicators.RollingMin;

/// The strategy `StopBreakout` of the backtrader cases: a stop order waits above the highest high
/// to enter, below the lowest low to leave.
public final class StopBreakout implements Strategy {
    private final Params params;
    private final PerInstrument<Channel> channels = new PerInstrument<>();

    private record Channel(RollingMax high, RollingMin low) {}

    /// @param n bars of the highest high, the present one included
    /// @param m bars of the lowest low, the present one included
    /// @param tick distance of the stops from them
    /// @param replace whether each bar takes the working order back and sends a new one; otherwise
    ///   nothing happens while one works
    /// @param rnd decimals of the stops
    public record Params(
            @Default("20") int n,
            @Default("10") int m,
            @Default("100") Quantity size,
            @Default("0.01") double tick,
            @Default("true") boolean replace,
            @Default("2") int rnd) {}

    public StopBreakout(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            channels.put(
                    bars,
                    new Channel(
                            bars.feed(new RollingMax(params.n()), BarField.HIGH),
                            bars.feed(new RollingMin(params.m()), BarField.LOW)));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var channel = channels.get(bar);
        if (!channel.high().isReady() || !channel.low().isReady()) {
            return;
        }
        var instrument = bar.instrument();
        var working = context.openOrders(instrument);
        if (!params.replace() && !working.isEmpty()) {
            return;
        }
        working.forEach(Order::cancel);
        var position = context.position(instrument);
        if (position.isFlat()) {
            var stop = channel.high().value() + params.tick();
            var price = Terms.price(instrument, stop, params.rnd());
            context.submit(OrderRequest.stop(instrument, Side.BUY, params.size(), price));
        } else if (position.isLong()) {
            var stop = channel.low().value() - params.tick();
            var price = Terms.price(instrument, stop, params.rnd());
            context.submit(OrderRequest.stop(instrument, Side.SELL, position.quantity(), price));
        }
    }
}
