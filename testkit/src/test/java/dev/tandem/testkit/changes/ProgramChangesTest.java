package dev.tandem.testkit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.ProgramTrial;
import dev.tandem.runtime.live.SessionFork;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.record.ProgramChange;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.sim.PowerLoss;
import dev.tandem.testkit.sim.PowerLost;
import dev.tandem.testkit.sim.SimClock;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// F-125: a session whose program is changed to another one that decides the same, and back, again
/// and again, with positions and orders, while the power fails at any call. It must decide what the
/// session decides whose program never changed: nothing is lost, doubled or cancelled.
class ProgramChangesTest {
    private static final long START = 1_704_067_200_000_000_000L; // 2024-01-01
    private static final long HOUR = 3_600_000_000_000L;
    private static final int BARS = 72;

    /// Changes in each direction: `-Dtandem.changes=200` for the acceptance of F-125.
    private static final int CHANGES = Integer.getInteger("tandem.changes", 25);

    private static final Supplier<Strategy> FIRST = Climber.First.Rungs::new;
    private static final Supplier<Strategy> SECOND = Climber.Second.Rungs::new;
    private static final Supplier<Strategy> THIRD = Climber.Third.Rungs::new;

    private int upgrades;
    private int rollbacks;
    private int deaths;
    private int deathsInChanges;
    private int withPositions;
    private int withOrders;

    private static BacktestPlan plan() {
        var history =
                MarketHistory.of(
                        List.of(bars("UP", 0, 7), bars("DOWN", 1, 5)),
                        List.of(),
                        List.of(),
                        List.of());
        return BacktestPlan.of("changes", Money.parse("10000 USD"), history)
                .withVenue(VenueModel.STANDARD.withLatency(new Latency.Fixed(HOUR / 2)));
    }

    private static BarColumns bars(String symbol, int ordinal, int swing) {
        var instrument =
                new Instrument(
                        new InstrumentId(symbol, "TEST"),
                        InstrumentClass.CRYPTO,
                        ordinal,
                        4,
                        4,
                        Currency.USD,
                        BigDecimal.ONE,
                        false,
                        TradingCalendar.alwaysOpen(),
                        List.of(TradingRules.always(Price.of("0.01"), Quantity.of("0.01"))));
        var columns = BarColumns.builder(instrument, BarSize.H1);
        for (var i = 0; i < BARS; i++) {
            var open = price(i, swing);
            var close = price(i + 1, swing);
            var at = START + i * HOUR;
            var high = Math.max(open, close) + 0.5;
            var low = Math.min(open, close) - 0.75;
            columns.append(at, at + HOUR, open, high, low, close, 100, (int) (at / (24 * HOUR)));
        }
        return columns.build();
    }

    private static double price(int i, int swing) {
        return 100 + (i * swing) % 11 / 4.0 - (i * i) % 13 / 2.0;
    }

    private static BacktestResult backtest() {
        var backtest = new BacktestSession(plan(), FIRST.get(), new RunListener() {});
        backtest.start();
        while (backtest.step()) {}
        return backtest.finish(false);
    }

    @Test
    void F125_upgradesAndRollbacksLoseDoubleAndCancelNothing() {
        var expected = backtest();
        for (var seed = 1; Math.min(upgrades, rollbacks) < CHANGES; seed++) {
            var world = new World(seed, SECOND);
            BacktestResult result = null;
            while (result == null) {
                result = world.live();
            }
            assertThat(result).as("seed " + seed).isEqualTo(expected);
            assertThat(world.replayed()).as("seed " + seed).isEqualTo(expected.decisionHash());
        }
        assertThat(withPositions).isPositive();
        assertThat(withOrders).isPositive();
        assertThat(deaths).isPositive();
        assertThat(deathsInChanges).isPositive();
    }

    /// The replay compares every decision with the program that had to make it.
    @Test
    void F125_eachProgramDecidesInItsPartWhateverTheSessionDiesOf() {
        var same = backtest().decisionHash();
        var others = 0;
        for (var seed = 1; Math.min(upgrades, rollbacks) < CHANGES; seed++) {
            var world = new World(seed, THIRD);
            BacktestResult result = null;
            while (result == null) {
                result = world.live();
            }
            assertThat(world.replayed()).as("seed " + seed).isEqualTo(result.decisionHash());
            others += result.decisionHash().equals(same) ? 0 : 1;
        }
        assertThat(others).isPositive();
        assertThat(deathsInChanges).isPositive();
    }

    @Test
    void aTrialShowsWhatAnotherProgramWouldHaveDecided() {
        var world = new World(0, SECOND);
        world.play(60);

        var same = world.trial(SECOND, 24);
        assertThat(same.misfit()).isEmpty();
        assertThat(same.difference().before()).isPositive();
        assertThat(same.difference().lines()).isEmpty();
        assertThat(same.difference().now()).isEqualTo(same.difference().same());

        var other = world.trial(THIRD, 24);
        assertThat(other.misfit()).isEmpty();
        assertThat(other.difference().lines()).isNotEmpty();
        assertThat(other.difference().lines().getFirst().atNanos())
                .isBetween(other.fromNanos() + 1, other.untilNanos());
    }

    /// The disks of one session, and its programs in the order in which they decide.
    private final class World {
        private final SimRng rng;
        private final SimClock clock = new SimClock(START + 100 * HOUR);
        private final List<Supplier<Strategy>> programs = new ArrayList<>(List.of(FIRST));
        private final Supplier<Strategy> other;
        private SimStorage engine = SimStorage.plain();
        private SimStorage venue = SimStorage.plain();
        private SimStorage snapshots = SimStorage.plain();
        private boolean isChanging;

        World(long seed, Supplier<Strategy> other) {
            this.other = other;
            rng = new SimRng(seed);
        }

        private SessionStorage storage() {
            return new SessionStorage(engine, venue, snapshots);
        }

        /// One process: it may change the program first, and the power may fail in it.
        ///
        /// @return the result when the feed is over
        @Nullable BacktestResult live() {
            if (!isChanging && rng.nextInt(2) == 0) {
                accept();
            }
            var disk = rng.nextInt(6);
            if (disk < 3) {
                var faulty = disk == 0 ? engine : disk == 1 ? venue : snapshots;
                var most = disk == 2 ? 12 : 60;
                faulty.faults().powerLossAtCall(faulty.faults().calls() + 1 + rng.nextInt(most));
            }
            try {
                return play(1 + rng.nextInt(25));
            } catch (RuntimeException lost) {
                if (!isPowerLoss(lost)) {
                    throw lost;
                }
                deaths++;
                deathsInChanges += isChanging ? 1 : 0;
                var loss = PowerLoss.random(rng);
                engine = engine.afterPowerLoss(loss);
                venue = venue.afterPowerLoss(loss);
                snapshots = snapshots.afterPowerLoss(loss);
                return null;
            }
        }

        private boolean isPowerLoss(Throwable thrown) {
            for (Throwable at = thrown; at != null; at = at.getCause()) {
                if (at instanceof PowerLost) {
                    return true;
                }
            }
            return false;
        }

        /// The operator tries the other program and accepts it.
        private void accept() {
            var isBack = programs.size() % 2 == 0;
            var next = isBack ? FIRST : other;
            var trial =
                    new ProgramTrial(
                            plan(),
                            storage(),
                            programs,
                            next,
                            programs.size() > 1,
                            Arrivals.IN_TIME);
            var end = trial.end();
            if (end.refusal().isPresent()) {
                return;
            }
            var outcome = trial.run(end, 12 * HOUR, scratch(), clock);
            assertThat(outcome.misfit()).isEmpty();
            if (other.equals(SECOND)) {
                assertThat(outcome.difference().lines()).isEmpty();
            }
            withPositions += outcome.positions() > 0 ? 1 : 0;
            withOrders += outcome.openOrders() > 0 ? 1 : 0;
            programs.add(next);
            isChanging = true;
        }

        ProgramTrial.Outcome trial(Supplier<Strategy> next, int hours) {
            var trial =
                    new ProgramTrial(plan(), storage(), programs, next, false, Arrivals.IN_TIME);
            return trial.run(trial.end(), hours * HOUR, scratch(), clock);
        }

        private SessionStorage scratch() {
            return new SessionStorage(SimStorage.plain(), SimStorage.plain(), SimStorage.plain());
        }

        @Nullable BacktestResult play(int instants) {
            var plan = plan();
            var options = JournalOptions.SMALL.withSpareSegments(0);
            engine = engine.afterProcessEnd(engine.faults());
            venue = venue.afterProcessEnd(venue.faults());
            snapshots = snapshots.afterProcessEnd(snapshots.faults());
            try (var journals = SessionJournals.open(storage(), clock, options, null)) {
                var decided =
                        SessionFork.keepSealed(plan, storage(), journals.engineSurvey(), programs);
                var session =
                        new PaperSession(
                                plan,
                                programs,
                                new RunListener() {},
                                journals.sides(
                                        new VenueRecords(plan.history().instruments()), clock),
                                clock,
                                new HaltSwitch(),
                                Arrivals.IN_TIME);
                if (decided < programs.size() && session.catchUp()) {
                    change(session);
                }
                for (var i = 0; i < instants; i++) {
                    clock.advance(1_000_000);
                    if (!session.step()) {
                        return session.finish();
                    }
                }
                session.stop();
                journals.force();
            }
            follow(plan);
            return null;
        }

        private void change(PaperSession session) {
            var isBack = programs.size() % 2 == 1;
            var change = new ProgramChange("a", "b", "mark", "operator");
            var store = new SnapshotStore(snapshots);
            session.change(change, programs.size() > 2).forEach(store::seal);
            isChanging = false;
            upgrades += isBack ? 0 : 1;
            rollbacks += isBack ? 1 : 0;
        }

        private void follow(BacktestPlan plan) {
            if (isChanging) {
                return;
            }
            try (var follower =
                    new SnapshotFollower(
                            plan, programs.getLast().get(), storage(), () -> Long.MAX_VALUE, 50)) {
                follower.step(Integer.MAX_VALUE);
            }
        }

        String replayed() {
            return SessionReplay.run(
                            new EnginePlan(plan()).config(),
                            programs,
                            new RunListener() {},
                            (from, taker) -> JournalSide.readAll(engine, from, taker),
                            Long.MAX_VALUE)
                    .decisionHash();
        }
    }
}
