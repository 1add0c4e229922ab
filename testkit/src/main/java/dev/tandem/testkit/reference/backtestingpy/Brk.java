package dev.tandem.testkit.reference.backtestingpy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Price;
import dev.tandem.indicators.RollingMax;
import dev.tandem.indicators.RollingMin;
import java.math.BigDecimal;

/// The strategy `Brk` of the backtesting.py cases: buys a breakout above the highest high with a
/// stop order, and follows with a stop loss at the lowest low that only rises.
public final class Brk implements Strategy {
    private final Params params;
    private final PerInstrument<Channel> channels = new PerInstrument<>();

    /// @param n number of bars of the highest high
    /// @param m number of bars of the lowest low
    /// @param size 0 for all that can be had, below 1 a share of it, else whole units
    /// @param lim how far the limit lies above the trigger as a share of it; 0 for a stop without
    ///   limit
    public record Params(
            @Default("20") int n,
            @Default("10") int m,
            @Default("200") BigDecimal size,
            @Default("0") double lim) {}

    private record Channel(RollingMax high, RollingMin low) {}

    public Brk(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            var high = bars.feed(new RollingMax(params.n()), BarField.HIGH);
            var low = bars.feed(new RollingMin(params.m()), BarField.LOW);
            channels.put(bars, new Channel(high, low));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var channel = channels.get(bar);
        if (!channel.high().isReady() || !channel.low().isReady()) {
            return;
        }
        var instrument = bar.instrument();
        var low = instrument.price(channel.low().value());
        if (context.position(instrument).isFlat()) {
            context.openOrders(instrument).forEach(Order::cancel);
            context.bracket(
                    entry(instrument, channel.high().value()), exits -> exits.stopLoss(low));
        } else {
            raise(context, instrument, low);
        }
    }

    private OrderRequest entry(Instrument instrument, double high) {
        var trigger = instrument.price(high);
        var terms =
                params.lim() > 0
                        ? new OrderTerms.StopLimit(
                                trigger, instrument.price(high * (1 + params.lim())))
                        : new OrderTerms.Stop(trigger);
        return new OrderRequest(
                instrument,
                Side.BUY,
                Sizes.of(params.size()),
                terms,
                TimeInForce.GTC,
                false,
                false,
                "");
    }

    private static void raise(Context context, Instrument instrument, Price low) {
        for (var order : context.openOrders(instrument)) {
            if (order.price().orElseThrow().compareTo(low) < 0) {
                order.replacePrice(low);
            }
        }
    }
}
