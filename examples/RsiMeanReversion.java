import dev.tandem.api.market.Bar;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.indicators.Rsi;

/// Buys what has fallen too fast, with a limit order a little under the close, and sells it with a
/// limit order at the close once its relative strength has recovered.
///
/// Both orders are good for the day: what is not filled by then is looked at anew.
public final class RsiMeanReversion implements Strategy {
    public record Params(
            @Default("14") @Range(min = 2, max = 1000) int period,
            @Default("30") @Range(min = 0, max = 100) double buyBelow,
            @Default("55") @Range(min = 0, max = 100) double sellAbove,
            @Default("0.005") @Range(min = 0, max = 0.5) double discount,
            @Default("0.95") double weight) {}

    private final Params params;
    private final PerInstrument<Rsi> strength = new PerInstrument<>();

    public RsiMeanReversion(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            strength.put(bars, bars.feed(new Rsi(params.period())));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var rsi = strength.get(bar);
        if (!rsi.isReady() || !context.openOrders(bar.instrument()).isEmpty()) {
            return;
        }
        if (context.position(bar.instrument()).isFlat()) {
            if (rsi.value() < params.buyBelow()) {
                buy(context, bar, bar.close() * (1 - params.discount()));
            }
        } else if (rsi.value() > params.sellAbove()) {
            sell(context, bar);
        }
    }

    private void buy(Context context, Bar bar, double limit) {
        var instrument = bar.instrument();
        var weight = params.weight() / context.universe().size();
        context.submit(
                OrderRequest.limit(
                                instrument,
                                Side.BUY,
                                context.quantityForWeight(instrument, weight, limit),
                                instrument.price(limit))
                        .withTimeInForce(TimeInForce.DAY)
                        .withTag("dip"));
    }

    private void sell(Context context, Bar bar) {
        var instrument = bar.instrument();
        context.submit(
                OrderRequest.limit(
                                instrument,
                                Side.SELL,
                                context.position(instrument).quantity(),
                                instrument.price(bar.close()))
                        .withTimeInForce(TimeInForce.DAY)
                        .withReduceOnly()
                        .withTag("recovered"));
    }
}
