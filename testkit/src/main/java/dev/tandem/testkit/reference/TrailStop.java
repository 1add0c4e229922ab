package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.Sma;
import java.util.Optional;

/// The strategy `TrailStop` of the backtrader cases: enters at the market beyond an average of
/// closes, and leaves the whole position to a trailing stop. Nothing happens while an order works.
public final class TrailStop implements Strategy {
    private final Params params;
    private final PerInstrument<Sma> averages = new PerInstrument<>();

    /// @param n closes of the average
    /// @param trail distance of the stop
    /// @param limit distance of the limit beyond the stop, for a stop that becomes a limit order
    /// @param side buy for long positions above the average, sell for short ones below it
    public record Params(
            @Default("30") int n,
            @Default("100") Quantity size,
            @Default("8%") Distance trail,
            Optional<Price> limit,
            @Default("BUY") Side side) {}

    public TrailStop(Params params) {
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
        if (!average.isReady() || !context.openOrders(instrument).isEmpty()) {
            return;
        }
        var position = context.position(instrument);
        if (position.isFlat()) {
            var isBeyond =
                    params.side() == Side.BUY
                            ? bar.close() > average.value()
                            : bar.close() < average.value();
            if (isBeyond) {
                context.submit(OrderRequest.market(instrument, params.side(), params.size()));
            }
        } else {
            var exit = position.isLong() ? Side.SELL : Side.BUY;
            context.submit(OrderRequest.of(instrument, exit, position.quantity(), terms()));
        }
    }

    private OrderTerms terms() {
        return params.limit()
                .<OrderTerms>map(limit -> new OrderTerms.TrailingStopLimit(params.trail(), limit))
                .orElseGet(() -> new OrderTerms.TrailingStop(params.trail()));
    }
}
