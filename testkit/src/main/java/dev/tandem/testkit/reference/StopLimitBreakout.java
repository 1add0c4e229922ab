package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.RollingMax;
import dev.tandem.indicators.RollingMin;

/// The strategy `StopLimitBreakout` of the backtrader cases: as [StopBreakout] with stop-limit
/// orders that are good for some days. Nothing happens while an order works.
public final class StopLimitBreakout implements Strategy {
    private final Params params;
    private final PerInstrument<Channel> channels = new PerInstrument<>();

    private record Channel(RollingMax high, RollingMin low) {}

    /// @param n bars of the highest high, the present one included
    /// @param m bars of the lowest low, the present one included
    /// @param tick distance of the stops from them
    /// @param off distance of the limits from the stops, away from the market
    /// @param valid days for which an order is good, 0 for until cancelled
    /// @param rnd decimals of stops and limits
    public record Params(
            @Default("15") int n,
            @Default("8") int m,
            @Default("100") Quantity size,
            @Default("0.01") double tick,
            @Default("0.35") double off,
            @Default("5") int valid,
            @Default("2") int rnd) {}

    public StopLimitBreakout(Params params) {
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
        var instrument = bar.instrument();
        if (!channel.high().isReady()
                || !channel.low().isReady()
                || !context.openOrders(instrument).isEmpty()) {
            return;
        }
        var position = context.position(instrument);
        if (position.isFlat()) {
            var stop = Terms.rounded(channel.high().value() + params.tick(), params.rnd());
            send(context, bar, Side.BUY, params.size(), stop, stop + params.off());
        } else if (position.isLong()) {
            var stop = Terms.rounded(channel.low().value() - params.tick(), params.rnd());
            send(context, bar, Side.SELL, position.quantity(), stop, stop - params.off());
        }
    }

    private void send(
            Context context, Bar bar, Side side, Quantity quantity, double stop, double limit) {
        var instrument = bar.instrument();
        context.submit(
                OrderRequest.stopLimit(
                                instrument,
                                side,
                                quantity,
                                instrument.price(stop),
                                Terms.price(instrument, limit, params.rnd()))
                        .withTimeInForce(Terms.goodFor(context, params.valid())));
    }
}
