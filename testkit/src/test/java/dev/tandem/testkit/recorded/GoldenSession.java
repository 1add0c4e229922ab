package dev.tandem.testkit.recorded;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.runtime.record.VenueRecords;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.VenueModel;
import dev.tandem.testkit.sim.SimClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The golden sessions: what they play never changes, so that what old programs wrote of it can be
/// compared with what this one makes of it.
final class GoldenSession {
    static final Money CASH = Money.parse("10000 USD");

    private static final long START = 1_704_067_200_000_000_000L; // 2024-01-01
    private static final long HOUR = 3_600_000_000_000L;
    private static final int BARS = 72;

    private GoldenSession() {}

    static BacktestPlan plan() {
        return BacktestPlan.of(
                        "golden",
                        CASH,
                        MarketHistory.of(
                                List.of(bars("UP", 0, 7), bars("DOWN", 1, 5)),
                                List.of(),
                                List.of(),
                                List.of()))
                .withVenue(VenueModel.STANDARD.withLatency(new Latency.Fixed(HOUR / 2)));
    }

    static Ladder strategy() {
        return new Ladder(new Ladder.Params(5, 0.01));
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
            columns.append(
                    at,
                    at + HOUR,
                    open,
                    Math.max(open, close) + 0.5,
                    Math.min(open, close) - 0.75,
                    close,
                    100 + i % 9,
                    (int) (at / (24 * HOUR)));
        }
        return columns.build();
    }

    private static double price(int i, int swing) {
        return 100 + (i * swing) % 11 / 4.0 - (i * i) % 13 / 2.0;
    }

    static SessionStorage storage(Path folder) {
        return SessionStorage.of(name -> new DiskStorage(folder.resolve(name)));
    }

    /// Plays a session from where it stands.
    ///
    /// @param instants after which the process ends, `Integer.MAX_VALUE` for the end of the feed
    /// @return the decision hash
    static String play(Path folder, int instants) {
        var clock = new SimClock(START + 100 * HOUR);
        var storage = storage(folder);
        var options = JournalOptions.SMALL.withSpareSegments(0);
        try (var journals = SessionJournals.open(storage, clock, options, null)) {
            var session =
                    new PaperSession(
                            plan(),
                            strategy(),
                            new RunListener() {},
                            journals.sides(new VenueRecords(plan().history().instruments()), clock),
                            clock,
                            new HaltSwitch());
            for (var i = 0; i < instants; i++) {
                clock.advance(1_000_000);
                if (!session.step()) {
                    var hash = session.finish().decisionHash();
                    session.stop();
                    return hash;
                }
            }
            session.stop();
        }
        try (var follower =
                new SnapshotFollower(plan(), strategy(), storage, () -> Long.MAX_VALUE, 200)) {
            follower.step(Integer.MAX_VALUE);
        }
        return "";
    }

    /// What a session of it looks like as one file.
    static Recording recording(Path folder) {
        var records = new ArrayList<StoredRecord>();
        JournalSide.readAll(storage(folder).engine(), 1, records::add);
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("length", "5");
        parameters.put("step", "0.01");
        return new Recording(new EnginePlan(plan()).config(), List.of(parameters), records);
    }
}
