package dev.tandem.analytics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The figures of a series of returns by the conventions of empyrical-reloaded, for comparing with
/// other software. What Tandem reports is [Statistics]; the two differ in:
///
/// - years are `n/A`, not calendar time, as under [AnnualConvention#PERIODS];
/// - no least number of observations;
/// - a division by an exact zero is infinite, what is undefined is NaN; constant returns have skew
///   and kurtosis 0.
///
/// `r` are simple returns, n their number.
public final class ReferenceStatistics {
    private final double[] returns;
    private final ReferenceSettings settings;

    public ReferenceStatistics(double[] returns, ReferenceSettings settings) {
        this.returns = returns.clone();
        this.settings = settings;
    }

    /// All figures under empyrical's names, in its order.
    public Map<String, Double> all() {
        var all = new LinkedHashMap<String, Double>();
        all.put("n", (double) returns.length);
        all.put("cum_return", total());
        all.put("annual_return_cagr", growthRate());
        all.put("annual_volatility", volatility());
        all.put("sharpe", sharpe());
        all.put("sortino", sortino());
        all.put("downside_risk", downsideRisk());
        all.put("max_drawdown", maxDrawdown());
        all.put("calmar", calmar());
        all.put("omega", omega());
        all.put("tail_ratio", tailRatio());
        all.put("stability", stability());
        for (var percent : new int[] {5, 1}) {
            all.put("var_" + percent, valueAtRisk(percent / 100.0));
            all.put("cvar_" + percent, conditionalValueAtRisk(percent / 100.0));
        }
        all.put("skew", skew());
        all.put("kurtosis_excess", excessKurtosis());
        return all;
    }

    /// `prod(1 + r) - 1`
    public double total() {
        return ReturnMath.compounded(returns);
    }

    /// `prod(1 + r)^(A/n) - 1`; NaN without returns.
    public double growthRate() {
        return ReturnMath.growthRate(total(), returns.length / settings.periodsPerYear());
    }

    /// `std(r, n-1) * sqrt(A)`
    public double volatility() {
        return ReturnMath.volatility(returns, settings.periodsPerYear());
    }

    /// `mean(r - rf) / std(r - rf, n-1) * sqrt(A)`
    public double sharpe() {
        return SharpeMath.perPeriod(ReturnMath.excess(returns, settings.riskFree()))
                * Math.sqrt(settings.periodsPerYear());
    }

    /// `mean(r - mar) * A / downside_risk`
    public double sortino() {
        return Moments.mean(overRequired()) * settings.periodsPerYear() / downsideRisk();
    }

    /// `sqrt(mean(min(r - mar, 0)^2)) * sqrt(A)`, all n in the mean.
    public double downsideRisk() {
        return ReturnMath.downside(overRequired()) * Math.sqrt(settings.periodsPerYear());
    }

    private double[] overRequired() {
        return ReturnMath.excess(returns, settings.requiredReturn());
    }

    /// `min_t(W_t / max_{s<=t} W_s - 1)` with W = 1 before the first return.
    public double maxDrawdown() {
        var wealth = 1.0;
        var peak = 1.0;
        var deepest = 0.0;
        for (var r : returns) {
            wealth *= 1 + r;
            peak = Math.max(peak, wealth);
            deepest = Math.min(deepest, wealth / peak - 1);
        }
        return deepest;
    }

    /// `cagr / abs(max_drawdown)`; NaN without a drawdown.
    public double calmar() {
        return maxDrawdown() == 0 ? Double.NaN : growthRate() / Math.abs(maxDrawdown());
    }

    /// `sum(x > 0) / -sum(x < 0)` of `x = r - rf - ((1 + mar)^(1/A) - 1)`, so that mar counts as a
    /// figure of a year here; NaN without a loss.
    public double omega() {
        var annual = settings.periodsPerYear();
        var threshold = ReturnMath.ratePerPeriod(settings.requiredReturn(), annual);
        var over = ReturnMath.excess(returns, settings.riskFree() + threshold);
        var lost = -Arrays.stream(over).filter(x -> x < 0).sum();
        return lost == 0 ? Double.NaN : Arrays.stream(over).filter(x -> x > 0).sum() / lost;
    }

    /// `abs(95 % quantile) / abs(5 % quantile)`, linear interpolation.
    public double tailRatio() {
        return Math.abs(ReturnMath.quantile(returns, 0.95)) / Math.abs(valueAtRisk(0.05));
    }

    /// R² of a line through the running sum of `log(1 + r)` against 0..n-1.
    public double stability() {
        var time = new double[returns.length];
        var growth = new double[returns.length];
        for (var i = 0; i < returns.length; i++) {
            time[i] = i;
            growth[i] = (i == 0 ? 0 : growth[i - 1]) + Math.log1p(returns[i]);
        }
        return Regression.of(time, growth).rSquared();
    }

    /// The quantile of `r`, linear interpolation.
    ///
    /// @param cutoff such as 0.05
    public double valueAtRisk(double cutoff) {
        return ReturnMath.quantile(returns, cutoff);
    }

    /// The mean of the `floor((n - 1) * cutoff) + 1` smallest `r`.
    public double conditionalValueAtRisk(double cutoff) {
        var count = (int) ((returns.length - 1) * cutoff) + 1;
        return Arrays.stream(returns).sorted().limit(count).average().orElse(Double.NaN);
    }

    /// Bias-corrected skewness.
    public double skew() {
        return Moments.deviation(returns) == 0 ? 0 : Moments.skew(returns);
    }

    /// Bias-corrected kurtosis less 3.
    public double excessKurtosis() {
        return Moments.deviation(returns) == 0 ? 0 : Moments.excessKurtosis(returns);
    }
}
