package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// Making segments, and mending what a crash left of the last ones.
final class SegmentFiles {
    private SegmentFiles() {}

    /// Makes a segment of a file of zeros: its header and its name are safe from a power failure.
    static StorageFile begin(Storage storage, String spare, SegmentHeader header) {
        var file = storage.openToWrite(spare);
        try {
            file.write(header.toPage(), 0);
            file.force();
            storage.rename(spare, Names.segment(header.number()));
            storage.forceFolder("");
        } catch (RuntimeException | Error failure) {
            file.close();
            throw failure;
        }
        return file;
    }

    /// Writes the frames again that no mark calls durable, and zeros over the torn tail. The frames
    /// were read, but perhaps from memory: a force that failed before the crash leaves them there
    /// and not on the disk.
    static void settle(Storage storage, Segment last) {
        var from = last.settled();
        var bytes = Math.toIntExact(last.tailEnd() - from);
        if (bytes == 0) {
            return;
        }
        try (var file = storage.openToWrite(last.name())) {
            var frames = Layout.buffer(bytes);
            frames.limit(Math.toIntExact(last.end() - from));
            file.read(frames, from);
            frames.clear();
            for (var at = Math.toIntExact(last.end() - from); at < bytes; at++) {
                frames.put(at, (byte) 0);
            }
            file.write(frames, from);
            file.force();
        }
    }

    /// Writes the end frame that the program did not come to write.
    static void end(Storage storage, Segment segment) {
        try (var file = storage.openToWrite(segment.name())) {
            var tail = Math.toIntExact(segment.tailBytes());
            if (tail > 0) {
                file.write(ByteBuffer.allocate(tail), segment.end());
                file.force();
            }
            var frame = Layout.buffer(Layout.CHAIN_FRAME);
            frame.putInt(Layout.LENGTH, Layout.CHAIN_FRAME);
            frame.putLong(Layout.SEQ, segment.lastSeq());
            frame.putLong(Layout.COMMIT, segment.lastSeq() + 1);
            frame.putInt(Layout.EPOCH, segment.epoch());
            frame.putShort(Layout.TYPE, (short) RecordTypes.SEGMENT_END);
            frame.putShort(Layout.VERSION, (short) 1);
            frame.putLong(Layout.PAYLOAD, segment.chain());
            var crc =
                    Layout.crc(
                            new CRC32C(),
                            frame,
                            0,
                            Layout.CHAIN_FRAME,
                            segment.header().salt(),
                            segment.end());
            frame.putInt(Layout.CRC, crc);
            file.write(frame.clear(), segment.end());
            file.force();
        }
    }
}
