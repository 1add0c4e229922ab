package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the future holds, the past stays as it was: orders, fills and fees up to an instant do
/// not change when every price after it does.
class LookAheadTest {
    private static final int INSTANTS = 20;
    private static final long SEED = 20_260_102;

    static List<ExampleRun> whole() {
        return ExampleRuns.whole();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void otherPricesAfterAnInstantChangeNothingBeforeIt(ExampleRun run) {
        var plan = run.plan();
        var log = new RunLog();
        var session = run.session(plan, log);
        session.start();
        var instants = new ArrayList<Long>();
        while (session.step()) {
            instants.add(session.nowNanos());
        }
        session.finish(false);
        var random = new SplittableRandom(SEED);

        for (var i = 0; i < INSTANTS; i++) {
            // half of them at an open or close, half between two
            var at = instants.get(random.nextInt(instants.size() - 1)) + i % 2;
            var changed = plan.withHistory(otherAfter(plan.history(), at, random.split()));
            assertThat(linesUntil(run, changed, at))
                    .as("%s, changed after %d, seed %d", run, at, SEED)
                    .isEqualTo(log.until(at));
        }
    }

    private static List<String> linesUntil(ExampleRun run, BacktestPlan plan, long nanos) {
        var log = new RunLog();
        var session = run.session(plan, log);
        session.start();
        while (session.nowNanos() <= nanos && session.step()) {}
        return log.until(nanos);
    }

    private static MarketHistory otherAfter(
            MarketHistory history, long nanos, SplittableRandom random) {
        var series = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            for (var size : history.sizes(instrument)) {
                series.add(otherAfter(history.find(instrument, size).orElseThrow(), nanos, random));
            }
        }
        return MarketHistory.of(series);
    }

    /// Keeps what is known at the instant: bars that have closed, and the open of one that has
    /// begun.
    private static BarColumns otherAfter(BarColumns bars, long nanos, SplittableRandom random) {
        var builder = BarColumns.builder(bars.instrument(), bars.size());
        for (var i = 0; i < bars.count(); i++) {
            var isClosed = bars.closeNanos(i) <= nanos;
            var isBegun = bars.openNanos(i) <= nanos;
            var open = bars.open(i) * (isBegun ? 1 : random.nextDouble(0.5, 1.5));
            var close = bars.close(i) * (isClosed ? 1 : random.nextDouble(0.5, 1.5));
            builder.append(
                    bars.openNanos(i),
                    bars.closeNanos(i),
                    open,
                    isClosed ? bars.high(i) : Math.max(open, close) * random.nextDouble(1, 1.1),
                    isClosed ? bars.low(i) : Math.min(open, close) * random.nextDouble(0.9, 1),
                    close,
                    isClosed ? bars.volume(i) : bars.volume(i) * random.nextDouble(),
                    bars.tradingDay(i));
        }
        return builder.build();
    }
}
