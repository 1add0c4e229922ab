package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageFile;
import dev.tandem.runtime.port.StorageLock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// The way from a folder to an open journal.
final class Opening {
    private final Storage storage;
    private final Clock clock;
    private final JournalOptions options;

    Opening(Storage storage, Clock clock, JournalOptions options) {
        this.storage = storage;
        this.clock = clock;
        this.options = options;
    }

    Opened open() {
        storage.createFolder("");
        var lock = storage.tryLock(Names.LOCK).orElseThrow(() -> new JournalInUse(Names.LOCK));
        try {
            var scan = scan();
            var damage = scan.damage();
            if (damage.isPresent()) {
                var copy = keepCopy(damage.get());
                lock.close();
                return new Opened.Inspect(damage.get(), copy);
            }
            return ready(lock, scan);
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    private FolderScan scan() {
        try {
            return FolderScan.of(storage);
        } catch (JournalDamaged list) {
            return FolderScan.damaged(list.damage());
        }
    }

    private Opened ready(StorageLock lock, FolderScan scan) {
        var spares = new SpareSegments(storage, options);
        spares.adopt();
        var sideMarks = sideMarks();
        try {
            var last = scan.isNew() ? firstSegment(spares) : mend(scan);
            var side = Mark.read(sideMarks, 0);
            var olderSlot = side.size() == 2 && side.get(1).seq() < side.get(0).seq() ? 1 : 0;
            var queue = new RecordQueue(options.queueBytes());
            var writer =
                    new JournalWriter(
                            storage, clock, options, queue, spares, last, sideMarks, olderSlot);
            var journal = new Journal(storage, clock, options, queue, spares, writer, lock, last);
            var cut = scan.isNew() ? 0 : last.tailBytes();
            if (cut > 0) {
                var bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(cut);
                journal.appendOwn(RecordTypes.TAIL_CUT, bytes.array());
                writer.step();
            }
            return new Opened.Ready(journal, journal.lastSeq(), last.epoch(), cut);
        } catch (RuntimeException | Error failure) {
            sideMarks.close();
            throw failure;
        }
    }

    private Segment mend(FolderScan scan) {
        if (scan.endMissing()) {
            SegmentFiles.end(storage, scan.segments().get(scan.segments().size() - 2));
        }
        SegmentFiles.settle(storage, scan.last());
        return scan.last();
    }

    private Segment firstSegment(SpareSegments spares) {
        var journalId = Layout.mix(clock.wallNanos(), clock.monotonicNanos());
        var header =
                new SegmentHeader(
                        0,
                        journalId,
                        1,
                        1,
                        Layout.firstChain(journalId),
                        options.segmentBytes(),
                        clock.wallNanos());
        SegmentFiles.begin(storage, spares.first(), header).close();
        return Segment.empty(header);
    }

    private StorageFile sideMarks() {
        if (!storage.exists(Names.MARKS)) {
            try (var file = storage.create(Names.MARKS)) {
                file.preallocate(2 * Layout.PAGE);
                file.force();
            }
            storage.forceFolder("");
        }
        var file = storage.openToWrite(Names.MARKS);
        if (file.size() < 2 * Layout.PAGE) { // the program stopped while it was made
            file.preallocate(2 * Layout.PAGE);
            file.force();
        }
        return file;
    }

    /// Copies a damaged file once: the name holds a check value of its content.
    private String keepCopy(Damage damage) {
        try {
            if (!storage.exists(damage.file())) {
                return "";
            }
            try (var file = storage.openToRead(damage.file())) {
                var name = Names.DAMAGED + "/" + flat(damage.file()) + "-" + checkValue(file);
                if (!storage.exists(name)) {
                    storage.createFolder(Names.DAMAGED);
                    copy(file, name);
                }
                return name;
            }
        } catch (StorageException unreadable) {
            return "";
        }
    }

    private static String flat(String name) {
        return name.replace('/', '-');
    }

    private static String checkValue(StorageFile file) {
        var crc = new CRC32C();
        var buffer = Layout.window(file.size());
        for (var at = 0L; file.read(buffer.clear(), at) > 0; at += buffer.capacity()) {
            crc.update(buffer.flip());
        }
        return String.format("%08x", crc.getValue());
    }

    private void copy(StorageFile from, String name) {
        var unfinished = name + ".tmp";
        if (storage.exists(unfinished)) {
            storage.delete(unfinished);
        }
        try (var to = storage.create(unfinished)) {
            var buffer = Layout.window(from.size());
            for (var at = 0L; from.read(buffer.clear(), at) > 0; at += buffer.capacity()) {
                to.write(buffer.flip(), at);
            }
            to.force();
        }
        storage.rename(unfinished, name);
        storage.forceFolder(Names.DAMAGED);
    }
}
