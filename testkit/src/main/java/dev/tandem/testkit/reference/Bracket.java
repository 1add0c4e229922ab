package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.Sma;

/// The strategy `Bracket` of the backtrader cases: a limit entry against the last move and with the
/// trend, with a stop loss and a take profit. Nothing happens while an order works or a position is
/// held.
public final class Bracket implements Strategy {
    private final Params params;
    private final PerInstrument<Trend> trends = new PerInstrument<>();

    /// @param n closes of the average that tells the trend
    /// @param entry share of the close by which the entry is better than it
    /// @param stop share of the entry at which the stop loss lies from it
    /// @param tp share of the entry at which the take profit lies from it
    /// @param valid days for which the entry is good, 0 for until cancelled
    /// @param rnd decimals of all prices
    /// @param side buy in rising trends, sell in falling ones
    public record Params(
            @Default("50") int n,
            @Default("100") Quantity size,
            @Default("0.005") double entry,
            @Default("0.03") double stop,
            @Default("0.04") double tp,
            @Default("3") int valid,
            @Default("2") int rnd,
            @Default("BUY") Side side) {}

    public Bracket(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            trends.put(bars, bars.feed(new Trend(params.n())));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var trend = trends.get(bar);
        var instrument = bar.instrument();
        if (!trend.isReady()
                || !context.openOrders(instrument).isEmpty()
                || !context.position(instrument).isFlat()
                || !trend.isTurn(params.side())) {
            return;
        }
        var side = params.side();
        var entry = Terms.rounded(bar.close() * (1 - side.sign() * params.entry()), params.rnd());
        var stop = entry * (1 - side.sign() * params.stop());
        var profit = entry * (1 + side.sign() * params.tp());
        context.bracket(
                OrderRequest.limit(instrument, side, params.size(), instrument.price(entry))
                        .withTimeInForce(Terms.goodFor(context, params.valid())),
                exits ->
                        exits.stopLoss(Terms.price(instrument, stop, params.rnd()))
                                .takeProfit(Terms.price(instrument, profit, params.rnd())));
    }

    /// An average of closes, and the last two closes.
    private static final class Trend implements Indicator {
        private final int period;
        private final Sma average;
        private double previous = Double.NaN;
        private double close = Double.NaN;

        Trend(int period) {
            this.period = period;
            average = new Sma(period);
        }

        @Override
        public void add(Bar bar) {
            previous = close;
            close = bar.close();
            average.add(bar);
        }

        @Override
        public int warmup() {
            return Math.max(2, period);
        }

        @Override
        public boolean isReady() {
            return average.isReady();
        }

        /// Whether a bar went against the trend of this side.
        boolean isTurn(Side side) {
            return side == Side.BUY
                    ? close > average.value() && close < previous
                    : close < average.value() && close > previous;
        }
    }
}
