package dev.tandem.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How deep the account could have fallen with the same closed trades in another order: their net
/// profits are shuffled, each used once, so that the end is always the same.
///
/// Profits are amounts, as they were; sizes do not follow the changed equity. Open trades and what
/// happened inside of a trade are left out, so the fall is smaller than that of the equity curve.
///
/// @param draws orders that were tried
/// @param actual deepest fall below the highest amount so far, in the order of the run, 0 or less,
///   as a share of that amount
/// @param median half of the orders fell deeper
/// @param worst 5 % of the orders fell deeper
/// @param deeper share of the orders that fell deeper than that of the run
public record TradeShuffle(int draws, double actual, double median, double worst, double deeper) {
    /// Trades that are needed.
    public static final int LEAST = 10;

    private static final int MOST_DRAWS = 1000;
    private static final long MOST_STEPS = 4_000_000;
    private static final double WORST = 0.05;

    /// Shuffles.
    ///
    /// @param trades at least [#LEAST]
    public static TradeShuffle of(List<Trade> trades, double starting, long seed) {
        if (trades.size() < LEAST) {
            throw new IllegalArgumentException("too few trades: " + trades.size());
        }
        var profits = trades.stream().mapToDouble(trade -> Amount.of(trade.pnlNet())).toArray();
        var actual = deepest(profits, starting);
        var draws = Math.clamp(MOST_STEPS / profits.length, 10, MOST_DRAWS);
        var random = new SplittableRandom(seed);
        var falls = new double[draws];
        for (var draw = 0; draw < draws; draw++) {
            shuffle(profits, random);
            falls[draw] = deepest(profits, starting);
        }
        Arrays.sort(falls);
        var deeper = Arrays.stream(falls).filter(fall -> fall < actual).count();
        return new TradeShuffle(
                draws,
                actual,
                ReturnMath.quantile(falls, 0.5),
                ReturnMath.quantile(falls, WORST),
                (double) deeper / draws);
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (var i = values.length - 1; i > 0; i--) {
            var other = random.nextInt(i + 1);
            var value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    private static double deepest(double[] profits, double starting) {
        var amount = starting;
        var peak = starting;
        var deepest = 0.0;
        for (var profit : profits) {
            amount += profit;
            peak = Math.max(peak, amount);
            deepest = Math.min(deepest, (amount - peak) / peak);
        }
        return deepest;
    }
}
