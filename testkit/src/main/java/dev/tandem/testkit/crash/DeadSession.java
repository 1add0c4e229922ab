package dev.tandem.testkit.crash;

import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.testkit.crash.Tally.Count;
import dev.tandem.testkit.simulation.checker.RawRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The files of a session after a process of it died, held against those after the death before.
final class DeadSession {
    private static final int REPORT = 21;
    private static final int SUBMIT = 30;
    private static final int CANCEL = 31;
    private static final int REPLACE = 32;
    private static final int NOTICE = 50;
    private static final int LARGEST_OF_SESSION = 199;
    private static final int TAIL_CUT = 0xF002;
    private static final int KINDS_OF_ORDERS = 32; // reports of lesser kinds are about one order

    private final Path folder;
    private final String label;
    private final Tally tally;
    private final Side engine = new Side("journal");
    private final Side venue = new Side("venue");

    DeadSession(Path folder, String label, Tally tally) {
        this.folder = folder;
        this.label = label;
        this.tally = tally;
    }

    /// One journal, and what is known of it since the last death.
    private final class Side {
        private final String name;
        private List<RawRecord> records = List.of();
        private @Nullable TailScan tail;
        private long known;
        private int knownHash = 1;

        Side(String name) {
            this.name = name;
        }

        void read() {
            var journal = folder.resolve(name);
            records =
                    Files.isDirectory(journal) && TailScan.of(journal) != null
                            ? RawRecord.all(new DiskStorage(journal))
                            : List.of();
        }

        /// What stood there at the last death must stand there still.
        void compare() {
            if (records.size() < known || hash((int) known) != knownHash) {
                violated(
                        Count.LOST,
                        name
                                + " has "
                                + records.size()
                                + " records, the "
                                + known
                                + " of the death before are not all among them");
            }
            known = records.size();
            knownHash = hash(records.size());
        }

        private int hash(int count) {
            var hash = 1;
            for (var record : records.subList(0, Math.min(count, records.size()))) {
                hash = 31 * hash + record.type();
                hash = 31 * hash + Long.hashCode(record.arrivalNanos());
                hash = 31 * hash + Arrays.hashCode(record.payload());
            }
            return hash;
        }

        /// What was behind the last valid record is gone, and nothing else.
        void cut(boolean hasOpened) {
            var before = tail;
            if (before == null || before.tailBytes() == 0 || !hasOpened) {
                return;
            }
            var index = (int) before.lastSeq();
            var note = index < records.size() ? records.get(index) : null;
            if (note != null
                    && note.type() == TAIL_CUT
                    && ByteBuffer.wrap(note.payload()).order(ByteOrder.LITTLE_ENDIAN).getLong()
                            == before.tailBytes()) {
                tally.add(Count.TAILS_CUT);
            } else {
                violated(Count.TAIL_WRONG, name + " was " + before + ", then came " + note);
            }
        }

        void tear(int bytes) {
            var before = tail;
            var now = TailScan.of(folder.resolve(name));
            tail = now;
            if (now == null || now.equals(before)) {
                return; // the one that was there before
            }
            if (now.tailBytes() > 0) {
                tally.add(Count.TAILS_OF_KILLS);
            } else if (bytes > 0 && now.tear(bytes)) {
                tally.add(Count.TAILS_TORN);
                tail = TailScan.of(folder.resolve(name));
            }
        }
    }

    /// Reads and compares.
    ///
    /// @param hasOpened whether the process that died had opened the journals
    void read(boolean hasOpened) {
        read(hasOpened, hasOpened);
    }

    /// As [#read(boolean)] where the venue has a process of its own.
    void read(boolean engineHasOpened, boolean venueHasOpened) {
        engine.read();
        venue.read();
        engine.compare();
        venue.compare();
        engine.cut(engineHasOpened);
        venue.cut(venueHasOpened);
        requests();
        if (reports(engine.records) > reports(venue.records)) {
            violated(Count.LOST, "the engine heard reports that the venue does not have");
        }
        tally.add(Count.RECORDS, engine.records.size() + venue.records.size());
    }

    /// Counts where the process died.
    void countWhere(CrashPlan plan) {
        if (plan.answersAtOnce()) {
            tally.add(Count.KILLS_AT_ONCE_VENUE);
        }
        if (waiting(engine.records).isEmpty()) {
            return;
        }
        tally.add(Count.BETWEEN);
        if (plan.answersAtOnce()) {
            tally.add(Count.BETWEEN_AT_ONCE);
        }
        if (requests(engine.records).size() > requests(venue.records).size()) {
            tally.add(Count.NOT_AT_VENUE);
        } else if (reports(venue.records) > reports(engine.records)) {
            tally.add(Count.NOT_HEARD);
        } else {
            tally.add(Count.NOT_ANSWERED);
        }
    }

    /// Leaves torn records behind.
    ///
    /// @param bytes of a record in each journal, 0 for none
    void tear(int engineBytes, int venueBytes) {
        engine.tear(engineBytes);
        venue.tear(venueBytes);
    }

    /// As [#tear] while the venue lives.
    void tearEngine(int bytes) {
        engine.tear(bytes);
        venue.tail = null;
    }

    /// Orders about which the last word is a request without a report.
    private static Set<Long> waiting(List<RawRecord> records) {
        var waiting = new TreeSet<Long>();
        for (var record : records) {
            var payload = ByteBuffer.wrap(record.payload());
            switch (record.type()) {
                case SUBMIT, CANCEL, REPLACE -> waiting.add(payload.getLong());
                case REPORT, NOTICE -> {
                    if (payload.get() < KINDS_OF_ORDERS) {
                        waiting.remove(payload.getLong());
                    }
                }
                default -> {}
            }
        }
        return waiting;
    }

    /// The venue has what the engine noted, in that order, and beyond it only cancels: those leave
    /// before they are durable.
    private void requests() {
        var intents = requests(engine.records);
        var taken = requests(venue.records);
        for (var i = 0; i < taken.size(); i++) {
            var request = taken.get(i);
            if (i >= intents.size()) {
                if (request.type() != CANCEL) {
                    violated(Count.UNSAFE, "request " + request.seq() + " has no intent");
                }
            } else if (!isSame(intents.get(i), request)) {
                violated(
                        isSame(intents.get(Math.max(0, i - 1)), request)
                                ? Count.DOUBLED
                                : Count.UNSAFE,
                        "request " + request.seq() + " is not intent " + intents.get(i).seq());
                return;
            }
        }
    }

    private static List<RawRecord> requests(List<RawRecord> records) {
        var requests = new ArrayList<RawRecord>();
        for (var record : records) {
            if (record.type() >= SUBMIT && record.type() <= REPLACE) {
                requests.add(record);
            } else if (record.type() == NOTICE && !requests.isEmpty()) {
                requests.removeLast(); // the gate held it back
            }
        }
        return requests;
    }

    private static long reports(List<RawRecord> records) {
        return records.stream().filter(record -> record.type() == REPORT).count();
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

    List<RawRecord> engine() {
        return engine.records;
    }

    List<RawRecord> venue() {
        return venue.records;
    }

    /// Type of the last record that the session wrote, 0 if there is none.
    int lastType() {
        for (var i = engine.records.size() - 1; i >= 0; i--) {
            if (engine.records.get(i).type() <= LARGEST_OF_SESSION) {
                return engine.records.get(i).type();
            }
        }
        return 0;
    }

    void violated(Count count, String story) {
        tally.violated(count, label + ": " + story);
    }
}
