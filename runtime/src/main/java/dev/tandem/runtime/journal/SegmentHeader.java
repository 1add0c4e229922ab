package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// The first page of a segment.
///
/// @param epoch of the last start before the segment was made
/// @param journalId the same in all files of a journal
/// @param number 1, 2, ...
/// @param firstSeq of the first record in it
/// @param chain value after the record before it
/// @param bytes size of the file
/// @param createdNanos wall clock
record SegmentHeader(
        int epoch,
        long journalId,
        long number,
        long firstSeq,
        long chain,
        long bytes,
        long createdNanos) {
    static final int FORMAT = 1;

    private static final long MAGIC = 0x314c_4e4a_4d44_4e54L; // "TNDMJNL1"
    private static final int CHECKED = 64;

    /// Where a header was read: it, or why it is none.
    sealed interface Read {
        record Good(SegmentHeader header) implements Read {}

        record Bad(String reason) implements Read {}
    }

    ByteBuffer toPage() {
        var page = Layout.buffer(Layout.PAGE);
        page.putLong(MAGIC).putInt(FORMAT).putInt(epoch).putLong(journalId).putLong(number);
        page.putLong(firstSeq).putLong(chain).putLong(bytes).putLong(createdNanos);
        page.putInt(crc(page));
        return page.clear();
    }

    static Read read(StorageFile file) {
        var page = Layout.buffer(Layout.PAGE);
        if (file.read(page, 0) < Layout.PAGE) {
            return new Read.Bad("the file is shorter than its header");
        }
        if (page.getLong(0) != MAGIC) {
            return new Read.Bad("no header of a journal segment");
        }
        var crc = crc(page);
        if (page.getInt(CHECKED) != crc) {
            return new Read.Bad("the header does not agree with its check value");
        }
        if (page.getInt(8) != FORMAT) {
            return new Read.Bad(
                    "written in format "
                            + page.getInt(8)
                            + " by another version of the program; this one reads format "
                            + FORMAT);
        }
        for (var at = CHECKED + 4; at < Layout.PAGE; at += 4) {
            if (page.getInt(at) != 0) {
                return new Read.Bad("bytes after the header");
            }
        }
        return new Read.Good(
                new SegmentHeader(
                        page.getInt(12),
                        page.getLong(16),
                        page.getLong(24),
                        page.getLong(32),
                        page.getLong(40),
                        page.getLong(48),
                        page.getLong(56)));
    }

    private static int crc(ByteBuffer page) {
        var crc = new CRC32C();
        crc.update(page.duplicate().limit(CHECKED).position(0));
        return (int) crc.getValue();
    }

    long salt() {
        return Layout.salt(journalId, number);
    }
}
