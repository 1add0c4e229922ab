package dev.tandem.runtime.record;

import static dev.tandem.runtime.record.RecordType.Origin.ENGINE;
import static dev.tandem.runtime.record.RecordType.Origin.FEED;
import static dev.tandem.runtime.record.RecordType.Origin.OUTSIDE;
import static dev.tandem.runtime.record.RecordType.Origin.VENUE;

import java.util.Optional;

/// The kinds of records in the journals of a session. A code is for ever: it is written to disk.
public enum RecordType {
    /// An instant of the feed begins.
    INSTANT(1, FEED, "instant"),
    START(2, FEED, "start"),
    WARM(3, FEED, "warm-up bar"),
    ADJUST_WARM(4, FEED, "warm-up adjusted"),
    ADJUST(5, FEED, "instrument event, before its reports"),
    INSTRUMENT(6, FEED, "instrument event"),
    MARK(7, FEED, "mark"),
    PRICE(8, FEED, "price"),
    END_MARKS(9, FEED, "marks end"),
    BAR(10, FEED, "bar"),
    SLICE(11, FEED, "slice"),
    TRADE(12, FEED, "trade"),
    QUOTE(13, FEED, "quote"),
    RATE(14, FEED, "rate"),
    STOP(15, FEED, "stop"),
    /// A bar came when its instant was over.
    REVISION(16, FEED, "late bar"),

    /// A schedule was due.
    TIMER(20, ENGINE, "timer"),
    /// The venue said something; the number of the report comes first.
    REPORT(21, VENUE, "report"),

    SUBMIT(30, ENGINE, "submit"),
    CANCEL(31, ENGINE, "cancel"),
    REPLACE(32, ENGINE, "replace"),

    /// At the venue: by what an instrument is driven.
    DRIVE(40, FEED, "driven by"),
    OPEN(41, FEED, "open"),
    RANGE(42, FEED, "range"),
    END_OPENS(43, FEED, "opens end"),
    END_RANGES(44, FEED, "ranges end"),
    /// At the venue: it was asked for a report and had none.
    POLL(45, VENUE, "asked in vain"),

    /// Something about an order that neither feed nor venue said: an answer is missing, the gate
    /// let nothing out.
    NOTICE(50, OUTSIDE, "notice"),
    /// At the venue: an engine of this epoch is the one that may send.
    SENDER(55, OUTSIDE, "sender"),
    HALT(51, OUTSIDE, "halt"),
    /// The halt is taken back.
    RESET(56, OUTSIDE, "halt reset"),
    /// The session goes on in another process; only where the strategy wants to know.
    RECOVERED(58, OUTSIDE, "recovered"),
    CLEAN_STOP(53, OUTSIDE, "clean stop"),
    /// The last snapshot before a clean stop was saved and read again.
    SNAPSHOT(59, OUTSIDE, "snapshot"),
    STATE_HASH(54, OUTSIDE, "state hash"),
    /// What stands before was recorded by another session, from which this one was forked; from
    /// here on the strategy has other parameters.
    FORKED(57, OUTSIDE, "forked"),
    /// An operator accepted another program of the strategy, which decides from here on.
    CHANGED(60, OUTSIDE, "changed");

    /// Who says again what the record says when the session is played again from an instant on.
    public enum Origin {
        /// The feed, as long as its data are the same.
        FEED,
        /// The venue, from its own journal.
        VENUE,
        /// The engine, since it is deterministic.
        ENGINE,
        /// Nobody: it is in the journal only.
        OUTSIDE
    }

    private static final RecordType[] BY_CODE = byCode();

    private final int code;
    private final Origin origin;
    private final String text;

    RecordType(int code, Origin origin, String text) {
        this.code = code;
        this.origin = origin;
        this.text = text;
    }

    /// What stands in the journal, 1 to 199.
    public int code() {
        return code;
    }

    public Origin origin() {
        return origin;
    }

    /// A few words for people.
    public String text() {
        return text;
    }

    /// The type of a code, empty if there is none: a record of the journal itself.
    public static Optional<RecordType> of(int code) {
        return code < 0 || code >= BY_CODE.length
                ? Optional.empty()
                : Optional.ofNullable(BY_CODE[code]);
    }

    private static RecordType[] byCode() {
        var types = new RecordType[200];
        for (var type : values()) {
            types[type.code] = type;
        }
        return types;
    }
}
