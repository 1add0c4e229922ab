package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks through all segments of a journal and checks that they belong together.
///
/// @param segments those that were sound, by number; all if there is no damage
/// @param damage the first thing found that no crash can have left behind
/// @param endMissing whether the last but one segment still has to get its end frame: the program
///   stopped between making the last segment and closing the one before
record FolderScan(List<Segment> segments, Optional<Damage> damage, boolean endMissing) {

    static FolderScan of(Storage storage) {
        return new Walk(storage, _ -> {}).run();
    }

    /// As [#of(Storage)], with somebody who sees the records on the way: those of the archive
    /// first, which are read for nobody else.
    static FolderScan of(Storage storage, RecordLook look) {
        var walk = new Walk(storage, look);
        var damage = walk.archive();
        return damage.isPresent() ? damaged(damage.get()) : walk.run();
    }

    static FolderScan damaged(Damage damage) {
        return new FolderScan(List.of(), Optional.of(damage), false);
    }

    /// Whether there is nothing of a journal in the folder.
    boolean isNew() {
        return segments.isEmpty() && damage.isEmpty();
    }

    Segment last() {
        return segments.getLast();
    }

    private static final class Walk {
        private final Storage storage;
        private final List<Segment> segments = new ArrayList<>();
        private final List<Mark> sideMarks;
        private final RecordLook look;

        Walk(Storage storage, RecordLook look) {
            this.storage = storage;
            this.look = look;
            sideMarks = sideMarks(storage);
        }

        /// Goes through the archived segments that are there.
        Optional<Damage> archive() {
            var live = Names.segments(storage);
            for (var one : Segments.present(storage)) {
                var name = Names.segment(one.number());
                if (!live.contains(name)
                        && SegmentScan.of(storage, name, List.of(), look)
                                instanceof SegmentScan.Found.Wrong(var damage)) {
                    return Optional.of(damage);
                }
            }
            return Optional.empty();
        }

        FolderScan run() {
            var names = Names.segments(storage);
            if (names.isEmpty()) {
                return new FolderScan(segments, traces(), false);
            }
            for (var i = 0; i < names.size(); i++) {
                var damage = take(names.get(i));
                if (damage.isPresent()) {
                    return new FolderScan(segments, damage, false);
                }
                if (i == names.size() - 1) {
                    names = Names.segments(storage); // one that is being written grows meanwhile
                }
            }
            return end();
        }

        /// There is no segment: it may be that nothing was ever written.
        private Optional<Damage> traces() {
            var trace =
                    !sideMarks.isEmpty()
                            || !Names.spares(storage).isEmpty()
                            || storage.exists(Archived.LIST);
            return trace
                    ? Optional.of(
                            new Damage(
                                    Names.segment(1),
                                    0,
                                    0,
                                    "all segments are gone, other files remain"))
                    : Optional.empty();
        }

        private Optional<Damage> take(String name) {
            return switch (SegmentScan.of(storage, name, sideMarks, look)) {
                case SegmentScan.Found.Wrong(var damage) -> Optional.of(damage);
                case SegmentScan.Found.Whole(var segment) -> {
                    var wrong = segments.isEmpty() ? beginning(segment) : following(segment);
                    if (wrong.isEmpty()) {
                        segments.add(segment);
                    }
                    yield wrong;
                }
            };
        }

        private Optional<Damage> beginning(Segment segment) {
            var header = segment.header();
            var seq = 1L;
            var chain = Layout.firstChain(header.journalId());
            if (header.number() > 1) {
                var before =
                        archived().stream()
                                .filter(a -> a.number() == header.number() - 1)
                                .findFirst();
                if (before.isEmpty()) {
                    return damage(
                            Names.segment(header.number() - 1),
                            "missing, and not in the archive list");
                }
                seq = before.get().lastSeq() + 1;
                if (!before.get().chain().equals(Archived.hex(header.chain()))) {
                    return damage(segment.name(), "does not follow the last archived segment");
                }
                chain = header.chain();
            }
            if (header.firstSeq() != seq || header.chain() != chain) {
                return damage(segment.name(), "does not begin where the journal begins");
            }
            return Optional.empty();
        }

        private List<Archived> archived() {
            return Archived.read(storage);
        }

        private Optional<Damage> following(Segment segment) {
            var before = segments.getLast();
            var header = segment.header();
            if (header.journalId() != before.header().journalId()) {
                return damage(segment.name(), "belongs to another journal than " + before.name());
            }
            if (header.number() != before.header().number() + 1) {
                return damage(Names.segment(before.header().number() + 1), "missing");
            }
            if (!before.closed() && (!segment.isEmpty() || isOpen(segments.size() - 2))) {
                return Optional.of(
                        new Damage(
                                before.name(),
                                before.end(),
                                before.lastSeq() + 1,
                                "the segment has no end, though another one follows"));
            }
            if (header.firstSeq() != before.lastSeq() + 1) {
                return Optional.of(
                        new Damage(
                                before.name(),
                                before.end(),
                                before.lastSeq() + 1,
                                segment.name() + " begins with record " + header.firstSeq()));
            }
            if (header.chain() != before.chain() || header.epoch() < before.epoch()) {
                return damage(
                        segment.name(), "does not follow from the records of " + before.name());
            }
            return Optional.empty();
        }

        private FolderScan end() {
            var last = segments.getLast();
            if (last.closed()) {
                return damaged(Names.segment(last.header().number() + 1), "missing");
            }
            for (var mark : sideMarks) {
                if (mark.journalId() != last.header().journalId()) {
                    return damaged(last.name(), "belongs to another journal than " + Names.MARKS);
                }
                if (mark.segment() > last.header().number()) {
                    return damaged(Names.segment(mark.segment()), "missing");
                }
            }
            return new FolderScan(segments, Optional.empty(), isOpen(segments.size() - 2));
        }

        private boolean isOpen(int index) {
            return index >= 0 && !segments.get(index).closed();
        }

        private FolderScan damaged(String file, String reason) {
            return new FolderScan(segments, damage(file, reason), false);
        }

        private static Optional<Damage> damage(String file, String reason) {
            return Optional.of(new Damage(file, 0, 0, reason));
        }

        private static List<Mark> sideMarks(Storage storage) {
            if (!storage.exists(Names.MARKS)) {
                return List.of();
            }
            try (var file = storage.openToRead(Names.MARKS)) {
                return Mark.read(file, 0);
            }
        }
    }
}
