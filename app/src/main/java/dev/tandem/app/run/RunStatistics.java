package dev.tandem.app.run;

import dev.tandem.analytics.PeriodMarks;
import dev.tandem.analytics.PriceSeries;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.StatisticsSettings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The figures of runs over the same data, beside holding the instruments. What is the same for all
/// runs is computed once. Safe for use by several threads.
public final class RunStatistics {
    private record Held(PriceSeries prices, PeriodMarks periods) {}

    private final PreparedRun run;
    private final Map<Long, Optional<Held>> held = new ConcurrentHashMap<>();

    public RunStatistics(PreparedRun run) {
        this.run = run;
    }

    /// Those of one run.
    ///
    /// @param untilNanos how far it came
    public Statistics of(RunRecorder recorder, long untilNanos) {
        var calendar = run.universe().calendar();
        return heldAt(untilNanos)
                .map(benchmark ->
                        Statistics.of(
                                recorder,
                                PeriodMarks.of(recorder.equity(), calendar),
                                StatisticsSettings.DEFAULT,
                                benchmark.periods()))
                .orElseGet(() -> Statistics.of(recorder, calendar));
    }

    /// The worth of what is held; empty where a price at or below zero makes it meaningless.
    Optional<PriceSeries> held(long untilNanos) {
        return heldAt(untilNanos).map(Held::prices);
    }

    private Optional<Held> heldAt(long untilNanos) {
        return held.computeIfAbsent(untilNanos, this::hold);
    }

    private Optional<Held> hold(long untilNanos) {
        var universe = run.universe();
        return Comparison.held(
                        universe,
                        run.data().history().events(),
                        run.request().benchmark(),
                        untilNanos)
                .map(prices -> new Held(prices, PeriodMarks.of(prices, universe.calendar())));
    }
}
