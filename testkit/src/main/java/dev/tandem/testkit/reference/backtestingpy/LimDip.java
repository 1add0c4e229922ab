package dev.tandem.testkit.reference.backtestingpy;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Sma;
import java.math.BigDecimal;

/// The strategy `LimDip` of the backtesting.py cases: while the close lies below its average, waits
/// with a limit order for a dip, with a stop loss and a take profit.
public final class LimDip implements Strategy {
    private final Params params;
    private final PerInstrument<Sma> averages = new PerInstrument<>();

    /// @param n number of closes of the average
    /// @param size 0 for all that can be had, below 1 a share of it, else whole units
    /// @param dip how far the entry lies below the close as a share of it
    /// @param tp distance of the take profit as a share of the entry
    /// @param sl distance of the stop loss as a share of the entry
    public record Params(
            @Default("10") int n,
            @Default("500") BigDecimal size,
            @Default("0.01") double dip,
            @Default("0.03") double tp,
            @Default("0.02") double sl) {}

    public LimDip(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            averages.put(bars, bars.feed(new Sma(params.n())));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var average = averages.get(bar);
        var instrument = bar.instrument();
        if (!average.isReady() || !context.position(instrument).isFlat()) {
            return; // in a position there are its exits alone
        }
        context.openOrders(instrument).forEach(Order::cancel);
        if (bar.close() < average.value()) {
            buy(context, bar);
        }
    }

    private void buy(Context context, Bar bar) {
        var instrument = bar.instrument();
        var entry = bar.close() * (1 - params.dip());
        var request =
                new OrderRequest(
                        instrument,
                        Side.BUY,
                        Sizes.of(params.size()),
                        new OrderTerms.Limit(instrument.price(entry)),
                        TimeInForce.GTC,
                        false,
                        false,
                        "");
        context.bracket(
                request,
                exits ->
                        exits.stopLoss(instrument.price(entry * (1 - params.sl())))
                                .takeProfit(instrument.price(entry * (1 + params.tp()))));
    }
}
