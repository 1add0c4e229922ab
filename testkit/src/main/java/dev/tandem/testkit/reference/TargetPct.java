package dev.tandem.testkit.reference;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Sma;

/// The strategy `TargetPct` of the backtrader cases: keeps a high or a low share of the equity in
/// the instrument, above or below an average of closes, and trades at the market when the value of
/// the position is off by more than 5 % of the equity.
public final class TargetPct implements Strategy {
    private static final double BAND = 0.05;

    private final Params params;
    private final PerInstrument<Sma> averages = new PerInstrument<>();

    /// @param n closes of the average
    /// @param hi share of the equity above the average
    /// @param lo share of the equity at or below it
    public record Params(
            @Default("100") int n, @Default("0.9") double hi, @Default("0.3") double lo) {}

    public TargetPct(Params params) {
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
        if (!average.isReady()) {
            return;
        }
        var instrument = bar.instrument();
        var equity = context.account().equity().toDecimal().doubleValue();
        var position = context.position(instrument);
        var held =
                Math.signum(position.signedUnits()) * position.quantity().toDecimal().doubleValue();
        var share = bar.close() > average.value() ? params.hi() : params.lo();
        var missing = equity * share - held * bar.close();
        var units = Math.floor(Math.abs(missing) / bar.close());
        if (Math.abs(missing) > BAND * equity && units > 0) {
            var side = missing > 0 ? Side.BUY : Side.SELL;
            context.submit(OrderRequest.market(instrument, side, instrument.quantity(units)));
        }
    }
}
