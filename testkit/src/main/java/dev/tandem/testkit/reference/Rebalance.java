package dev.tandem.testkit.reference;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Slice;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The strategy `Rebalance` of the backtrader cases: on the first bar of each calendar month, that
/// of the run included, brings every position to its weight with market orders in whole units;
/// first all sells, then all buys, each in the order of the instruments.
public final class Rebalance implements Strategy {
    private final Params params;
    private int month = Integer.MIN_VALUE; // of the last bar, counted from year 0

    /// @param invest share of the equity that is invested, in equal parts
    /// @param weights share of the equity for each instrument in order, instead of equal parts;
    ///   empty for these
    public record Params(double invest, List<Double> weights) {
        public Params {
            weights = List.copyOf(weights);
        }
    }

    public Rebalance(Params params) {
        this.params = params;
    }

    @Override
    public void onSlice(Context context, Slice slice) {
        var date = LocalDate.ofEpochDay(slice.get(0).tradingDay());
        var now = date.getYear() * 12 + date.getMonthValue();
        if (now != month) {
            month = now;
            rebalance(context, slice);
        }
    }

    private void rebalance(Context context, Slice slice) {
        var equity = context.account().equity().toDecimal().doubleValue();
        var instruments = context.instruments();
        var sells = new ArrayList<OrderRequest>();
        var buys = new ArrayList<OrderRequest>();
        for (var instrument : instruments) {
            var bar = slice.bar(instrument);
            if (bar.isPresent()) {
                var weight = weight(instrument, instruments.size());
                var target = Math.floor(equity * weight / bar.get().close());
                var held = context.position(instrument);
                var difference =
                        (target < 0 ? -1 : 1) * instrument.quantityUnits(Math.abs(target))
                                - held.signedUnits();
                if (difference > 0) {
                    buys.add(order(instrument, Side.BUY, difference));
                } else if (difference < 0) {
                    sells.add(order(instrument, Side.SELL, -difference));
                }
            }
        }
        sells.forEach(context::submit);
        buys.forEach(context::submit);
    }

    private double weight(Instrument instrument, int count) {
        return params.weights().isEmpty()
                ? params.invest() / count
                : params.weights().get(instrument.ordinal());
    }

    private static OrderRequest order(Instrument instrument, Side side, long units) {
        return OrderRequest.market(
                instrument, side, new Quantity(units, instrument.quantityScale()));
    }
}
