import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.strategy.*;
import java.time.temporal.ChronoUnit;
import java.util.*;
import java.util.stream.IntStream;

/// Trades the distance between two instruments, each day 15 minutes before the close: short the
/// dear one and long the cheap one when the logarithm of their price ratio is far from its mean of
/// 60 days, flat again when it is back.
///
/// It sells short, so the run must allow that.
public final class PairTrade implements Strategy {
    public record Params(
            @Default("60") @Range(min = 2, max = 10_000) int days,
            @Default("2.0") double enter,
            @Default("0.5") double leave,
            @Default("0.4") double weight,
            @Default("XNYS") String calendar) {}

    private final Params params;
    private final TargetWeights portfolio = new TargetWeights(RebalanceConfig.STANDARD);
    private List<Instrument> pair = List.of();

    public PairTrade(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        pair = context.instruments();
        if (pair.size() != 2) {
            throw new IllegalArgumentException("a pair is two instruments, not " + pair);
        }
        pair.forEach(one -> context.bars(one, BarSize.D1).keep(params.days()));
        var late = SessionTime.marketClose(params.calendar()).minus(15, ChronoUnit.MINUTES);
        context.schedule(Schedule.at(late), this::trade);
    }

    private void trade(Context context) {
        var closes = context.data().history(pair, BarField.CLOSE, params.days(), BarSize.D1);
        if (closes[0].length < params.days()) {
            return;
        }
        var score = score(closes[0], closes[1]); // NaN when one of them missed a day of the other
        context.record("score", score);
        var isFlat = context.position(pair.getFirst()).isFlat();
        if (isFlat && Math.abs(score) > params.enter()) {
            hold(context, -Math.signum(score) * params.weight());
        } else if (!isFlat && Math.abs(score) < params.leave()) {
            hold(context, 0);
        }
    }

    /// One basket: the sell goes first, and a buy that needs its proceeds waits for them.
    private void hold(Context context, double weight) {
        var weights = Map.of(pair.getFirst(), weight, pair.getLast(), -weight);
        portfolio.execute(context, weights);
    }

    /// How many standard deviations the last log ratio lies above the mean of all.
    private static double score(double[] first, double[] second) {
        var ratios =
                IntStream.range(0, first.length)
                        .mapToDouble(i -> Math.log(first[i] / second[i]))
                        .toArray();
        var mean = Arrays.stream(ratios).average().orElseThrow();
        var variance =
                Arrays.stream(ratios).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        return (ratios[ratios.length - 1] - mean) / Math.sqrt(variance);
    }
}
