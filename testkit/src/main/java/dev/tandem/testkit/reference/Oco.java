package dev.tandem.testkit.reference;

import dev.tandem.api.account.Position;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.Sma;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The strategy `Oco` of the backtrader cases: enters at the market above an average of closes, and
/// leaves by a limit or a stop order of which one cancels the other, until cancelled.
public final class Oco implements Strategy {
    private final Params params;
    private final PerInstrument<Trade> trades = new PerInstrument<>();

    /// The exit that is sent first, and so tried first on each bar.
    public enum First {
        LIMIT,
        STOP
    }

    /// @param n closes of the average
    /// @param stop share of the average entry price at which the stop lies below it
    /// @param tp share of the average entry price at which the limit lies above it
    /// @param rnd decimals of both
    public record Params(
            @Default("20") int n,
            @Default("100") Quantity size,
            @Default("0.02") double stop,
            @Default("0.02") double tp,
            @Default("LIMIT") First first,
            @Default("2") int rnd) {}

    public Oco(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            trades.put(bars, new Trade(bars.feed(new Sma(params.n()))));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var trade = trades.get(bar);
        if (!trade.average.isReady() || (trade.entry != null && trade.entry.isOpen())) {
            return;
        }
        var instrument = bar.instrument();
        var position = context.position(instrument);
        if (position.isFlat()) {
            trade.hasExits = false;
            if (bar.close() > trade.average.value()) {
                trade.entry =
                        context.submit(OrderRequest.market(instrument, Side.BUY, params.size()));
            }
        } else if (position.isLong() && !trade.hasExits) {
            context.oneCancelsOther(exits(instrument, position));
            trade.hasExits = true;
        }
    }

    private List<OrderRequest> exits(Instrument instrument, Position position) {
        var entry = instrument.toDouble(position.averagePrice().orElseThrow());
        var limit =
                OrderRequest.limit(
                        instrument,
                        Side.SELL,
                        position.quantity(),
                        Terms.price(instrument, entry * (1 + params.tp()), params.rnd()));
        var stop =
                OrderRequest.stop(
                        instrument,
                        Side.SELL,
                        position.quantity(),
                        Terms.price(instrument, entry * (1 - params.stop()), params.rnd()));
        return params.first() == First.LIMIT ? List.of(limit, stop) : List.of(stop, limit);
    }

    private static final class Trade {
        private final Sma average;
        private @Nullable Order entry;
        private boolean hasExits;

        Trade(Sma average) {
            this.average = average;
        }
    }
}
