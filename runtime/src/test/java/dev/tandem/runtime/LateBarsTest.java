package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Revision;
import dev.tandem.api.market.Slice;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.PaperRecoveryTest.Disk;
import dev.tandem.runtime.PaperRecoveryTest.World;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.simulator.VenueModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What a strategy sees of bars that come when their instant is over.
class LateBarsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long LATE_HOUR = RandomMarkets.START + 5 * RandomMarkets.HOUR;

    /// The bars of B that close at one hour come a number of minutes late.
    private record OneLate(long minutes, boolean allowsEntries) implements Arrivals {
        @Override
        public long delayNanos(Instrument instrument, long closeNanos) {
            var isIt = instrument.id().symbol().equals("B") && closeNanos == LATE_HOUR;
            return isIt ? minutes * MINUTE : 0;
        }

        @Override
        public long graceNanos() {
            return 10 * MINUTE;
        }
    }

    /// Notes what it is told, and what it can read.
    private static final class Witness implements Strategy {
        private transient List<String> seen = new ArrayList<>();

        @Override
        public void onBar(Context context, Bar bar) {
            seen.add("bar " + hour(bar.closeNanos()) + " " + bar.instrument().id().symbol());
        }

        @Override
        public void onSlice(Context context, Slice slice) {
            var known = new StringBuilder();
            for (var instrument : context.instruments()) {
                var age = context.data().age(instrument).orElse(Duration.ofHours(99));
                known.append(instrument.id().symbol()).append(age.toMinutes()).append(' ');
            }
            var symbols = new StringBuilder();
            slice.forEach(bar -> symbols.append(bar.instrument().id().symbol()));
            seen.add("slice " + hour(slice.atNanos()) + " " + symbols + ", ages " + known);
        }

        @Override
        public void onRevision(Context context, Revision revision) {
            var bar = revision.bar();
            seen.add(
                    "late "
                            + hour(bar.closeNanos())
                            + " "
                            + bar.instrument().id().symbol()
                            + " by "
                            + revision.delay().toMinutes()
                            + ", last close "
                            + (context.data().current(bar.instrument(), BarField.CLOSE)
                                    == bar.close()));
            context.submit(OrderRequest.market(bar.instrument(), Side.BUY, Quantity.of("1")));
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            seen.add(
                    event instanceof OrderEvent.Denied denied
                            ? "denied: " + denied.reason()
                            : event.getClass().getSimpleName());
        }

        private static String hour(long nanos) {
            return String.valueOf((nanos - RandomMarkets.START) / RandomMarkets.HOUR);
        }
    }

    private static BarColumns hours(Instrument instrument) {
        var columns = BarColumns.builder(instrument, BarSize.H1);
        for (var i = 0; i < 8; i++) {
            var at = RandomMarkets.START + i * RandomMarkets.HOUR;
            columns.append(at, at + RandomMarkets.HOUR, 100, 102, 99, 100 + i, 1000, 0);
        }
        return columns.build();
    }

    private static List<String> play(Arrivals arrivals) {
        var witness = new Witness();
        var all = new ArrayList<BarColumns>();
        for (var i = 0; i < 3; i++) {
            var instrument = RandomMarkets.instrument("ABC".substring(i, i + 1), i);
            all.add(hours(instrument));
        }
        var plan = PaperRecoveryTest.plan(MarketHistory.of(all), VenueModel.STANDARD);
        var world = new World();
        var session =
                PaperRecoveryTest.open(
                        plan, () -> witness, new Disk(world), new Disk(world), 1, arrivals);
        while (session.step()) {}
        return witness.seen.stream()
                .dropWhile(line -> !line.startsWith("bar 5"))
                .takeWhile(line -> !line.startsWith("bar 7"))
                .toList();
    }

    @Test
    void aBarWithinTheGraceIsInItsSlice() {
        assertThat(play(new OneLate(10, false)))
                .containsExactly(
                        "bar 5 A",
                        "bar 5 B",
                        "bar 5 C",
                        "slice 5 ABC, ages A0 B0 C0 ",
                        "bar 6 A",
                        "bar 6 B",
                        "bar 6 C",
                        "slice 6 ABC, ages A0 B0 C0 ");
    }

    @Test
    void aLateBarIsAbsentAndNothingIsEnteredOnIt() {
        assertThat(play(new OneLate(20, false)))
                .containsExactly(
                        "bar 5 A",
                        "bar 5 C",
                        "slice 5 AC, ages A0 B60 C0 ",
                        "late 5 B by 20, last close true",
                        "denied: decided on a bar of B@TEST that came 1200000 ms late, and entries"
                                + " on late bars are not allowed",
                        "bar 6 A",
                        "bar 6 B",
                        "bar 6 C",
                        "slice 6 ABC, ages A0 B0 C0 ");
    }

    @Test
    void entriesOnLateBarsLeaveWhereTheyAreAllowed() {
        assertThat(play(new OneLate(20, true)))
                .containsSubsequence("late 5 B by 20, last close true", "Accepted", "bar 6 A")
                .noneMatch(line -> line.startsWith("denied"));
    }

    @Test
    void aBarThatIsLateByMoreThanOneHoldsTheNextOneBack() {
        assertThat(play(new OneLate(75, false)))
                .containsSubsequence(
                        "slice 5 AC, ages A0 B60 C0 ",
                        "bar 6 A",
                        "bar 6 C",
                        "slice 6 AC, ages A0 B120 C0 ",
                        "late 5 B by 75, last close true",
                        "late 6 B by 15, last close true");
    }

    /// @return what the session ended with, and its journal
    private static BacktestResult decide(
            BacktestPlan plan, Supplier<Strategy> strategy, Arrivals arrivals, Disk engine) {
        var session =
                PaperRecoveryTest.open(plan, strategy, engine, new Disk(new World()), 1, arrivals);
        while (session.step()) {}
        return session.finish();
    }

    @Test
    void delaysWithinTheGraceDecideAsTheBacktestAndLongerOnesAsTheirReplay() {
        for (var strategy : SmallStrategies.all()) {
            var plan = PaperRecoveryTest.plan(RandomMarkets.hours(3, 120), VenueModel.STANDARD);
            var backtest = new BacktestSession(plan, strategy.get(), new RunListener() {});
            backtest.start();
            while (backtest.step()) {}
            var expected = backtest.finish(false);
            var short_ = new DrawnArrivals(1, 0.5, 10 * MINUTE, 10 * MINUTE, false);
            var long_ = new DrawnArrivals(1, 0.5, 100 * MINUTE, 10 * MINUTE, false);

            assertThat(decide(plan, strategy, short_, new Disk(new World()))).isEqualTo(expected);

            var engine = new Disk(new World());
            var late = decide(plan, strategy, long_, engine);
            var replayed =
                    SessionReplay.run(
                            plan, strategy.get(), new RunListener() {}, engine, Long.MAX_VALUE);
            assertThat(replayed.decisionHash()).isEqualTo(late.decisionHash());
            assertThat(late.decisionHash()).isNotEqualTo(expected.decisionHash());
            assertThat(late.bars()).isEqualTo(expected.bars()).isEqualTo(replayed.bars());
        }
    }
}
