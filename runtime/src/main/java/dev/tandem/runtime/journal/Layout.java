package dev.tandem.runtime.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// Where the bytes of a frame are, and how they are checked. All numbers are little endian.
///
/// A frame is a head of 48 bytes, the payload, and zeros up to the next multiple of 8. Its check
/// value is mixed with the journal, the segment and the position, so a frame is valid at the place
/// where it was written and nowhere else.
final class Layout {
    static final int PAGE = 4096;

    /// Frames begin here, after the page of the header and two pages of marks.
    static final int FRAMES = 3 * PAGE;

    static final int LENGTH = 0; // int, head and payload
    static final int CRC = 4; // int, over the length and all from SEQ to the end of the padding
    static final int SEQ = 8; // long
    static final int COMMIT = 16; // long, first seq of the commit: all before it were durable
    static final int EPOCH = 24; // int
    static final int TYPE = 28; // short, unsigned
    static final int VERSION = 30; // short, unsigned
    static final int EVENT = 32; // long, nanoseconds since 1970
    static final int ARRIVAL = 40; // long, nanoseconds since 1970
    static final int PAYLOAD = 48;

    /// A chain frame: a head and one long.
    static final int CHAIN_FRAME = PAYLOAD + 8;

    /// Records between two chain frames.
    static final int CHAIN_EVERY = 256;

    private static final int WINDOW = 1 << 20;
    private static final ByteBuffer ZEROS = buffer(1 << 16).asReadOnlyBuffer();
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    private Layout() {}

    static int padded(int length) {
        return (length + 7) & -8;
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// A buffer to read a file with, no larger than what there is to read.
    static ByteBuffer window(long bytes) {
        return buffer((int) Math.max(PAGE, Math.min(WINDOW, bytes)));
    }

    /// Whether the first bytes of a buffer are all 0. Moves its position and limit.
    static boolean isZero(ByteBuffer buffer, int count) {
        for (var at = 0; at < count; at += ZEROS.capacity()) {
            var bytes = Math.min(ZEROS.capacity(), count - at);
            buffer.limit(at + bytes).position(at);
            if (buffer.mismatch(ZEROS.slice(0, bytes)) >= 0) {
                return false;
            }
        }
        return true;
    }

    static long mix(long hash, long value) {
        var mixed = (hash ^ value) * PRIME;
        return mixed ^ (mixed >>> 32);
    }

    /// What makes the frames of a segment different from those of all others.
    static long salt(long journalId, long segment) {
        return mix(mix(PRIME, journalId), segment);
    }

    /// The chain value before the first record of a journal.
    static long firstChain(long journalId) {
        return mix(PRIME, ~journalId);
    }

    /// The check value of a frame. Moves the buffer's position and limit.
    ///
    /// @param at index of the frame in the buffer
    /// @param position of the frame in its file
    static int crc(CRC32C crc, ByteBuffer buffer, int at, int length, long salt, long position) {
        crc.reset();
        buffer.limit(at + CRC).position(at);
        crc.update(buffer);
        buffer.limit(at + padded(length)).position(at + SEQ);
        crc.update(buffer);
        return (int) crc.getValue() ^ (int) mix(salt, position);
    }

    /// The chain value after a frame.
    static long chain(long before, ByteBuffer buffer, int at, int length) {
        var hash = mix(before, length);
        var end = at + padded(length);
        for (var index = at + SEQ; index < end; index += 8) {
            hash = mix(hash, buffer.getLong(index));
        }
        return hash;
    }
}
