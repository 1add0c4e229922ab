package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads records in order, also of a journal that another process is writing: it ends at the last
/// record that is whole, and goes on from there when asked again. For one thread.
///
/// ```java
/// try (var reader = JournalReader.open(storage, 1)) {
///     while (reader.next()) {
///         handle(reader.record());
///     }
/// }
/// ```
public final class JournalReader implements AutoCloseable {
    private final Storage storage;
    private final long fromSeq;
    private @Nullable SegmentCursor cursor;
    private @Nullable JournalRecord record;

    private JournalReader(Storage storage, long fromSeq) {
        this.storage = storage;
        this.fromSeq = fromSeq;
    }

    /// @param fromSeq the first record to read, 1 or more; one that does not exist yet is waited
    ///   for
    public static JournalReader open(Storage storage, long fromSeq) {
        if (fromSeq < 1) {
            throw new IllegalArgumentException("no seq: " + fromSeq);
        }
        return new JournalReader(storage, fromSeq);
    }

    /// The seq of the oldest record that can be read, 1 if there is no record. Archived ones can,
    /// as long as their files are there.
    public static long firstSeq(Storage storage) {
        var names = Segments.names(storage);
        if (names.isEmpty()) {
            return 1;
        }
        try (var cursor = openSegment(storage, names.getFirst())) {
            return cursor.header().firstSeq();
        }
    }

    /// Goes to the next record.
    ///
    /// @return whether there is one now
    /// @throws JournalDamaged if what follows is damaged
    /// @throws IllegalArgumentException if the first record asked for was archived, and the file is
    ///   not there any more
    public boolean next() {
        if (cursor == null && !begin()) {
            return false;
        }
        while (true) {
            var here = cursor();
            switch (here.next()) {
                case RECORD -> {
                    if (here.seq() >= fromSeq) {
                        return true;
                    }
                }
                case CONTRADICTION -> throw damaged(here, here.reason());
                case END -> follow(here);
                case NOTHING, INVALID -> {
                    if (!lookAgain(here)) {
                        return false;
                    }
                }
            }
        }
    }

    /// There was no record. What could have been written meanwhile is read once more, after looking
    /// at what would prove that it must be there.
    ///
    /// @return whether to go on
    private boolean lookAgain(SegmentCursor here) {
        var followed = storage.exists(nextName(here));
        var marks = here.marks();
        here.refresh();
        if (here.hasFrame()) {
            return true;
        }
        for (var mark : marks) {
            if (mark.position() > here.position()) {
                throw damaged(
                        here,
                        "no valid record, though everything up to record "
                                + mark.seq()
                                + " was durable");
            }
        }
        if (followed) {
            follow(here);
        }
        return followed;
    }

    /// The record that [#next()] found.
    ///
    /// @throws IllegalStateException before the first
    public JournalRecord record() {
        if (record == null) {
            throw new IllegalStateException("next() found no record yet");
        }
        return record;
    }

    private SegmentCursor cursor() {
        if (cursor == null) {
            throw new IllegalStateException("the reader is closed");
        }
        return cursor;
    }

    /// Finds the segment of the first record by the headers.
    private boolean begin() {
        SegmentCursor found = null;
        for (var name : namesFrom()) {
            var next = openSegment(storage, name);
            if (found != null && next.header().firstSeq() > fromSeq) {
                next.close();
                break;
            }
            if (found != null) {
                found.close();
            }
            found = next;
        }
        if (found == null) {
            return false;
        }
        if (found.header().firstSeq() > fromSeq) {
            var first = found.header().firstSeq();
            found.close();
            throw new IllegalArgumentException(
                    "record "
                            + fromSeq
                            + " is in an archived segment whose file is not there; what can be read"
                            + " begins with record "
                            + first);
        }
        use(found);
        return true;
    }

    /// Archived segments that lie before the first record need not be unpacked.
    private List<String> namesFrom() {
        var before =
                Segments.present(storage).stream()
                        .filter(archived -> archived.lastSeq() < fromSeq)
                        .map(archived -> Names.segment(archived.number()))
                        .toList();
        return Segments.names(storage).stream().filter(name -> !before.contains(name)).toList();
    }

    private void use(SegmentCursor next) {
        cursor = next;
        record = new JournalRecord(next);
    }

    private static String nextName(SegmentCursor here) {
        return Names.segment(here.header().number() + 1);
    }

    private void follow(SegmentCursor here) {
        var name = nextName(here);
        if (!Segments.exists(storage, name)) {
            throw new JournalDamaged(new Damage(name, 0, 0, "missing"));
        }
        var next = openSegment(storage, name);
        var header = next.header();
        if (header.number() != here.header().number() + 1
                || header.journalId() != here.header().journalId()
                || header.firstSeq() != here.seq() + 1
                || header.chain() != here.chain()) {
            next.close();
            throw damaged(here, name + " does not follow from here");
        }
        here.close();
        use(next);
    }

    private static SegmentCursor openSegment(Storage storage, String name) {
        var file = Segments.open(storage, name);
        return switch (SegmentHeader.read(file)) {
            case SegmentHeader.Read.Good(var header) -> new SegmentCursor(name, file, header);
            case SegmentHeader.Read.Bad(var reason) -> {
                file.close();
                throw new JournalDamaged(new Damage(name, 0, 0, reason));
            }
        };
    }

    private static JournalDamaged damaged(SegmentCursor here, String reason) {
        return new JournalDamaged(new Damage(here.name(), here.position(), here.seq() + 1, reason));
    }

    @Override
    public void close() {
        Optional.ofNullable(cursor).ifPresent(SegmentCursor::close);
        cursor = null;
        record = null;
    }
}
