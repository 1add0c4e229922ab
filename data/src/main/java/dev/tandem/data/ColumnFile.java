package dev.tandem.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The file of one kept reading: magic, checksum of all that follows, version, lengths, a
/// [ColumnEntry], then of each series stamps, five columns of values and line numbers, raw and
/// little-endian, each at a multiple of eight bytes.
record ColumnFile(ColumnEntry entry, List<RawSeries> series) {
    static final int HEADER = 32;

    private static final long MAGIC = 0x0a31_4c4f_434d_4454L; // "TDMCOL1\n"
    private static final int CHECKSUM_AT = 8;
    private static final int VERSION_AT = 12;
    private static final int LENGTH_AT = 16;
    private static final int ENTRY_LENGTH_AT = 24;
    private static final int FIELDS = 5;
    private static final long ROW = Long.BYTES * (1 + FIELDS) + Integer.BYTES;
    private static final int BUFFER = 1 << 18;
    private static final long SLICE = 1 << 30;
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// A file that does not hold what it should.
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1L;

        Damaged(String why) {
            super(why);
        }

        Damaged(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /// Reads a file whole and checks it.
    ///
    /// @throws IOException if it cannot be read
    static ColumnFile read(Path file) throws IOException, Damaged {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            var length = channel.size();
            if (length < HEADER) {
                throw new Damaged("it is too short");
            }
            var bytes = channel.map(MapMode.READ_ONLY, 0, length, arena);
            var entry = entry(bytes);
            if (bytes.get(INT, CHECKSUM_AT) != checksum(bytes)) {
                throw new Damaged("its checksum is wrong");
            }
            return parse(bytes, entry);
        }
    }

    /// What stands in front of the columns; the columns are not read.
    static ColumnEntry readEntry(Path file) throws IOException, Damaged {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            var length = channel.size();
            if (length < HEADER) {
                throw new Damaged("it is too short");
            }
            return parsed(entry(channel.map(MapMode.READ_ONLY, 0, length, arena)));
        }
    }

    private static byte[] entry(MemorySegment bytes) throws Damaged {
        if (bytes.get(LONG, 0) != MAGIC) {
            throw new Damaged("it holds something else");
        }
        if (bytes.get(INT, VERSION_AT) != ColumnKey.VERSION) {
            throw new Damaged("it is of another version");
        }
        var length = bytes.get(LONG, ENTRY_LENGTH_AT);
        if (bytes.get(LONG, LENGTH_AT) != bytes.byteSize()
                || length < 0
                || length > bytes.byteSize() - HEADER) {
            throw new Damaged("its length is wrong");
        }
        return bytes.asSlice(HEADER, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static ColumnEntry parsed(byte[] entry) throws Damaged {
        try {
            return ColumnEntry.parse(entry);
        } catch (RuntimeException e) {
            throw new Damaged("its contents are wrong", e);
        }
    }

    private static ColumnFile parse(MemorySegment bytes, byte[] head) throws Damaged {
        var entry = parsed(head);
        var series = new ArrayList<RawSeries>();
        var at = padded(HEADER + (long) head.length);
        for (var i = 0; i < entry.names().size(); i++) {
            var count = entry.counts().get(i);
            if (count < 0 || at + count * ROW > bytes.byteSize()) {
                throw new Damaged("its contents are wrong");
            }
            series.add(series(bytes, at, entry.names().get(i), count));
            at = padded(at + count * ROW);
        }
        if (at != bytes.byteSize()) {
            throw new Damaged("its contents are wrong");
        }
        return new ColumnFile(entry, series);
    }

    private static RawSeries series(MemorySegment bytes, long from, String symbol, int count) {
        var at = from;
        var stamps = new long[count];
        MemorySegment.copy(bytes, LONG, at, stamps, 0, count);
        at += (long) Long.BYTES * count;
        var values = new double[FIELDS][count];
        for (var field : values) {
            MemorySegment.copy(bytes, DOUBLE, at, field, 0, count);
            at += (long) Double.BYTES * count;
        }
        var lines = new int[count];
        MemorySegment.copy(bytes, INT, at, lines, 0, count);
        return RawSeries.of(symbol, stamps, lines, values);
    }

    private static int checksum(MemorySegment bytes) {
        var checksum = new CRC32C();
        for (long at = VERSION_AT; at < bytes.byteSize(); at += SLICE) {
            checksum.update(
                    bytes.asSlice(at, Math.min(SLICE, bytes.byteSize() - at)).asByteBuffer());
        }
        return (int) checksum.getValue();
    }

    /// Writes it into an empty file.
    void write(FileChannel channel) throws IOException {
        var head = entry.bytes();
        var length = padded(HEADER + (long) head.length);
        for (var rows : series) {
            length = padded(length + rows.count() * ROW);
        }
        var out = new Output(channel);
        out.room(HEADER)
                .putLong(MAGIC)
                .putInt(0)
                .putInt(ColumnKey.VERSION)
                .putLong(length)
                .putLong(head.length);
        for (var at = 0; at < head.length; at += BUFFER) {
            var part = Math.min(BUFFER, head.length - at);
            out.room(part).put(head, at, part);
        }
        out.pad();
        for (var rows : series) {
            out.write(rows);
        }
        out.end();
    }

    private static long padded(long length) {
        return length + 7 & -8L;
    }

    /// Bytes on their way into a file, counted and summed up.
    private static final class Output {
        private final FileChannel channel;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C checksum = new CRC32C();
        private boolean isBegun;
        private long written;

        Output(FileChannel channel) {
            this.channel = channel;
        }

        /// The buffer with space for so many bytes, at most its size.
        ByteBuffer room(int bytes) throws IOException {
            if (buffer.remaining() < bytes) {
                flush();
            }
            return buffer;
        }

        void pad() throws IOException {
            while ((written + buffer.position()) % Long.BYTES != 0) {
                room(1).put((byte) 0);
            }
        }

        void write(RawSeries rows) throws IOException {
            for (var row = 0; row < rows.count(); row++) {
                room(Long.BYTES).putLong(rows.stamp(row));
            }
            for (var field = 0; field < FIELDS; field++) {
                for (var row = 0; row < rows.count(); row++) {
                    room(Double.BYTES).putDouble(rows.value(field, row));
                }
            }
            for (var row = 0; row < rows.count(); row++) {
                room(Integer.BYTES).putInt(rows.line(row));
            }
            pad();
        }

        void end() throws IOException {
            flush();
            buffer.putInt((int) checksum.getValue()).flip();
            channel.write(buffer, CHECKSUM_AT);
        }

        private void flush() throws IOException {
            buffer.flip();
            checksum.update(buffer.duplicate().position(isBegun ? 0 : VERSION_AT));
            isBegun = true;
            while (buffer.hasRemaining()) {
                written += channel.write(buffer);
            }
            buffer.clear();
        }
    }
}
