package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.RecoveryReport;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.JournaledVenue;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.RecordLog;
import dev.tandem.runtime.live.RecordSource;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.live.Survey;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.VenueModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A session that dies again and again, at any append and with any loss that a disk allows, against
/// one that never does, and against the backtest of the same data.
class PaperRecoveryTest {
    private static final Clock CLOCK =
            new Clock() {
                private long nanos;

                @Override
                public long wallNanos() {
                    return ++nanos;
                }

                @Override
                public long monotonicNanos() {
                    return ++nanos;
                }

                @Override
                public void park(long wait) {}

                @Override
                public void unpark(Thread thread) {}
            };

    /// The process ends here.
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Two disks in one world, which ends after a number of appends.
    static final class World {
        private int left = Integer.MAX_VALUE;
        private boolean afterWriting;

        void live(int appends, boolean after) {
            left = appends;
            afterWriting = after;
        }
    }

    static final class Disk implements RecordLog, RecordSource {
        private final World world;
        private final List<StoredRecord> records = new ArrayList<>();
        private int durable;

        Disk(World world) {
            this.world = world;
        }

        @Override
        public long append(
                RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload) {
            var dies = world.left-- == 0;
            if (!dies || world.afterWriting) {
                records.add(
                        new StoredRecord(
                                records.size() + 1L,
                                type.code(),
                                eventNanos,
                                arrivalNanos,
                                payload.copy()));
            }
            if (dies) {
                throw new Death();
            }
            return records.size();
        }

        @Override
        public boolean awaitDurable(long seq, BooleanSupplier givesUp) {
            durable = records.size();
            return true;
        }

        /// What was not forced may be gone, from some record on.
        void losePower(SplittableRandom random) {
            var kept = random.nextInt(durable, records.size() + 1);
            records.subList(kept, records.size()).clear();
        }

        @Override
        public void read(long fromSeq, Consumer<StoredRecord> taker) {
            List.copyOf(records.subList((int) fromSeq - 1, records.size())).forEach(taker);
        }

        List<String> said() {
            return records.stream()
                    .filter(record -> record.origin() != RecordType.Origin.OUTSIDE)
                    .map(record ->
                            record.type()
                                    + " "
                                    + record.eventNanos()
                                    + " "
                                    + HexFormat.of().formatHex(record.payload()))
                    .toList();
        }
    }

    static Stream<Arguments> runs() {
        var models =
                Stream.of(
                        VenueModel.STANDARD,
                        VenueModel.STANDARD.withLatency(new Latency.Fixed(2_700_000_000_000L)));
        return models.flatMap(model ->
                IntStream.range(0, SmallStrategies.all().size())
                        .mapToObj(i -> {
                            var strategy = SmallStrategies.all().get(i);
                            return Arguments.of(
                                    strategy.get().getClass().getSimpleName(), strategy, model);
                        }));
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("runs")
    void whateverItDiesOfItGoesOn(String name, Supplier<Strategy> strategy, VenueModel model) {
        for (var seed = 1; seed <= 3; seed++) {
            var plan = plan(RandomMarkets.hours(seed, 120), model);
            var backtest = new BacktestSession(plan, strategy.get(), new RunListener() {});
            backtest.start();
            while (backtest.step()) {}
            assertThat(compare(plan, strategy, Arrivals.IN_TIME, seed))
                    .isEqualTo(backtest.finish(false));
        }
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("runs")
    void barsThatCameLateStayLateWhateverItDiesOf(
            String name, Supplier<Strategy> strategy, VenueModel model) {
        for (var seed = 1; seed <= 3; seed++) {
            var plan = plan(RandomMarkets.hours(seed, 120), model);
            var late = new DrawnArrivals(seed, 0.3, 9_000_000_000_000L, 600_000_000_000L, true);
            compare(plan, strategy, late, seed);
        }
    }

    @Test
    void whatWasLateStandsInTheJournalAndIsNotDrawnAgain() {
        for (var seed = 1; seed <= 20; seed++) {
            var plan = plan(RandomMarkets.hours(seed, 120), VenueModel.STANDARD);
            var world = new World();
            var engine = new Disk(world);
            var venue = new Disk(world);
            var random = new SplittableRandom(seed);
            BacktestResult end = null;
            for (var epoch = 1; end == null; epoch++) {
                world.live(random.nextInt(1, 400), random.nextBoolean());
                var other = new DrawnArrivals(epoch, 0.5, 9_000_000_000_000L, 0, epoch % 2 == 0);
                try {
                    var session =
                            open(
                                    plan,
                                    SmallStrategies.CatchingUp::new,
                                    engine,
                                    venue,
                                    epoch,
                                    epoch % 3 == 0 ? Arrivals.IN_TIME : other);
                    while (session.step()) {}
                    end = session.finish();
                } catch (Death death) {
                    engine.losePower(random);
                    venue.losePower(random);
                }
            }
            var replayed =
                    SessionReplay.run(
                            plan,
                            new SmallStrategies.CatchingUp(),
                            new RunListener() {},
                            engine,
                            Long.MAX_VALUE);
            assertThat(replayed.decisionHash()).isEqualTo(end.decisionHash());
            assertThat(replayed.bars()).isEqualTo(end.bars()).isEqualTo(delivered(plan));
        }
    }

    private static long delivered(BacktestPlan plan) {
        var backtest =
                new BacktestSession(plan, new SmallStrategies.CatchingUp(), new RunListener() {});
        backtest.start();
        while (backtest.step()) {}
        return backtest.bars();
    }

    static BacktestPlan plan(MarketHistory history, VenueModel model) {
        return BacktestPlan.of("paper", Money.parse("10000 USD"), history).withVenue(model);
    }

    /// @return what both the undisturbed session and the one that died ended with
    private static BacktestResult compare(
            BacktestPlan plan, Supplier<Strategy> strategy, Arrivals arrivals, long seed) {
        var whole = new World();
        var engine = new Disk(whole);
        var venue = new Disk(whole);
        var undisturbed = open(plan, strategy, engine, venue, 1, arrivals);
        while (undisturbed.step()) {}
        var expected = undisturbed.finish();

        var world = new World();
        var engineDisk = new Disk(world);
        var venueDisk = new Disk(world);
        var random = new SplittableRandom(seed);
        var deaths = 0;
        for (var epoch = 1; ; epoch++) {
            world.live(random.nextInt(1, 400), random.nextBoolean());
            try {
                var session = open(plan, strategy, engineDisk, venueDisk, epoch, arrivals);
                while (session.step()) {}
                assertThat(session.finish()).isEqualTo(expected);
                break;
            } catch (Death death) {
                deaths++;
                if (random.nextBoolean()) {
                    engineDisk.losePower(random);
                    venueDisk.losePower(random);
                }
            }
        }
        assertThat(deaths).isPositive();
        assertThat(engineDisk.said()).isEqualTo(engine.said());
        assertThat(venueDisk.said().stream().map(PaperRecoveryTest::withoutIntentNumber))
                .isEqualTo(
                        venue.said().stream().map(PaperRecoveryTest::withoutIntentNumber).toList());
        return expected;
    }

    /// Acts at each restart, and at some bars.
    private static final class Returning implements Strategy {
        private int bars;
        private int restarts;

        @Override
        public void onBar(Context context, Bar bar) {
            if (++bars % 3 == 0) {
                var price = bar.instrument().price(bar.close() * 0.98);
                context.submit(
                        OrderRequest.limit(
                                bar.instrument(), Side.BUY, bar.instrument().quantity(1), price));
            }
        }

        @Override
        public void onRecovered(Context context, RecoveryReport report) {
            restarts++;
            assertThat(report.replayed()).isNotNegative();
            assertThat(report.dataGap()).isZero();
            for (var doubt : report.doubts()) {
                assertThat(doubt.order().number()).isPositive();
                DOUBTS.merge(doubt.outcome(), 1, Integer::sum);
            }
            if (!context.openOrders().isEmpty()) {
                context.openOrders().getFirst().cancel();
            }
            if (restarts % 2 == 0) {
                var any = context.universe().getFirst().instrument();
                context.submit(OrderRequest.market(any, Side.SELL, any.quantity(restarts)));
            }
        }
    }

    private static final Map<RecoveryReport.Outcome, Integer> DOUBTS =
            new EnumMap<>(RecoveryReport.Outcome.class);

    @Test
    void whatAStrategyDoesAtARestartIsReplayed() {
        var told = 0;
        DOUBTS.clear();
        for (var seed = 1; seed <= 40; seed++) {
            var model =
                    seed % 2 == 0
                            ? VenueModel.STANDARD
                            : VenueModel.STANDARD.withLatency(
                                    new Latency.Fixed(2_700_000_000_000L));
            var plan = plan(RandomMarkets.hours(seed, 60), model);
            var world = new World();
            var engine = new Disk(world);
            var venue = new Disk(world);
            var result = playThroughDeaths(plan, engine, venue, new SplittableRandom(seed));

            var replayed =
                    SessionReplay.run(
                            plan, new Returning(), new RunListener() {}, engine, Long.MAX_VALUE);

            assertThat(replayed.decisionHash()).isEqualTo(result.decisionHash());
            assertThat(replayed.cash()).isEqualTo(result.cash());
            told += (int) engine.records.stream().filter(PaperRecoveryTest::isRecovered).count();
        }
        assertThat(told).isGreaterThan(100);
        assertThat(DOUBTS).containsOnlyKeys(RecoveryReport.Outcome.values());
    }

    private static boolean isRecovered(StoredRecord record) {
        return record.is(RecordType.RECOVERED);
    }

    private static BacktestResult playThroughDeaths(
            BacktestPlan plan, Disk engine, Disk venue, SplittableRandom random) {
        for (var epoch = 1; ; epoch++) {
            engine.world.live(random.nextInt(1, 300), random.nextBoolean());
            try {
                var session = open(plan, Returning::new, engine, venue, epoch, Arrivals.IN_TIME);
                while (session.step()) {}
                return session.finish();
            } catch (Death death) {
                if (random.nextBoolean()) {
                    engine.losePower(random);
                    venue.losePower(random);
                }
            }
        }
    }

    @Test
    void aStrategyThatDoesNotWantToKnowLeavesNoTraceOfRestarts() {
        var world = new World();
        var engine = new Disk(world);
        var venue = new Disk(world);
        Supplier<Strategy> strategy = SmallStrategies.all().getFirst();
        var plan = plan(RandomMarkets.hours(1, 60), VenueModel.STANDARD);
        for (var epoch = 1; epoch <= 3; epoch++) {
            var session = open(plan, strategy, engine, venue, epoch, Arrivals.IN_TIME);
            for (var i = 0; i < 20; i++) {
                session.step();
            }
        }

        assertThat(engine.records).noneMatch(PaperRecoveryTest::isRecovered);
    }

    /// Numbers of intents differ, since restarts leave records of their own.
    private static String withoutIntentNumber(String line) {
        var words = line.split(" ", -1);
        var type = RecordType.of(Integer.parseInt(words[0])).orElseThrow();
        return switch (type) {
            case SUBMIT, CANCEL, REPLACE ->
                    words[0] + " " + words[1] + " " + words[2].substring(16);
            default -> line;
        };
    }

    static PaperSession open(
            BacktestPlan plan,
            Supplier<Strategy> strategy,
            Disk engine,
            Disk venue,
            long epoch,
            Arrivals arrivals) {
        return new PaperSession(
                plan,
                strategy.get(),
                new RunListener() {},
                new PaperSession.Sides(
                        new PaperSession.Side(engine, engine),
                        Survey.of(engine),
                        new JournaledVenue(
                                new PaperSession.Side(venue, venue),
                                Survey.of(venue),
                                new VenueRecords(plan.history().instruments()),
                                CLOCK),
                        PaperSession.Snapshots.NONE,
                        epoch),
                CLOCK,
                new HaltSwitch(),
                arrivals);
    }
}
