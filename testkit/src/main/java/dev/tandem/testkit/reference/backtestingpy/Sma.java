package dev.tandem.testkit.reference.backtestingpy;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Bracket;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.testkit.reference.Crossing;
import java.math.BigDecimal;

/// The strategy `Sma` of the backtesting.py cases: trades each bar at which the fast average of
/// closes crosses the slow one.
public final class Sma implements Strategy {
    private final Params params;
    private final PerInstrument<Crossing> crossings = new PerInstrument<>();

    /// @param fast number of closes of the fast average
    /// @param slow number of closes of the slow average
    /// @param flip whether each crossing closes the position and opens the other way; otherwise up
    ///   buys when flat, down closes
    /// @param size 0 for all that can be had, below 1 a share of it, else whole units
    /// @param sl distance of the stop loss as a share of the close, 0 for none
    /// @param tp distance of the take profit as a share of the close, 0 for none
    public record Params(
            @Default("10") int fast,
            @Default("20") int slow,
            @Default("true") boolean flip,
            @Default("0") BigDecimal size,
            @Default("0") double sl,
            @Default("0") double tp) {}

    public Sma(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            crossings.put(bars, bars.feed(new Crossing(params.fast(), params.slow())));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var crossing = crossings.get(bar);
        if (crossing.isUp()) {
            cross(context, bar, Side.BUY);
        } else if (crossing.isDown()) {
            cross(context, bar, Side.SELL);
        }
    }

    private void cross(Context context, Bar bar, Side side) {
        if (params.flip() || side == Side.SELL) {
            close(context, bar);
        }
        if (params.flip() || (side == Side.BUY && context.position(bar.instrument()).isFlat())) {
            open(context, bar, side);
        }
    }

    private static void close(Context context, Bar bar) {
        var position = context.position(bar.instrument());
        if (position.isFlat()) {
            return;
        }
        context.openOrders(bar.instrument()).forEach(Order::cancel);
        var side = position.isLong() ? Side.SELL : Side.BUY;
        context.submit(
                OrderRequest.market(bar.instrument(), side, position.quantity()).withReduceOnly());
    }

    private void open(Context context, Bar bar, Side side) {
        var request =
                new OrderRequest(
                        bar.instrument(),
                        side,
                        Sizes.of(params.size()),
                        new OrderTerms.Market(),
                        TimeInForce.GTC,
                        false,
                        false,
                        "");
        if (params.sl() == 0 && params.tp() == 0) {
            context.submit(request);
        } else {
            context.bracket(request, exits -> exits(exits, bar, side));
        }
    }

    private void exits(Bracket.Exits exits, Bar bar, Side side) {
        var instrument = bar.instrument();
        if (params.sl() != 0) {
            exits.stopLoss(instrument.price(bar.close() * (1 - side.sign() * params.sl())));
        }
        if (params.tp() != 0) {
            exits.takeProfit(instrument.price(bar.close() * (1 + side.sign() * params.tp())));
        }
    }
}
