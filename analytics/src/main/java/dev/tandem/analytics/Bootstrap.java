package dev.tandem.analytics;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// What other orders of the same returns would have made: histories of the same length are drawn
/// from blocks of neighbouring returns, with replacement, and the headline figures computed on
/// each.
///
/// Blocks keep the habit of returns to come in calm and wild stretches; their length is the cube
/// root of the number of returns. The last block runs on into the first, so that every return is as
/// likely as any other. The same seed gives the same draws.
///
/// Source: D. Politis and J. Romano, *A Circular Block-Resampling Procedure for Stationary Data*
/// (1992).
public final class Bootstrap {
    /// Histories that are drawn.
    public static final int DRAWS = 1000;

    /// Returns that are needed.
    public static final int LEAST = 60;

    /// The shares of histories that lie below the lines of the fan.
    public static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private static final int STEPS = 60;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    private final int block;
    private final List<Figure> figures;
    private final int[] steps;
    private final double[][] fan;

    /// A figure over all drawn histories.
    ///
    /// @param low 2.5 % of the histories lie below
    /// @param high 2.5 % lie above
    /// @param belowZero share of the histories in which it is below 0
    public record Figure(String name, double low, double median, double high, double belowZero) {}

    private Bootstrap(int block, List<Figure> figures, int[] steps, double[][] fan) {
        this.block = block;
        this.figures = figures;
        this.steps = steps;
        this.fan = fan;
    }

    /// Whether there are enough returns, and none of them lost everything.
    public static boolean isPossible(PeriodMarks periods) {
        return periods.size() > LEAST
                && Arrays.stream(periods.values()).allMatch(value -> value > 0);
    }

    /// Draws.
    ///
    /// @throws IllegalArgumentException unless it [#isPossible]
    public static Bootstrap of(PeriodMarks periods, long seed) {
        if (!isPossible(periods)) {
            throw new IllegalArgumentException("too few returns: " + (periods.size() - 1));
        }
        return new Drawing(new PeriodReturns(periods, StatisticsSettings.DEFAULT)).draw(seed);
    }

    /// Returns in a block.
    public int block() {
        return block;
    }

    /// Total return, CAGR, volatility, Sharpe and maximum drawdown at period ends.
    public List<Figure> figures() {
        return figures;
    }

    /// Numbers of the returns after which the fan is told, ascending, 0 and the last among them.
    public int[] steps() {
        return steps.clone();
    }

    /// The wealth made of 1 below which a share of the histories lies, at each step.
    ///
    /// @param share index in [#SHARES]
    public double[] fan(int share) {
        return fan[share].clone();
    }

    /// The work in progress.
    private static final class Drawing {
        private final PeriodReturns returns;
        private final double[] plain;
        private final int block;
        private final int[] steps;
        private final double[] total = new double[DRAWS];
        private final double[] growth = new double[DRAWS];
        private final double[] volatility = new double[DRAWS];
        private final double[] sharpe = new double[DRAWS];
        private final double[] drawdown = new double[DRAWS];
        private final double[][] wealth;

        Drawing(PeriodReturns returns) {
            this.returns = returns;
            plain = returns.plain();
            block = Math.max(1, (int) Math.round(Math.cbrt(plain.length)));
            var count = Math.min(STEPS, plain.length);
            steps = new int[count + 1];
            Arrays.setAll(steps, i -> (int) ((long) plain.length * i / count));
            wealth = new double[steps.length][DRAWS];
        }

        Bootstrap draw(long seed) {
            var random = new SplittableRandom(seed);
            for (var i = 0; i < DRAWS; i++) {
                history(i, random);
            }
            return new Bootstrap(
                    block,
                    List.of(
                            figure("total_return", total),
                            figure("cagr", growth),
                            figure("volatility", volatility),
                            figure("sharpe_ratio", sharpe),
                            figure("max_drawdown_on_closes", drawdown)),
                    steps,
                    fan());
        }

        private void history(int draw, SplittableRandom random) {
            var n = plain.length;
            var value = 1.0;
            var peak = 1.0;
            var deepest = 0.0;
            var sum = 0.0;
            var squares = 0.0;
            var at = 0;
            var left = 0;
            var step = 0;
            for (var i = 0; i < n; i++) {
                if (steps[step] == i) {
                    wealth[step++][draw] = value;
                }
                if (left-- == 0) {
                    at = random.nextInt(n);
                    left = block - 1;
                }
                var r = plain[at++];
                at = at == n ? 0 : at;
                value *= 1 + r;
                peak = Math.max(peak, value);
                deepest = Math.min(deepest, value / peak - 1);
                sum += r;
                squares += r * r;
            }
            wealth[step][draw] = value;
            var mean = sum / n;
            var deviation = Math.sqrt(Math.max(0, (squares - n * mean * mean) / (n - 1)));
            var annual = Math.sqrt(returns.annual());
            total[draw] = value - 1;
            growth[draw] = ReturnMath.growthRate(value - 1, returns.years());
            volatility[draw] = deviation * annual;
            sharpe[draw] = deviation == 0 ? 0 : (mean - returns.riskFree()) / deviation * annual;
            drawdown[draw] = deepest;
        }

        private double[][] fan() {
            var lines = new double[SHARES.size()][steps.length];
            for (var step = 0; step < steps.length; step++) {
                Arrays.sort(wealth[step]);
                for (var share = 0; share < SHARES.size(); share++) {
                    lines[share][step] = sorted(wealth[step], SHARES.get(share));
                }
            }
            return lines;
        }

        private static Figure figure(String name, double[] values) {
            Arrays.sort(values);
            var below = 0;
            while (below < values.length && values[below] < 0) {
                below++;
            }
            return new Figure(
                    name,
                    sorted(values, LOW),
                    sorted(values, 0.5),
                    sorted(values, HIGH),
                    (double) below / values.length);
        }

        private static double sorted(double[] values, double share) {
            var position = (values.length - 1) * share;
            var below = (int) Math.floor(position);
            var above = Math.min(below + 1, values.length - 1);
            return values[below] + (position - below) * (values[above] - values[below]);
        }
    }
}
