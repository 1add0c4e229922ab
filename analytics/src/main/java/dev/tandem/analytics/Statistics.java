package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The figures of one run or one price series by name, in a fixed order. Ratios are fractions: 0.1
/// is 10 %.
///
/// External deposits and withdrawals are not known here: whoever moves money in or out of an
/// account in a run must cut the run there.
public final class Statistics {
    private final Map<String, Statistic> byName = new LinkedHashMap<>();

    private Statistics(List<List<Statistic>> groups) {
        for (var group : groups) {
            group.forEach(statistic -> byName.put(statistic.name(), statistic));
        }
    }

    /// All figures of a run with the default settings and the periods of `calendar`; those beside a
    /// benchmark are absent.
    public static Statistics of(RunRecorder run, TradingCalendar calendar) {
        return of(run, PeriodMarks.of(run.equity(), calendar), StatisticsSettings.DEFAULT);
    }

    /// All figures of a run with the default settings and the periods of `calendar`.
    ///
    /// @param benchmark such as the instruments of the run, bought and held
    public static Statistics of(RunRecorder run, TradingCalendar calendar, PriceSeries benchmark) {
        return of(
                run,
                PeriodMarks.of(run.equity(), calendar),
                StatisticsSettings.DEFAULT,
                PeriodMarks.of(benchmark, calendar));
    }

    /// All figures of a run; those beside a benchmark are absent.
    ///
    /// @param periods the period ends of its equity
    public static Statistics of(RunRecorder run, PeriodMarks periods, StatisticsSettings settings) {
        var returns = new PeriodReturns(periods, settings);
        return of(run, returns, BenchmarkStatistics.without(returns));
    }

    /// All figures of a run.
    ///
    /// @param periods the period ends of its equity
    /// @param benchmark period ends by the same calendar
    public static Statistics of(
            RunRecorder run,
            PeriodMarks periods,
            StatisticsSettings settings,
            PeriodMarks benchmark) {
        var returns = new PeriodReturns(periods, settings);
        return of(run, returns, BenchmarkStatistics.of(returns, benchmark).all());
    }

    private static Statistics of(
            RunRecorder run, PeriodReturns returns, List<Statistic> besideBenchmark) {
        return new Statistics(
                List.of(
                        new ReturnStatistics(returns).all(),
                        new DrawdownStatistics(run.equity(), returns).all(),
                        new DistributionStatistics(returns).all(),
                        besideBenchmark,
                        new SkillStatistics(returns).all(),
                        new ExposureStatistics(run, returns).all(),
                        new TradeStatistics(run.trades(), run.openTrades().size()).all(),
                        new ExcursionStatistics(run.trades()).all(),
                        new CostStatistics(run).all()));
    }

    /// The figures that need no trades, of prices or of equity.
    ///
    /// @param periods the period ends of the same marks
    public static Statistics of(Marks marks, PeriodMarks periods, StatisticsSettings settings) {
        var returns = new PeriodReturns(periods, settings);
        return new Statistics(
                List.of(
                        new ReturnStatistics(returns).all(),
                        new DrawdownStatistics(marks, returns).all(),
                        new DistributionStatistics(returns).all(),
                        List.of(
                                new SkillStatistics(returns).probabilisticSharpe(),
                                ExposureStatistics.timeInMarket(periods))));
    }

    /// The probability that the best of many trials is better than luck would have made it.
    ///
    /// @param periods the period ends of the equity of the best trial
    public static Statistic deflatedSharpe(
            PeriodMarks periods, StatisticsSettings settings, Trials trials) {
        return new SkillStatistics(new PeriodReturns(periods, settings)).deflatedSharpe(trials);
    }

    /// The same for a run that is known by its figures only.
    ///
    /// @param sharpePerPeriod the annual ratio divided by `sqrt(A)`
    /// @param returns number of them
    /// @param skew of the returns
    /// @param excessKurtosis of the returns
    public static Statistic deflatedSharpe(
            double sharpePerPeriod,
            long returns,
            double skew,
            double excessKurtosis,
            Trials trials) {
        return SkillStatistics.deflatedSharpe(
                sharpePerPeriod, returns, skew, excessKurtosis, trials);
    }

    /// All figures, always in the same order.
    public List<Statistic> all() {
        return List.copyOf(byName.values());
    }

    /// One figure; empty when this kind of series does not have it.
    public Optional<Statistic> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The value of one figure; empty when it is absent or not computed here.
    public OptionalDouble value(String name) {
        return find(name).map(Statistic::value).orElse(OptionalDouble.empty());
    }
}
