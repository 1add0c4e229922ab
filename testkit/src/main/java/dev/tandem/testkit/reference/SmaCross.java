package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;

/// The strategy `SmaCross` of the backtrader cases: trades each bar at which the fast average of
/// closes crosses the slow one.
///
/// The averages cross up when the fast one was at or below the slow one at the last bar and is
/// above it now, down the other way round; nothing happens before `slow + 1` bars. Only the
/// position counts: orders that still work are neither counted nor cancelled.
public final class SmaCross implements Strategy {
    private final Params params;
    private final PerInstrument<Crossing> crossings = new PerInstrument<>();

    /// What a crossing does.
    public enum Mode {
        /// Up buys `size` when flat, down sells all there is.
        LONG,
        /// Up brings the position to `size`, down to `-size`.
        LONGSHORT
    }

    /// Where its orders trade.
    public enum At {
        /// At the next price.
        MARKET,
        /// At the next close.
        CLOSE
    }

    /// @param fast number of closes of the fast average
    /// @param slow number of closes of the slow average
    /// @param size of a position
    /// @param at where orders trade
    /// @param frac share of the equity that a position is worth at the last close, in whole lots,
    ///   instead of `size`; 0 for `size`
    /// @param lot of a position that is a share of the equity
    public record Params(
            @Default("20") int fast,
            @Default("50") int slow,
            @Default("100") Quantity size,
            @Default("LONG") Mode mode,
            @Default("MARKET") At at,
            @Default("0") double frac,
            @Default("1") double lot) {}

    public SmaCross(Params params) {
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
            trade(context, bar, Side.BUY);
        } else if (crossing.isDown()) {
            trade(context, bar, Side.SELL);
        }
    }

    private void trade(Context context, Bar bar, Side side) {
        var instrument = bar.instrument();
        var held = context.position(instrument).signedUnits();
        var size = size(context, bar);
        var units =
                switch (params.mode()) {
                    case LONG -> side == Side.SELL ? held : held == 0 ? size : 0;
                    case LONGSHORT -> size - side.sign() * held;
                };
        if (units > 0) {
            var quantity = new Quantity(units, instrument.quantityScale());
            context.submit(
                    switch (params.at()) {
                        case MARKET -> OrderRequest.market(instrument, side, quantity);
                        case CLOSE -> OrderRequest.marketOnClose(instrument, side, quantity);
                    });
        }
    }

    /// The size of a position in units of quantity.
    private long size(Context context, Bar bar) {
        var instrument = bar.instrument();
        if (params.frac() == 0) {
            return params.size().unitsAt(instrument.quantityScale());
        }
        var equity = context.account().equity().toDecimal().doubleValue();
        var lots = Math.floor(equity * params.frac() / bar.close() / params.lot());
        return instrument.quantityUnits(Math.max(0, lots * params.lot()));
    }
}
