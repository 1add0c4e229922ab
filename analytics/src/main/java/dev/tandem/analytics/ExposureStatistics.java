package dev.tandem.analytics;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.Fill;
import dev.tandem.api.value.FixedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// How much was held, against equity at every recorded mark, and how much was traded.
///
/// The signed value of all positions is equity less cash, because fills of every instrument move
/// cash by their whole notional.
final class ExposureStatistics {
    private final EquityCurve curve;
    private final List<Fill> fills;
    private final PeriodReturns returns;
    private final Sample marks;

    ExposureStatistics(RunRecorder run, PeriodReturns returns) {
        this.returns = returns;
        curve = run.equity();
        fills = run.fills();
        var isRuined =
                IntStream.range(0, curve.size()).anyMatch(mark -> curve.equityUnits(mark) <= 0);
        marks = Sample.of(curve.size(), "marks").unless(isRuined, "equity fell to zero");
    }

    List<Statistic> all() {
        return List.of(
                timeInMarket(returns.periods()),
                grossMean(),
                grossMax(),
                netMean(),
                netMin(),
                netMax(),
                leverageMean(),
                leverageMax(),
                turnover());
    }

    /// The share of periods with an open position at any mark.
    static Statistic timeInMarket(PeriodMarks periods) {
        var n = periods.periods();
        return Sample.of(n, "periods")
                .figure(
                        "time_in_market",
                        "periods with an open position / periods",
                        1,
                        () -> (double) periods.investedPeriods() / n);
    }

    /// `mean(sum of abs(position value) / equity)`
    Statistic grossMean() {
        return mean("gross_exposure_mean", "sum of abs(position value) / equity", this::gross);
    }

    Statistic grossMax() {
        return max("gross_exposure_max", "sum of abs(position value) / equity", this::gross);
    }

    /// `mean((equity - cash) / equity)`: below 0 when shorts outweigh.
    Statistic netMean() {
        return mean("net_exposure_mean", "(equity - cash) / equity", this::net);
    }

    Statistic netMin() {
        return marks.figure(
                "net_exposure_min",
                "min((equity - cash) / equity)",
                1,
                () -> each(this::net).min().orElseThrow());
    }

    Statistic netMax() {
        return max("net_exposure_max", "(equity - cash) / equity", this::net);
    }

    /// Gross exposure over equity, so the same figure as [#grossMean] under the name that borrowers
    /// look for.
    Statistic leverageMean() {
        return mean("leverage_mean", "gross exposure / equity", this::gross);
    }

    Statistic leverageMax() {
        return max("leverage_max", "gross exposure / equity", this::gross);
    }

    private Statistic mean(String name, String formula, IntToDoubleFunction ratio) {
        return marks.figure(
                name, "mean(" + formula + ")", 1, () -> each(ratio).average().orElseThrow());
    }

    private Statistic max(String name, String formula, IntToDoubleFunction ratio) {
        return marks.figure(name, "max(" + formula + ")", 1, () -> each(ratio).max().orElseThrow());
    }

    private DoubleStream each(IntToDoubleFunction ratio) {
        return IntStream.range(0, curve.size()).mapToDouble(ratio);
    }

    private double gross(int mark) {
        return (double) curve.exposureUnits(mark) / curve.equityUnits(mark);
    }

    private double net(int mark) {
        var units = Math.subtractExact(curve.equityUnits(mark), curve.cashUnits(mark));
        return (double) units / curve.equityUnits(mark);
    }

    /// `(buys + sells) / 2 / mean equity / years`
    Statistic turnover() {
        var meanEquity = Arrays.stream(returns.periods().values()).average().orElse(0);
        return Sample.of(fills.size(), "fills")
                .unless(returns.years() <= 0, "no time passed")
                .unless(meanEquity <= 0, "equity fell to zero")
                .figure(
                        "turnover",
                        "(buys + sells) / 2 / mean equity / years",
                        0,
                        () -> traded() / 2 / meanEquity / returns.years());
    }

    private double traded() {
        return fills.stream().mapToDouble(ExposureStatistics::worth).sum();
    }

    private static double worth(Fill fill) {
        var instrument = fill.instrument();
        var units = Math.abs(instrument.notional(fill.priceUnits(), fill.quantityUnits()));
        return FixedPoint.toDouble(units, instrument.currency().scale())
                * FixedPoint.toDouble(fill.rateUnits(), CurrencyRates.SCALE);
    }
}
