package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;

/// Walks over the frames of one segment and checks each against what came before. For one thread.
final class SegmentCursor implements AutoCloseable {
    /// What is at the cursor's position.
    enum Step {
        /// A record; the cursor is behind it now.
        RECORD,
        /// The end frame; the cursor is behind it now.
        END,
        /// Zeros where a frame would begin, or the end of the file.
        NOTHING,
        /// Bytes that are no frame.
        INVALID,
        /// A frame that was written here and contradicts those before it. [#reason()] says how.
        CONTRADICTION
    }

    private final String name;
    private final StorageFile file;
    private final SegmentHeader header;
    private final long salt;
    private final long size;
    private final CRC32C crc = new CRC32C();
    private ByteBuffer window;
    private long windowStart;
    private int windowBytes;

    private long position = Layout.FRAMES;
    private long seq;
    private long chain;
    private int epoch;
    private int at;
    private int length;
    private String reason = "";

    SegmentCursor(String name, StorageFile file, SegmentHeader header) {
        this.name = name;
        this.file = file;
        this.header = header;
        size = file.size();
        window = Layout.window(size);
        salt = header.salt();
        seq = header.firstSeq() - 1;
        chain = header.chain();
        epoch = header.epoch();
    }

    Step next() {
        while (true) {
            var step = frame();
            if (step != Step.RECORD || RecordTypes.isRecord(type())) {
                return step;
            }
        }
    }

    /// One frame: chain frames are told as records here.
    private Step frame() {
        if (!load(Layout.PAYLOAD)) {
            return Step.NOTHING;
        }
        length = window.getInt(at + Layout.LENGTH);
        if (length == 0) {
            return window.getInt(at + Layout.CRC) == 0 ? Step.NOTHING : Step.INVALID;
        }
        if (!isPlausible(length, position) || !load(Layout.padded(length)) || !isWhole()) {
            return Step.INVALID;
        }
        return switch (type()) {
            case RecordTypes.CHAIN -> chained(Step.RECORD);
            case RecordTypes.SEGMENT_END -> chained(Step.END);
            default -> record();
        };
    }

    private boolean isPlausible(int length, long where) {
        return length >= Layout.PAYLOAD && Layout.padded(length) <= size - where;
    }

    private boolean isWhole() {
        var computed = Layout.crc(crc, window, at, length, salt, position);
        window.clear();
        return window.getInt(at + Layout.CRC) == computed;
    }

    private Step record() {
        if (frameSeq() != seq + 1) {
            return contradiction("record " + frameSeq() + " follows record " + seq);
        }
        if (frameEpoch() < epoch) {
            return contradiction("epoch " + frameEpoch() + " follows epoch " + epoch);
        }
        chain = Layout.chain(chain, window, at, length);
        seq++;
        epoch = frameEpoch();
        position += Layout.padded(length);
        return Step.RECORD;
    }

    private Step chained(Step step) {
        if (frameSeq() != seq || length != Layout.CHAIN_FRAME) {
            return contradiction(
                    "a chain value of record " + frameSeq() + " follows record " + seq);
        }
        if (window.getLong(at + Layout.PAYLOAD) != chain) {
            return contradiction("the records before do not give the chain value stored here");
        }
        position += Layout.CHAIN_FRAME;
        return step;
    }

    private Step contradiction(String what) {
        reason = what;
        return Step.CONTRADICTION;
    }

    /// Whether a frame is here, without moving.
    boolean hasFrame() {
        if (!load(Layout.PAYLOAD)) {
            return false;
        }
        length = window.getInt(at + Layout.LENGTH);
        return isPlausible(length, position) && load(Layout.padded(length)) && isWhole();
    }

    /// Brings bytes at the position into the window.
    private boolean load(int bytes) {
        if (position + bytes > size) {
            return false;
        }
        if (position < windowStart || position + bytes > windowStart + windowBytes) {
            if (bytes > window.capacity()) {
                window = Layout.buffer(Layout.padded(bytes));
            }
            windowStart = position;
            windowBytes = file.read(window.clear(), position);
        }
        at = (int) (position - windowStart);
        return windowBytes - at >= bytes;
    }

    /// Forgets what was read ahead: the file may have grown since.
    void refresh() {
        windowBytes = 0;
    }

    /// The first byte at or after a position that is not 0, or the size of the file.
    long firstNotZero(long from) {
        var buffer = Layout.window(size - from);
        for (var start = from; start < size; start += buffer.capacity()) {
            var count = file.read(buffer.clear(), start);
            for (var index = 0; index < count; index++) {
                if ((index & 7) == 0 && index + 8 <= count && buffer.getLong(index) == 0) {
                    index += 7;
                } else if (buffer.get(index) != 0) {
                    return start + index;
                }
            }
        }
        return size;
    }

    /// One behind the last byte that is not 0, or `from` if all are.
    long endOfNotZero(long from) {
        var buffer = Layout.window(size - from);
        for (var end = size; end > from; end = Math.max(from, end - buffer.capacity())) {
            var start = Math.max(from, end - buffer.capacity());
            var count = file.read(buffer.clear().limit((int) (end - start)), start);
            if (Layout.isZero(buffer, count)) {
                continue;
            }
            buffer.clear();
            for (var index = count - 1; index >= 0; index--) {
                if (buffer.get(index) != 0) {
                    return start + index + 1;
                }
            }
        }
        return from;
    }

    /// Looks behind an invalid place for a frame that could only be written when the record missing
    /// here was durable already.
    ///
    /// @return its position, 0 if there is none
    long proofAfter(long invalid) {
        var missing = seq + 1;
        for (var where = invalid + 8; where + Layout.PAYLOAD <= size; where += 8) {
            position = where;
            if (!load(Layout.PAYLOAD)) {
                break;
            }
            length = window.getInt(at + Layout.LENGTH);
            if (length != 0
                    && frameSeq() >= seq
                    && window.getLong(at + Layout.COMMIT) > missing
                    && isPlausible(length, where)
                    && load(Layout.padded(length))
                    && isWhole()) {
                position = invalid;
                return where;
            }
        }
        position = invalid;
        return 0;
    }

    /// Where the next frame begins.
    long position() {
        return position;
    }

    /// Of the last record, or the one before the segment.
    long seq() {
        return seq;
    }

    /// Of the last record, or of the header.
    int epoch() {
        return epoch;
    }

    long chain() {
        return chain;
    }

    /// What contradicts what; empty unless the last step says so.
    String reason() {
        return reason;
    }

    /// What the file itself says to be durable.
    List<Mark> marks() {
        return Mark.read(file, Layout.PAGE).stream()
                .filter(mark -> mark.segment() == header.number())
                .toList();
    }

    String name() {
        return name;
    }

    SegmentHeader header() {
        return header;
    }

    long size() {
        return size;
    }

    /// The bytes of the last record, from [#at()].
    ByteBuffer window() {
        return window;
    }

    int at() {
        return at;
    }

    int type() {
        return window.getShort(at + Layout.TYPE) & 0xFFFF;
    }

    int payloadBytes() {
        return length - Layout.PAYLOAD;
    }

    private long frameSeq() {
        return window.getLong(at + Layout.SEQ);
    }

    private int frameEpoch() {
        return window.getInt(at + Layout.EPOCH);
    }

    @Override
    public void close() {
        file.close();
    }
}
