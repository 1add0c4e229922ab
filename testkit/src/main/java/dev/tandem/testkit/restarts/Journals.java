package dev.tandem.testkit.restarts;

import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// What the journals of a session say about it when it is over.
final class Journals {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private Journals() {}

    /// The number of processes that opened a session, and of hours of the feed in which one began.
    record Starts(int count, int hours) {}

    static Starts starts(Path session) {
        var hours = new TreeSet<Long>();
        var epoch = 0;
        try (var reader = JournalReader.open(new DiskStorage(session.resolve("journal")), 1)) {
            var isSeen = true;
            while (reader.next()) {
                var record = reader.record();
                if (record.epoch() != epoch) {
                    epoch = record.epoch();
                    isSeen = false;
                }
                if (!isSeen && record.type() == RecordType.INSTANT.code()) {
                    hours.add(Math.floorDiv(record.eventNanos(), HOUR_NANOS));
                    isSeen = true;
                }
            }
        }
        return new Starts(epoch, hours.size());
    }

    /// Compares what feed, venue and engine said in two sessions: all but arrivals and what a
    /// restart adds.
    ///
    /// @return the records that are equal, or the first that are not
    static String compare(Path one, Path other) {
        var compared = 0;
        for (var side : List.of("journal", "venue")) {
            var these = said(one.resolve(side));
            var those = said(other.resolve(side));
            for (var i = 0; i < Math.max(these.size(), those.size()); i++) {
                if (i >= these.size()
                        || i >= those.size()
                        || !isSame(these.get(i), those.get(i), side)) {
                    return "differ at record " + i + " of " + side;
                }
            }
            compared += these.size();
        }
        return compared == 0 ? "are empty" : compared + " records";
    }

    private static List<StoredRecord> said(Path journal) {
        var records = new ArrayList<StoredRecord>();
        JournalSide.readAll(
                new DiskStorage(journal),
                1,
                record -> {
                    if (record.origin() != RecordType.Origin.OUTSIDE) {
                        records.add(record);
                    }
                });
        return records;
    }

    /// A request at the venue carries the number of its record at the engine, which restarts move.
    private static boolean isSame(StoredRecord one, StoredRecord other, String side) {
        var from = side.equals("venue") && isRequest(one) ? Long.BYTES : 0;
        return one.type() == other.type()
                && one.eventNanos() == other.eventNanos()
                && Arrays.equals(
                        one.payload(),
                        from,
                        one.payload().length,
                        other.payload(),
                        from,
                        other.payload().length);
    }

    private static boolean isRequest(StoredRecord record) {
        return record.is(RecordType.SUBMIT)
                || record.is(RecordType.CANCEL)
                || record.is(RecordType.REPLACE);
    }
}
