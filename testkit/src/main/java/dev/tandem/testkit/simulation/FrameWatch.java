package dev.tandem.testkit.simulation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/// Sees which records of a journal reached its files and which of them a force made safe, from the
/// bytes of the writes alone. It is what the journal says about itself held against the disk.
final class FrameWatch {
    private static final int FRAMES = 3 * 4096;
    private static final int HEAD = 48;
    private static final int LARGEST_RECORD_TYPE = 0xFF00;

    private final Map<String, Long> pending = new TreeMap<>();
    private final Map<String, String> renamed = new TreeMap<>(); // of files open since before
    private long writtenSeq;
    private long durableSeq;

    /// What the last process left on the disk, or the disk itself after a power failure.
    ///
    /// @param survived the last record that is there
    /// @param poweredOff whether all that is there is safe
    void restart(long survived, boolean poweredOff) {
        renamed.clear();
        writtenSeq = survived;
        durableSeq = Math.min(durableSeq, survived);
        if (poweredOff) {
            durableSeq = survived;
            pending.clear();
        }
    }

    void wrote(String opened, ByteBuffer bytes, long position) {
        var file = renamed.getOrDefault(opened, opened);
        if (!file.startsWith("segment-") || position < FRAMES) {
            return;
        }
        var from = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var last = 0L;
        for (var at = from.position(); at + HEAD <= from.limit(); ) {
            var length = from.getInt(at);
            if (length < HEAD) {
                break;
            }
            if ((from.getShort(at + 28) & 0xFFFF) < LARGEST_RECORD_TYPE) {
                last = from.getLong(at + 8);
            }
            at += (length + 7) & -8;
        }
        if (last > 0) {
            pending.merge(file, last, Math::max);
            writtenSeq = Math.max(writtenSeq, last);
        }
    }

    void forced(String opened) {
        var last = pending.remove(renamed.getOrDefault(opened, opened));
        if (last != null) {
            durableSeq = Math.max(durableSeq, last);
        }
    }

    /// The pages are clean and not on the disk.
    void forceFailed(String opened) {
        pending.remove(renamed.getOrDefault(opened, opened));
    }

    void created(String file) {
        renamed.remove(file);
    }

    void renamed(String from, String to) {
        renamed.put(from, to);
    }

    /// The last record that the operating system has.
    long writtenSeq() {
        return writtenSeq;
    }

    /// The last record that survives a power failure.
    long durableSeq() {
        return durableSeq;
    }
}
