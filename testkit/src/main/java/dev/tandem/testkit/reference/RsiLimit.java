package dev.tandem.testkit.reference;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.WilderAverage;

/// The strategy `RsiLimit` of the backtrader cases: buys below the market when the relative
/// strength index is low, sells above it when the index is high, with limit orders good for some
/// days. Nothing happens while an order works.
public final class RsiLimit implements Strategy {
    private final Params params;
    private final PerInstrument<Strength> strengths = new PerInstrument<>();

    /// @param n number of changes of the index
    /// @param lo index below which it buys when flat
    /// @param hi index above which it sells what it holds
    /// @param disc share of the close by which the limit is better than it
    /// @param valid days for which an order is good, 0 for until cancelled
    /// @param rnd decimals of the limits
    public record Params(
            @Default("14") int n,
            @Default("35") double lo,
            @Default("65") double hi,
            @Default("100") Quantity size,
            @Default("0.01") double disc,
            @Default("3") int valid,
            @Default("2") int rnd) {}

    public RsiLimit(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            strengths.put(bars, bars.feed(new Strength(params.n())));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var strength = strengths.get(bar);
        var instrument = bar.instrument();
        if (!strength.isReady() || !context.openOrders(instrument).isEmpty()) {
            return;
        }
        var position = context.position(instrument);
        if (position.isFlat() && strength.value() < params.lo()) {
            var limit = bar.close() * (1 - params.disc());
            context.submit(order(context, instrument, Side.BUY, params.size(), limit));
        } else if (position.isLong() && strength.value() > params.hi()) {
            var limit = bar.close() * (1 + params.disc());
            context.submit(order(context, instrument, Side.SELL, position.quantity(), limit));
        }
    }

    private OrderRequest order(
            Context context, Instrument instrument, Side side, Quantity quantity, double limit) {
        var price = Terms.price(instrument, limit, params.rnd());
        return OrderRequest.limit(instrument, side, quantity, price)
                .withTimeInForce(Terms.goodFor(context, params.valid()));
    }

    /// Wilder's index as the case writes it: `100 - 100 / (1 + gain / loss)`, 100 without a loss.
    private static final class Strength implements Indicator {
        private final int period;
        private final WilderAverage gain;
        private final WilderAverage loss;
        private double previous = Double.NaN;

        Strength(int period) {
            this.period = period;
            gain = new WilderAverage(period);
            loss = new WilderAverage(period);
        }

        @Override
        public void add(Bar bar) {
            var change = bar.close() - previous;
            if (!Double.isNaN(change)) {
                gain.add(Math.max(change, 0));
                loss.add(Math.max(-change, 0));
            }
            previous = bar.close();
        }

        @Override
        public int warmup() {
            return period + 1;
        }

        @Override
        public boolean isReady() {
            return gain.isReady();
        }

        double value() {
            return loss.value() == 0 ? 100 : 100 - 100 / (1 + gain.value() / loss.value());
        }
    }
}
