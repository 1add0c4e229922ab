package dev.tandem.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The file of one kept reading: magic, checksum of all that follows, version, lengths, a
/// [ColumnEntry], then the rows of each series as [RawSeries] holds them, at a multiple of eight
/// bytes. All numbers are in the order of bytes of the processor, which the magic tells: a file of
/// another one is not taken.
///
/// Small files are read, large ones mapped, so that their rows take no heap.
record ColumnFile(ColumnEntry entry, List<RawSeries> series) {
    static final int HEADER = 32;

    private static final long MAGIC = 0x0a31_4c4f_434d_4454L; // "TDMCOL1\n"
    private static final int CHECKSUM_AT = 8;
    private static final int VERSION_AT = 12;
    private static final int LENGTH_AT = 16;
    private static final int ENTRY_LENGTH_AT = 24;
    private static final int ROW = Long.BYTES * RawSeries.WIDTH;
    private static final int BLOCK = LongTable.BLOCK_ROWS * ROW;
    private static final int BUFFER = 1 << 16;
    private static final int SMALL = 1 << 20;
    private static final int LARGEST_ENTRY = 1 << 28;

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

    /// Reads a file and checks it whole.
    ///
    /// @throws IOException if it cannot be read
    static ColumnFile read(Path file) throws IOException, Damaged {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Input(channel).read();
        }
    }

    /// What stands in front of the rows; the rows are not read.
    static ColumnEntry readEntry(Path file) throws IOException, Damaged {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var header = header(channel, channel.size());
            return parsed(bytes(channel, HEADER, (int) header.getLong(ENTRY_LENGTH_AT)).array());
        }
    }

    private static ByteBuffer header(FileChannel channel, long length) throws IOException, Damaged {
        if (length < HEADER) {
            throw new Damaged("it is too short");
        }
        var header = bytes(channel, 0, HEADER);
        if (header.getLong(0) != MAGIC) {
            throw new Damaged("it holds something else");
        }
        if (header.getInt(VERSION_AT) != ColumnKey.VERSION) {
            throw new Damaged("it is of another version");
        }
        var entryLength = header.getLong(ENTRY_LENGTH_AT);
        if (header.getLong(LENGTH_AT) != length
                || entryLength < 0
                || entryLength > Math.min(length - HEADER, LARGEST_ENTRY)) {
            throw new Damaged("its length is wrong");
        }
        return header;
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int length)
            throws IOException, Damaged {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new Damaged("its length is wrong");
            }
        }
        return bytes.flip();
    }

    private static ColumnEntry parsed(byte[] entry) throws Damaged {
        try {
            return ColumnEntry.parse(entry);
        } catch (RuntimeException e) {
            throw new Damaged("its contents are wrong", e);
        }
    }

    /// Bytes on their way out of a file, summed up.
    private static final class Input {
        private final FileChannel channel;
        private final CRC32C checksum = new CRC32C();
        private final long length;
        private long at = HEADER;

        Input(FileChannel channel) throws IOException {
            this.channel = channel;
            length = channel.size();
        }

        ColumnFile read() throws IOException, Damaged {
            var header = header(channel, length);
            checksum.update(header.duplicate().position(VERSION_AT));
            var entryLength = padded(header.getLong(ENTRY_LENGTH_AT));
            var bytes = bytes(channel, at, (int) entryLength);
            checksum.update(bytes.duplicate());
            at += entryLength;
            var entry = parsed(bytes.array());
            var series = new ArrayList<RawSeries>();
            for (var i = 0; i < entry.names().size(); i++) {
                series.add(new RawSeries(entry.names().get(i), rows(entry.counts().get(i))));
            }
            if (at != length) {
                throw new Damaged("its contents are wrong");
            }
            if (header.getInt(CHECKSUM_AT) != (int) checksum.getValue()) {
                throw new Damaged("its checksum is wrong");
            }
            return new ColumnFile(entry, series);
        }

        private LongTable rows(int count) throws IOException, Damaged {
            var end = at + (long) count * ROW;
            if (count < 0 || end > length) {
                throw new Damaged("its contents are wrong");
            }
            var blocks = new ArrayList<LongBuffer>();
            while (at < end) {
                var block = (int) Math.min(end - at, BLOCK);
                blocks.add(length <= SMALL ? copied(block) : mapped(block));
                at += block;
            }
            return LongTable.of(RawSeries.WIDTH, blocks.toArray(LongBuffer[]::new), count);
        }

        private LongBuffer copied(int block) throws IOException, Damaged {
            var bytes = bytes(channel, at, block);
            checksum.update(bytes.duplicate());
            var longs = new long[block / Long.BYTES];
            bytes.asLongBuffer().get(longs);
            return LongBuffer.wrap(longs);
        }

        private LongBuffer mapped(int block) throws IOException {
            var bytes = channel.map(MapMode.READ_ONLY, at, block).order(ByteOrder.nativeOrder());
            checksum.update(bytes.duplicate());
            return bytes.asLongBuffer();
        }
    }

    /// Writes it into an empty file.
    void write(FileChannel channel) throws IOException {
        var head = entry.bytes();
        var length = HEADER + padded(head.length);
        for (var rows : series) {
            length += (long) rows.count() * ROW;
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
        for (var i = head.length; i < padded(head.length); i++) {
            out.room(1).put((byte) 0);
        }
        for (var rows : series) {
            for (var block = 0; block < rows.rows().blocks(); block++) {
                out.write(rows.rows().block(block));
            }
        }
        out.end();
    }

    private static long padded(long length) {
        return (length + 7) & -8L;
    }

    /// Bytes on their way into a file, summed up.
    private static final class Output {
        private final FileChannel channel;
        private final ByteBuffer buffer =
                ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
        private final CRC32C checksum = new CRC32C();
        private boolean isBegun;

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

        void write(LongBuffer longs) throws IOException {
            while (longs.hasRemaining()) {
                var room = room(Long.BYTES);
                var view = room.asLongBuffer();
                var count = Math.min(view.remaining(), longs.remaining());
                view.put(0, longs, longs.position(), count);
                longs.position(longs.position() + count);
                room.position(room.position() + count * Long.BYTES);
            }
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
                channel.write(buffer);
            }
            buffer.clear();
        }
    }
}
