package dev.tandem.testkit.golden.zipline;

import java.util.ArrayList;
import java.util.List;

/// Statistics of daily returns so far, a year of 252 days, without interest; NaN where they are not
/// defined.
final class RunningStatistics {
    private static final double YEAR = 252;

    private final List<Double> returns = new ArrayList<>();
    private final List<Double> benchmark = new ArrayList<>();

    void add(double change, double market) {
        returns.add(change);
        benchmark.add(market);
    }

    double volatility() {
        return deviation(returns) * Math.sqrt(YEAR);
    }

    double benchmarkVolatility() {
        return deviation(benchmark) * Math.sqrt(YEAR);
    }

    /// `mean / deviation × √252`
    double sharpe() {
        var deviation = deviation(returns);
        return deviation > 0 ? mean(returns) / deviation * Math.sqrt(YEAR) : Double.NaN;
    }

    /// `mean × 252 / (√mean(min(return, 0)²) × √252)`
    double sortino() {
        var squares = 0.0;
        for (var each : returns) {
            squares += Math.pow(Math.min(each, 0), 2);
        }
        var downside = Math.sqrt(squares / returns.size()) * Math.sqrt(YEAR);
        return downside > 0 && returns.size() > 1 ? mean(returns) * YEAR / downside : Double.NaN;
    }

    /// Covariance with the benchmark over its variance.
    double beta() {
        if (returns.size() < 2) {
            return Double.NaN;
        }
        var mean = mean(returns);
        var benchmarkMean = mean(benchmark);
        var covariance = 0.0;
        var variance = 0.0;
        for (var i = 0; i < returns.size(); i++) {
            covariance += (returns.get(i) - mean) * (benchmark.get(i) - benchmarkMean);
            variance += Math.pow(benchmark.get(i) - benchmarkMean, 2);
        }
        return covariance / variance;
    }

    /// `(1 + mean(return - beta × benchmark))^252 - 1`
    double alpha() {
        return Math.pow(1 + mean(returns) - beta() * mean(benchmark), YEAR) - 1;
    }

    private static double mean(List<Double> values) {
        var sum = 0.0;
        for (var value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static double deviation(List<Double> values) {
        if (values.size() < 2) {
            return Double.NaN;
        }
        var mean = mean(values);
        var squares = 0.0;
        for (var value : values) {
            squares += Math.pow(value - mean, 2);
        }
        return Math.sqrt(squares / (values.size() - 1));
    }
}
