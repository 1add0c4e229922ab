import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.strategy.*;
import dev.tandem.indicators.Atr;
import java.util.TreeMap;

/// Holds everything there is, the calmer the more: at the open of each month's first session, every
/// weight becomes inversely proportional to the average true range in percent of the price.
///
/// With `inverse=false` all weights are equal.
public final class MonthlyRebalance implements Strategy {
    public record Params(
            @Default("20") @Range(min = 1, max = 10_000) int period,
            @Default("0.95") double invested,
            @Default("true") boolean inverse,
            @Default("XNYS") String calendar) {}

    private final TargetWeights portfolio =
            new TargetWeights(RebalanceConfig.STANDARD.withMinTradeValue(100));
    private final Params params;
    private final PerInstrument<Atr> ranges = new PerInstrument<>();

    public MonthlyRebalance(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            ranges.put(bars, bars.feed(new Atr(params.period())));
        }
        var open = SessionTime.marketOpen(params.calendar());
        context.schedule(Schedule.monthly(open), this::rebalance);
    }

    private void rebalance(Context context) {
        var weights = new TreeMap<Instrument, Double>();
        for (var bars : context.universe()) {
            if (ranges.get(bars.instrument()).isReady()) {
                weights.put(bars.instrument(), score(context, bars.instrument()));
            }
        }
        var sum = weights.values().stream().mapToDouble(score -> score).sum();
        weights.replaceAll((_, score) -> params.invested() * score / sum);
        portfolio.execute(context, weights);
    }

    private double score(Context context, Instrument instrument) {
        var close = context.data().current(instrument, BarField.CLOSE);
        return params.inverse() ? close / ranges.get(instrument).value() : 1;
    }
}
