package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;

/// Checks a whole journal without changing anything: headers, every record, chain values, marks.
public final class JournalVerifier {

    /// What the check found.
    public sealed interface Verification {

        /// Everything is as written.
        ///
        /// @param segments files
        /// @param firstSeq the oldest record that is not archived; one more than `lastSeq` if there
        ///   is none
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
        var last = segments.getLast();
        return new Verification.Sound(
                segments.size(),
                segments.getFirst().header().firstSeq(),
                last.lastSeq(),
                last.epoch(),
                last.tailBytes());
    }

    private static FolderScan scan(Storage storage) {
        try {
            return FolderScan.of(storage);
        } catch (JournalDamaged list) {
            return FolderScan.damaged(list.damage());
        }
    }
}
