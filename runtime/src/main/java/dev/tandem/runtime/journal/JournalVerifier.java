package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import java.util.List;
import java.util.Optional;

/// Checks a whole journal without changing anything: headers, every record, chain values, marks.
public final class JournalVerifier {

    /// What the check found.
    public sealed interface Verification {

        /// Everything is as written.
        ///
        /// @param segments files, archived ones that are there included
        /// @param firstSeq the oldest record that can be read; one more than `lastSeq` if there is
        ///   none
        /// @param lastSeq the newest record, 0 if there never was one
        /// @param epoch of the last start
        /// @param tailBytes bytes of an interrupted commit after the last record; the next start
        ///   cuts them
        record Sound(int segments, long firstSeq, long lastSeq, int epoch, long tailBytes)
                implements Verification {
            public long records() {
                return lastSeq - firstSeq + 1;
            }
        }

        /// Something is wrong.
        ///
        /// @param damage the first thing
        /// @param lastSeq the last record before it that is sound, 0 if there is none
        record Damaged(Damage damage, long lastSeq) implements Verification {}
    }

    private static final int TRIES = 10;

    private JournalVerifier() {}

    /// Reads everything. Works on a journal that is being written as well: its end may be one
    /// commit old then, and what looks like damage there counts only if it is still the same when
    /// everything was read again.
    public static Verification verify(Storage storage) {
        var found = once(storage);
        for (var again = 1; again < TRIES && found instanceof Verification.Damaged; again++) {
            var second = once(storage);
            if (second.equals(found)) {
                break;
            }
            found = second;
        }
        return found;
    }

    private static Verification once(Storage storage) {
        var scan = scan(storage);
        var segments = scan.segments();
        var damage = scan.damage();
        if (damage.isPresent()) {
            var before = segments.isEmpty() ? 0 : segments.getLast().lastSeq();
            return new Verification.Damaged(damage.get(), Math.max(before, damage.get().seq() - 1));
        }
        if (segments.isEmpty()) {
            return new Verification.Sound(0, 1, 0, 0, 0);
        }
        var archived = archived(storage, segments.getFirst());
        for (var one : archived) {
            var wrong = wrong(storage, one);
            if (wrong.isPresent()) {
                return new Verification.Damaged(wrong.get(), Math.max(0, one.firstSeq() - 1));
            }
        }
        var last = segments.getLast();
        return new Verification.Sound(
                archived.size() + segments.size(),
                archived.isEmpty()
                        ? segments.getFirst().header().firstSeq()
                        : archived.getFirst().firstSeq(),
                last.lastSeq(),
                last.epoch(),
                last.tailBytes());
    }

    private static List<Archived> archived(Storage storage, Segment first) {
        return Segments.present(storage).stream()
                .filter(one -> one.number() < first.header().number())
                .toList();
    }

    /// Whether an archived segment is what the list says of it.
    private static Optional<Damage> wrong(Storage storage, Archived noted) {
        try {
            return switch (SegmentScan.of(storage, Names.segment(noted.number()), List.of())) {
                case SegmentScan.Found.Wrong(var damage) -> Optional.of(damage);
                case SegmentScan.Found.Whole(var segment) ->
                        segment.closed()
                                        && segment.header().firstSeq() == noted.firstSeq()
                                        && segment.lastSeq() == noted.lastSeq()
                                        && Archived.hex(segment.chain()).equals(noted.chain())
                                ? Optional.empty()
                                : Optional.of(
                                        new Damage(
                                                noted.file(),
                                                0,
                                                noted.firstSeq(),
                                                "is not what the archive list says"));
            };
        } catch (JournalDamaged packed) {
            return Optional.of(packed.damage());
        }
    }

    private static FolderScan scan(Storage storage) {
        try {
            return FolderScan.of(storage);
        } catch (JournalDamaged list) {
            return FolderScan.damaged(list.damage());
        }
    }
}
