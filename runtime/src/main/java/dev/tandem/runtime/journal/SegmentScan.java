package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import java.util.ArrayList;
import java.util.List;

/// Walks through one segment and says how it ends, or what is wrong with it.
final class SegmentScan {

    /// What was found.
    sealed interface Found {
        record Whole(Segment segment) implements Found {}

        record Wrong(Damage damage) implements Found {}
    }

    private final String name;
    private final List<Mark> marks;
    private final RecordLook look;

    /// @param marks what is known to be durable, of this segment or others
    private SegmentScan(String name, List<Mark> marks, RecordLook look) {
        this.name = name;
        this.marks = marks;
        this.look = look;
    }

    static Found of(Storage storage, String name, List<Mark> sideMarks) {
        return of(storage, name, sideMarks, _ -> {});
    }

    static Found of(Storage storage, String name, List<Mark> sideMarks, RecordLook look) {
        try (var file = Segments.open(storage, name)) {
            return switch (SegmentHeader.read(file)) {
                case SegmentHeader.Read.Bad(var reason) ->
                        new Found.Wrong(new Damage(name, 0, 0, reason));
                case SegmentHeader.Read.Good(var header) -> {
                    if (header.number() != Names.number(name)) {
                        yield new Found.Wrong(
                                new Damage(name, 0, 0, "holds segment " + header.number()));
                    }
                    if (header.bytes() != file.size()) {
                        yield new Found.Wrong(
                                new Damage(
                                        name,
                                        0,
                                        0,
                                        file.size() + " bytes long instead of " + header.bytes()));
                    }
                    var own = Mark.read(file, Layout.PAGE);
                    var marks = new ArrayList<Mark>(sideMarks);
                    marks.addAll(own);
                    marks.removeIf(mark -> mark.segment() != header.number());
                    yield new SegmentScan(name, marks, look)
                            .walk(new SegmentCursor(name, file, header), own);
                }
            };
        } catch (StorageException failure) {
            return new Found.Wrong(
                    new Damage(name, 0, 0, "cannot be read: " + failure.getMessage()));
        }
    }

    private Found walk(SegmentCursor cursor, List<Mark> own) {
        var record = new JournalRecord(cursor);
        SegmentCursor.Step step;
        do {
            step = cursor.next();
            if (step == SegmentCursor.Step.RECORD) {
                look.look(record);
            }
        } while (step == SegmentCursor.Step.RECORD);
        return switch (step) {
            case RECORD -> throw new IllegalStateException("the walk ended at a record");
            case CONTRADICTION -> wrong(cursor, cursor.position(), cursor.reason());
            case INVALID, NOTHING -> open(cursor, own);
            case END -> {
                var after = cursor.firstNotZero(cursor.position());
                yield after < cursor.size()
                        ? wrong(cursor, after, "bytes after the end of the segment")
                        : whole(cursor, own, true, cursor.position());
            }
        };
    }

    /// The segment has no end frame: it is the last one, or it is damaged, or its last commit was
    /// interrupted.
    private Found open(SegmentCursor cursor, List<Mark> own) {
        for (var mark : marks) {
            if (mark.seq() > cursor.seq() || mark.position() > cursor.position()) {
                return wrong(
                        cursor,
                        cursor.position(),
                        "no valid record, though everything up to record "
                                + mark.seq()
                                + " was durable");
            }
        }
        var end = cursor.position();
        var tailEnd = cursor.endOfNotZero(end);
        if (tailEnd > end) {
            var proof = cursor.proofAfter(end);
            if (proof != 0) {
                return wrong(
                        cursor, end, "no valid record, but one of a later commit at byte " + proof);
            }
        }
        return whole(cursor, own, false, tailEnd);
    }

    private Found whole(SegmentCursor cursor, List<Mark> own, boolean closed, long tailEnd) {
        for (var mark : marks) {
            if (mark.journalId() != cursor.header().journalId()) {
                return wrong(cursor, 0, "belongs to another journal than the mark about it");
            }
            if (mark.seq() == cursor.seq() && mark.chain() != cursor.chain()) {
                return wrong(cursor, 0, "its records are not those that were made durable");
            }
        }
        var settled = (long) Layout.FRAMES;
        for (var mark : own) {
            settled = Math.max(settled, mark.position());
        }
        return new Found.Whole(
                new Segment(
                        name,
                        cursor.header(),
                        cursor.seq(),
                        cursor.epoch(),
                        cursor.chain(),
                        cursor.position(),
                        tailEnd,
                        closed,
                        settled,
                        own.size() == 2 && own.get(1).position() < own.get(0).position() ? 1 : 0));
    }

    private Found wrong(SegmentCursor cursor, long position, String reason) {
        return new Found.Wrong(
                new Damage(name, position, position == 0 ? 0 : cursor.seq() + 1, reason));
    }
}
