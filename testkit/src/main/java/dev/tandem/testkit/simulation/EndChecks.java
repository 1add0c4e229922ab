package dev.tandem.testkit.simulation;

import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.SimulatedVenue;
import dev.tandem.testkit.simulation.Sometimes.Event;
import dev.tandem.testkit.simulation.checker.Books;
import dev.tandem.testkit.simulation.checker.JournalChecker;
import dev.tandem.testkit.simulation.checker.RawRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;

/// What must be true when all is over and nothing goes wrong any more.
final class EndChecks {
    private final Scenario scenario;
    private final BacktestPlan plan;
    private final World world;
    private final Witness witness;
    private final BacktestResult result;
    private final List<StoredRecord> records = new ArrayList<>();

    EndChecks(
            Scenario scenario,
            BacktestPlan plan,
            World world,
            Witness witness,
            BacktestResult result) {
        this.scenario = scenario;
        this.plan = plan;
        this.world = world;
        this.witness = witness;
        this.result = result;
    }

    void run() {
        witness.problems().forEach(problem -> world.violated(problem.substring(0, 4), problem));
        JournalSide.readAll(world.disk(World.Part.ENGINE), 1, records::add);
        verify(World.Part.ENGINE);
        verify(World.Part.VENUE);
        var books = journals();
        if (!scenario.halts()) {
            backtest(books);
        }
        replay();
        if (scenario.has(Feature.ABROAD)) {
            abroad();
        }
        new SnapshotChecks(scenario, plan, world, records).run();
        bothSides(books);
    }

    private void verify(World.Part part) {
        if (JournalVerifier.verify(world.disk(part))
                instanceof JournalVerifier.Verification.Damaged damaged) {
            world.violated("I-37", "the journal of " + part + " is damaged: " + damaged);
        }
    }

    private Books journals() {
        var checker =
                new JournalChecker(
                        RawRecord.all(world.disk(World.Part.ENGINE)),
                        RawRecord.all(world.disk(World.Part.VENUE)),
                        plan.cash().units(),
                        DrawnPlan.hasMishaps(scenario));
        for (var finding : checker.check()) {
            world.violated(finding.invariant(), finding.message());
        }
        var books = checker.books();
        count(Event.PARTLY_FILLED, books.partFills());
        count(Event.REPLACED, books.replaced());
        count(Event.CANCELLED, books.cancelled());
        count(Event.HALT_HELD_REQUEST, checker.heldBack());
        count(Event.BUSTED, books.mishaps().busts());
        count(Event.CORRECTED, books.mishaps().corrections());
        count(Event.LATE_FILL, books.mishaps().lateFills());
        count(Event.OVERFILLED, books.mishaps().overfills());
        count(Event.FILL_BEFORE_ACK, books.mishaps().early());
        count(Event.IN_DOUBT, books.mishaps().doubts());
        count(Event.REVIVED, books.mishaps().revivals());
        return books;
    }

    private void count(Event event, long times) {
        if (times > 0) {
            world.sometimes.count(event);
        }
    }

    private void backtest(Books books) {
        var seen = new Witness();
        var backtest = new BacktestSession(plan, new DrawnTrader(scenario, seen), seen);
        backtest.start();
        while (backtest.step()) {}
        var expected = backtest.finish(false);
        if (scenario.has(Feature.LATE)) {
            if (expected.bars() != result.bars()) {
                world.violated(
                        "I-33",
                        "the session was told "
                                + result.bars()
                                + " bars, the backtest "
                                + expected.bars());
            }
            return;
        }
        if (!expected.equals(result)) {
            world.violated(
                    "I-17", "the session says " + result + ", the backtest of it " + expected);
        }
        if (!seen.fills().equals(books.fills())) {
            world.violated(
                    "I-08",
                    "the fills of the journal are not those of the backtest: "
                            + books.fills()
                            + " "
                            + seen.fills());
        }
    }

    private void replay() {
        var again =
                SessionReplay.run(
                        plan,
                        new DrawnTrader(scenario, new Witness()),
                        new Witness(),
                        (from, taker) -> records.forEach(taker),
                        Long.MAX_VALUE);
        if (!again.decisionHash().equals(result.decisionHash())
                || !again.cash().equals(result.cash())
                || !again.equity().equals(result.equity())
                || !again.isEnded()) {
            world.violated("I-17", "the replay says " + again + ", the session " + result);
        }
    }

    private void abroad() {
        var zone = TimeZone.getDefault();
        var locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            replay();
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    /// The engine, the venue's own books and the journals must agree.
    private void bothSides(Books books) {
        var venue = venue();
        var told = !DrawnPlan.hasMishaps(scenario); // the venue's own books know of no mishap
        var cash = result.cash().units();
        if (cash != books.cashUnits()
                || (told && cash != venue.cashUnits())
                || cash != witness.cashUnits()) {
            world.violated(
                    "I-09",
                    "cash is "
                            + cash
                            + " for the engine, "
                            + books.cashUnits()
                            + " by the journal, "
                            + venue.cashUnits()
                            + " at the venue");
        }
        for (var instrument : plan.history().instruments()) {
            var byJournal = books.positions().getOrDefault(instrument.ordinal(), 0L);
            var byEngine = witness.positions().getOrDefault(instrument.symbol(), 0L);
            var byVenue = venue.positionUnits(instrument);
            if ((told && byJournal != byVenue) || byEngine.longValue() != byJournal) {
                world.violated(
                        byEngine.longValue() == byJournal ? "I-11" : "I-07",
                        "of "
                                + instrument
                                + " the engine holds "
                                + byEngine
                                + ", by the journal "
                                + byJournal
                                + ", at the venue "
                                + byVenue);
            }
        }
        orders(books);
    }

    private void orders(Books books) {
        if (!witness.isEnded()) {
            world.violated("I-38", "the strategy was not told the end");
            return;
        }
        var open = new TreeMap<>(witness.filled());
        open.keySet().removeIf(number -> !books.knows(number)); // waits for another one
        if (!open.equals(books.open())) {
            world.violated(
                    "I-03",
                    "open for the engine are " + open + ", by the journals " + books.open());
        }
    }

    /// The venue once more, from its journal.
    private SimulatedVenue venue() {
        var instruments = plan.history().instruments();
        var venue = new SimulatedVenue(plan.venue(), instruments, plan.cash(), plan.seed());
        var codec = new VenueRecords(instruments);
        JournalSide.readAll(
                world.disk(World.Part.VENUE),
                1,
                record -> {
                    var type = RecordType.of(record.type()).orElse(null);
                    if (type == RecordType.POLL || type == RecordType.REPORT) {
                        venue.poll();
                    } else if (type != null) {
                        codec.apply(record, venue);
                    }
                });
        return venue;
    }
}
