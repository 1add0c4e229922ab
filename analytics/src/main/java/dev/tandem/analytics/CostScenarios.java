package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.Fill;
import dev.tandem.api.value.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The same fills at other costs: the equity of the run with commission and modelled slippage taken
/// not at all, once, twice and three times.
///
/// The fills stay those of the run, in number and size; a strategy that would have traded less at
/// higher costs, or could not have paid them, is not played again. Once the costs is the run
/// itself.
public final class CostScenarios {
    /// How often costs are taken.
    public static final List<Integer> FACTORS = List.of(0, 1, 2, 3);

    private CostScenarios() {}

    /// The run at one multiple of its costs.
    ///
    /// @param costs taken in all, in the currency of the account
    public record Scenario(int factor, double costs, Statistics statistics) {}

    /// Computes all of them.
    ///
    /// @param slippage what the model of the venue made a fill worse, in the currency of the
    ///   account
    public static List<Scenario> of(
            RunRecorder run, TradingCalendar calendar, ToDoubleFunction<Fill> slippage) {
        var fills = run.fills();
        var costs = new double[fills.size()];
        var sum = 0.0;
        for (var i = 0; i < costs.length; i++) {
            var fill = fills.get(i);
            sum += Amount.of(fill.commissionInAccount()) + slippage.applyAsDouble(fill);
            costs[i] = sum;
        }
        var scenarios = new ArrayList<Scenario>();
        for (var factor : FACTORS) {
            var marks = changed(run.equity(), fills, costs, 1 - factor);
            var statistics =
                    Statistics.of(
                            marks, PeriodMarks.of(marks, calendar), StatisticsSettings.DEFAULT);
            scenarios.add(new Scenario(factor, factor * sum, statistics));
        }
        return scenarios;
    }

    private static EquityCurve changed(
            EquityCurve curve, List<Fill> fills, double[] costs, int returned) {
        if (returned == 0) {
            return curve;
        }
        var scale = curve.currency().scale();
        var changed = new EquityCurve(curve.starting());
        var passed = 0;
        for (var i = 0; i < curve.size(); i++) {
            while (passed < costs.length && fills.get(passed).atNanos() <= curve.atNanos(i)) {
                passed++;
            }
            var back = passed == 0 ? 0 : returned * costs[passed - 1];
            changed.add(
                    curve.atNanos(i),
                    curve.cashUnits(i),
                    curve.equityUnits(i) + FixedPoint.fromDouble(back, scale),
                    curve.exposureUnits(i));
        }
        return changed;
    }
}
