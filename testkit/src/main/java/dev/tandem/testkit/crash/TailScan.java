package dev.tandem.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The end of a journal as the format of the files says, read without the program's reader: where
/// the last valid frame ends, and how far bytes follow that are none.
///
/// @param file the last segment
/// @param end behind the last valid frame
/// @param tailEnd behind the last byte that is not 0, `end` if there is none
/// @param lastFrame where the last valid record begins, 0 if there is none
/// @param isClosed whether the segment has its end frame
record TailScan(Path file, long end, long tailEnd, long lastFrame, long lastSeq, boolean isClosed) {
    private static final int FRAMES = 3 * 4096;
    private static final int HEAD = 48;
    private static final int SEQ = 8;
    private static final int TYPE = 28;
    private static final int CHAIN = 0xFF01;
    private static final int SEGMENT_END = 0xFF02;
    private static final long PRIME = 0x9e3779b97f4a7c15L;

    /// Scans the last segment of a folder; null if there is none.
    static @Nullable TailScan of(Path journal) {
        if (!Files.isDirectory(journal)) {
            return null;
        }
        try (var files = Files.list(journal)) {
            var last =
                    files.filter(file -> file.getFileName().toString().startsWith("segment-"))
                            .max(Comparator.naturalOrder());
            return last.isEmpty() ? null : scan(last.get());
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + journal, failure);
        }
    }

    static TailScan scan(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        var salt = mix(mix(PRIME, bytes.getLong(16)), bytes.getLong(24));
        var at = FRAMES;
        var lastFrame = 0;
        var lastSeq = bytes.getLong(32) - 1;
        var isClosed = false;
        while (!isClosed && isFrame(bytes, at, salt)) {
            var type = bytes.getShort(at + TYPE) & 0xFFFF;
            isClosed = type == SEGMENT_END;
            if (type != CHAIN && !isClosed) {
                lastFrame = at;
                lastSeq = bytes.getLong(at + SEQ);
            }
            at += padded(bytes.getInt(at));
        }
        var tailEnd = bytes.capacity();
        while (tailEnd > at && bytes.get(tailEnd - 1) == 0) {
            tailEnd--;
        }
        return new TailScan(file, at, tailEnd, lastFrame, lastSeq, isClosed);
    }

    private static boolean isFrame(ByteBuffer bytes, int at, long salt) {
        if (at + HEAD > bytes.capacity()) {
            return false;
        }
        var length = bytes.getInt(at);
        if (length < HEAD || length > bytes.capacity() - at - 8) {
            return false;
        }
        var crc = new CRC32C();
        crc.update(bytes.array(), at, 4);
        crc.update(bytes.array(), at + SEQ, padded(length) - SEQ);
        return bytes.getInt(at + 4) == ((int) crc.getValue() ^ (int) mix(salt, at));
    }

    private static int padded(int length) {
        return (length + 7) & -8;
    }

    private static long mix(long hash, long value) {
        var mixed = (hash ^ value) * PRIME;
        return mixed ^ (mixed >>> 32);
    }

    long tailBytes() {
        return tailEnd - end;
    }

    /// Leaves the beginning of one more record behind the last one, as a process that dies while it
    /// writes does.
    ///
    /// @param bytes of the record that reached the file; the last of them is not 0
    /// @return whether there was room for it
    boolean tear(int bytes) {
        if (isClosed || lastFrame == 0 || tailBytes() != 0) {
            return false;
        }
        try (var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var frame = ByteBuffer.allocate((int) (end - lastFrame)).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(frame, lastFrame);
            var count = Math.min(bytes, padded(frame.getInt(0)) - 1);
            if (end + count + HEAD > channel.size()) {
                return false;
            }
            frame.putLong(SEQ, lastSeq + 1);
            frame.put(count - 1, (byte) 0x5a);
            frame.clear().limit(count);
            channel.write(frame, end);
            return true;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot tear " + file, failure);
        }
    }
}
