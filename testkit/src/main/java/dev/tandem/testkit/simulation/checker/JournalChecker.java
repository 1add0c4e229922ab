package dev.tandem.testkit.simulation.checker;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Holds the journals of an engine and of its venue against each other.
public final class JournalChecker {
    private static final int SEND_REFUSED = 12; // kind of report

    private final List<RawRecord> engine;
    private final List<RawRecord> venue;
    private final List<Finding> findings = new ArrayList<>();
    private final Books books;
    private long heldBack;

    /// @param cashUnits what the account began with, in ledger units
    public JournalChecker(List<RawRecord> engine, List<RawRecord> venue, long cashUnits) {
        this(engine, venue, cashUnits, false);
    }

    /// @param hasMishaps whether the venue may fill what has ended, and more than was asked for
    public JournalChecker(
            List<RawRecord> engine, List<RawRecord> venue, long cashUnits, boolean hasMishaps) {
        this.engine = engine;
        this.venue = venue;
        books = new Books(cashUnits, findings, hasMishaps);
    }

    /// All that is wrong; empty if nothing is.
    public List<Finding> check() {
        times();
        numbers(engine, "engine");
        numbers(venue, "venue");
        epochs(engine);
        epochs(venue);
        senders();
        requests();
        reports();
        for (var record : engine) {
            take(record);
        }
        return findings;
    }

    /// What the requests and reports come to, after [#check].
    public Books books() {
        return books;
    }

    /// Requests that the gate did not let out.
    public long heldBack() {
        return heldBack;
    }

    private void find(String invariant, String message) {
        findings.add(new Finding(invariant, message));
    }

    private void times() {
        var event = Long.MIN_VALUE;
        var arrival = Long.MIN_VALUE;
        for (var record : engine) {
            if (!record.isOfSession()) {
                continue;
            }
            if (record.eventNanos() < event) {
                find("I-20", "time of record " + record.seq() + " runs backwards");
            }
            if (record.arrivalNanos() < arrival) {
                find("I-20", "arrival of record " + record.seq() + " runs backwards");
            }
            event = record.eventNanos();
            arrival = record.arrivalNanos();
        }
    }

    private void numbers(List<RawRecord> records, String whose) {
        for (var i = 0; i < records.size(); i++) {
            if (records.get(i).seq() != i + 1L) {
                find("I-37", "record " + (i + 1) + " of the " + whose + " is missing");
                return;
            }
        }
    }

    private void epochs(List<RawRecord> records) {
        var last = 0;
        for (var record : records) {
            if (record.type() == RawRecord.EPOCH_STARTED) {
                var epoch = record.from(0).order(ByteOrder.LITTLE_ENDIAN).getInt();
                if (epoch <= last) {
                    find("I-28", "epoch " + epoch + " began after epoch " + last);
                }
                last = epoch;
            } else if (record.epoch() < last) {
                find("I-28", "record " + record.seq() + " is of epoch " + record.epoch());
            }
        }
    }

    private void senders() {
        var last = 0L;
        var greeted = false;
        for (var record : venue) {
            if (record.type() == RawRecord.SENDER) {
                var epoch = record.from(0).getLong();
                if (epoch < last || (epoch == last && greeted)) {
                    find("I-28", "the venue let epoch " + epoch + " send after " + last);
                }
                last = epoch;
                greeted = true;
            } else if (record.type() == RawRecord.EPOCH_STARTED) {
                greeted = false;
            } else if (record.isRequest() && !greeted) {
                find("I-28", "request " + record.seq() + " of an engine that never said hello");
            }
        }
    }

    /// Every intent that was not held back is at the venue, once, in order, with the same terms;
    /// and nothing else is.
    private void requests() {
        var intents = new ArrayList<RawRecord>();
        var isHalted = false;
        for (var i = 0; i < engine.size(); i++) {
            var record = engine.get(i);
            isHalted =
                    isHalted ? record.type() != RawRecord.RESET : record.type() == RawRecord.HALT;
            if (!record.isRequest()) {
                continue;
            }
            if (isHeldBack(i)) {
                heldBack++;
                continue;
            }
            if (isHalted && record.type() != RawRecord.CANCEL) {
                find("I-14", "intent " + record.seq() + " left after the halt");
            }
            intents.add(record);
        }
        var taken = venue.stream().filter(RawRecord::isRequest).toList();
        for (var i = 0; i < Math.min(intents.size(), taken.size()); i++) {
            if (!isSame(intents.get(i), taken.get(i))) {
                find(
                        "I-01",
                        "request "
                                + taken.get(i).seq()
                                + " of the venue is not intent "
                                + intents.get(i).seq());
                return;
            }
        }
        if (taken.size() > intents.size()) {
            find("I-02", "the venue took " + taken.size() + " requests of " + intents.size());
        } else if (taken.size() < intents.size()) {
            find("I-38", "the venue has " + taken.size() + " requests of " + intents.size());
        }
    }

    /// A notice right after the intent says so; records of the journal itself may lie between.
    private boolean isHeldBack(int index) {
        for (var i = index + 1; i < engine.size(); i++) {
            if (engine.get(i).isOfSession()) {
                return engine.get(i).type() == RawRecord.NOTICE;
            }
        }
        return false;
    }

    private static boolean isSame(RawRecord intent, RawRecord taken) {
        return intent.type() == taken.type()
                && Arrays.equals(
                        intent.payload(),
                        0,
                        intent.payload().length,
                        taken.payload(),
                        Long.BYTES,
                        taken.payload().length);
    }

    private void reports() {
        var told = engine.stream().filter(one -> one.type() == RawRecord.REPORT).toList();
        var made = venue.stream().filter(one -> one.type() == RawRecord.REPORT).toList();
        for (var i = 0; i < Math.min(told.size(), made.size()); i++) {
            if (!Arrays.equals(told.get(i).payload(), made.get(i).payload())) {
                find(
                        "I-11",
                        "report "
                                + told.get(i).seq()
                                + " of the engine is not report "
                                + made.get(i).seq()
                                + " of the venue");
                return;
            }
        }
        if (told.size() != made.size()) {
            find("I-11", "the engine took " + told.size() + " reports of " + made.size());
        }
    }

    private void take(RawRecord record) {
        switch (record.type()) {
            case RawRecord.SUBMIT -> books.submit(record, 0);
            case RawRecord.REPLACE -> books.replace(record);
            case RawRecord.REPORT -> books.report(record);
            case RawRecord.NOTICE -> notice(record);
            case RawRecord.BAR -> bar(record);
            case RawRecord.TRADE -> positive(record, 4, 2);
            case RawRecord.MARK -> positive(record, 4, 3);
            default -> {}
        }
    }

    private void notice(RawRecord record) {
        var from = record.from(0);
        if (from.get() == SEND_REFUSED) {
            books.refused(from.getLong(), RawRecord.text(from));
        }
    }

    private void bar(RawRecord record) {
        positive(record, 4 + 2 * Long.BYTES, 4);
    }

    private void positive(RawRecord record, int at, int count) {
        var from = record.from(at);
        for (var i = 0; i < count; i++) {
            var value = from.getDouble();
            if (!(value > 0) || Double.isInfinite(value)) {
                find("I-34", "record " + record.seq() + " has the price " + value);
            }
        }
    }
}
