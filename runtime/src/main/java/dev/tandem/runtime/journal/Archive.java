package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Compresses the oldest segments, notes them in a list, and only then removes them.
final class Archive {
    private static final String UNFINISHED = Names.ARCHIVE + "/unfinished.tmp";

    private final Storage storage;

    Archive(Storage storage) {
        this.storage = storage;
    }

    List<Archived> archiveThrough(long seq) {
        var gone = new ArrayList<Archived>();
        var names = Names.segments(storage);
        for (var i = 0; i + 1 < names.size(); i++) {
            var segment = whole(names.get(i));
            if (!segment.closed() || segment.lastSeq() > seq) {
                break;
            }
            gone.add(archive(segment));
        }
        return List.copyOf(gone);
    }

    private Segment whole(String name) {
        return switch (SegmentScan.of(storage, name, List.of())) {
            case SegmentScan.Found.Whole(var segment) -> segment;
            case SegmentScan.Found.Wrong(var damage) -> throw new JournalDamaged(damage);
        };
    }

    private Archived archive(Segment segment) {
        storage.createFolder(Names.ARCHIVE);
        var archived =
                new Archived(
                        segment.header().number(),
                        segment.header().firstSeq(),
                        segment.lastSeq(),
                        Archived.hex(segment.chain()),
                        compress(segment.name()));
        storage.rename(UNFINISHED, archived.file());
        storage.forceFolder(Names.ARCHIVE);
        note(archived);
        storage.delete(segment.name());
        storage.forceFolder("");
        return archived;
    }

    private void note(Archived archived) {
        var all = new ArrayList<>(Archived.read(storage));
        all.removeIf(one -> one.number() == archived.number());
        all.add(archived);
        try (var file = emptyFile()) {
            file.write(Archived.toBytes(all), 0);
            file.force();
        }
        storage.rename(UNFINISHED, Archived.LIST);
        storage.forceFolder(Names.ARCHIVE);
    }

    private StorageFile emptyFile() {
        if (storage.exists(UNFINISHED)) {
            storage.delete(UNFINISHED);
        }
        return storage.create(UNFINISHED);
    }

    /// @return SHA-256 of the compressed file
    private String compress(String name) {
        try (var from = storage.openToRead(name);
                var to = emptyFile()) {
            var target = new Target(to);
            try (var gzip = new GZIPOutputStream(target, 1 << 16)) {
                var bytes = new byte[1 << 16];
                for (var at = 0L; ; at += bytes.length) {
                    var count = from.read(ByteBuffer.wrap(bytes), at);
                    if (count == 0) {
                        break;
                    }
                    gzip.write(bytes, 0, count);
                }
            }
            to.force();
            return HexFormat.of().formatHex(target.digest.digest());
        } catch (IOException impossible) {
            throw new IllegalStateException(
                    "the target throws storage exceptions only", impossible);
        }
    }

    /// Writes to a file and digests what it writes.
    private static final class Target extends OutputStream {
        private final StorageFile file;
        private final MessageDigest digest = sha256();
        private long position;

        Target(StorageFile file) {
            this.file = file;
        }

        @Override
        public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            file.write(ByteBuffer.wrap(bytes, from, length), position);
            digest.update(bytes, from, length);
            position += length;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
