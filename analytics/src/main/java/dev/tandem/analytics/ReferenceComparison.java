package dev.tandem.analytics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/// The figures of returns beside those of a benchmark by the conventions of empyrical-reloaded: as
/// [ReferenceStatistics] is to [Statistics]. `r` are the returns, `b` those of the benchmark.
public final class ReferenceComparison {
    private final double[] returns;
    private final double[] benchmark;
    private final ReferenceSettings settings;

    /// @param benchmark of the same periods as `returns`
    /// @throws IllegalArgumentException if there are not as many
    public ReferenceComparison(double[] returns, double[] benchmark, ReferenceSettings settings) {
        if (returns.length != benchmark.length) {
            throw new IllegalArgumentException(
                    returns.length + " returns beside " + benchmark.length);
        }
        this.returns = returns.clone();
        this.benchmark = benchmark.clone();
        this.settings = settings;
    }

    /// All figures under empyrical's names, in its order; elements of its lists are `name.0`,
    /// `name.1`.
    public Map<String, Double> all() {
        var all = new LinkedHashMap<String, Double>();
        all.put("alpha", alpha());
        all.put("beta", beta());
        all.put("information_ratio_per_bar", informationRatio());
        all.put("capture", capture());
        all.put("up_capture", up().capture());
        all.put("down_capture", down().capture());
        all.put("up_alpha_beta.0", up().alpha());
        all.put("up_alpha_beta.1", up().beta());
        all.put("down_alpha_beta.0", down().alpha());
        all.put("down_alpha_beta.1", down().beta());
        all.put("batting_average.0", battingAverage());
        all.put("batting_average.1", where(b -> b >= 0).battingAverage());
        all.put("batting_average.2", where(b -> b < 0).battingAverage());
        return all;
    }

    /// `(1 + mean(r - rf) - beta * mean(b - rf))^A - 1`
    public double alpha() {
        return Math.pow(1 + line().intercept(), settings.periodsPerYear()) - 1;
    }

    /// `cov(r - rf, b - rf) / var(b - rf)`
    public double beta() {
        return line().slope();
    }

    private Regression line() {
        return Regression.of(
                ReturnMath.excess(benchmark, settings.riskFree()),
                ReturnMath.excess(returns, settings.riskFree()));
    }

    /// `mean(r - b) / std(r - b, n-1)` of one period, not annualised.
    public double informationRatio() {
        return SharpeMath.perPeriod(
                IntStream.range(0, returns.length)
                        .mapToDouble(i -> returns[i] - benchmark[i])
                        .toArray());
    }

    /// `cagr(r) / cagr(b)`
    public double capture() {
        return new ReferenceStatistics(returns, settings).growthRate()
                / new ReferenceStatistics(benchmark, settings).growthRate();
    }

    /// The share of periods with `r > b`; NaN without periods.
    public double battingAverage() {
        var better = IntStream.range(0, returns.length).filter(i -> returns[i] > benchmark[i]);
        return (double) better.count() / returns.length;
    }

    /// The periods in which the benchmark rose alone, each figure annualised with their own number;
    /// no risk-free rate.
    public ReferenceComparison up() {
        return where(b -> b > 0);
    }

    /// The periods in which the benchmark fell alone, as [#up].
    public ReferenceComparison down() {
        return where(b -> b < 0);
    }

    private ReferenceComparison where(DoublePredicate wanted) {
        var chosen =
                IntStream.range(0, returns.length).filter(i -> wanted.test(benchmark[i])).toArray();
        return new ReferenceComparison(
                IntStream.of(chosen).mapToDouble(i -> returns[i]).toArray(),
                IntStream.of(chosen).mapToDouble(i -> benchmark[i]).toArray(),
                ReferenceSettings.of(settings.periodsPerYear()));
    }
}
