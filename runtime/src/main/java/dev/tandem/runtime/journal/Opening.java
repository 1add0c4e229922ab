package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.runtime.port.StorageFile;
import dev.tandem.runtime.port.StorageLock;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/// The way from a folder to an open journal, in two steps: it is locked and read, and then it is
/// mended and opened. Between them nothing has been changed yet, but for an empty lock file.
public final class Opening implements AutoCloseable {
    private final Storage storage;
    private final Clock clock;
    private final JournalOptions options;
    private final StorageLock lock;
    private final FolderScan scan;
    private boolean isOver; // the lock is free again or belongs to the journal

    private Opening(
            Storage storage,
            Clock clock,
            JournalOptions options,
            StorageLock lock,
            FolderScan scan) {
        this.storage = storage;
        this.clock = clock;
        this.options = options;
        this.lock = lock;
        this.scan = scan;
    }

    /// Locks the journal of a folder and reads all of it, once.
    ///
    /// @param look sees each record, archived ones first as far as their files are there
    /// @throws JournalInUse if somebody holds it
    /// @throws dev.tandem.runtime.port.StorageException if the disk fails
    public static Opening of(
            Storage storage, Clock clock, JournalOptions options, RecordLook look) {
        return of(storage, clock, options, () -> FolderScan.of(storage, look));
    }

    /// As the other one, but nobody looks, so that nothing that is archived is read.
    static Opening of(Storage storage, Clock clock, JournalOptions options) {
        return of(storage, clock, options, () -> FolderScan.of(storage));
    }

    private static Opening of(
            Storage storage, Clock clock, JournalOptions options, Supplier<FolderScan> scan) {
        storage.createFolder("");
        var lock = storage.tryLock(Names.LOCK).orElseThrow(() -> new JournalInUse(Names.LOCK));
        try {
            return new Opening(storage, clock, options, lock, scanned(scan));
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    private static FolderScan scanned(Supplier<FolderScan> scan) {
        try {
            return scan.get();
        } catch (JournalDamaged list) {
            return FolderScan.damaged(list.damage());
        }
    }

    /// Whether no crash can have left the journal as it is.
    public boolean isDamaged() {
        return scan.damage().isPresent();
    }

    /// Cuts what an interrupted commit left and opens the journal, which has the lock from now on.
    /// A damaged one is left alone. Once.
    public Opened open() {
        if (isOver) {
            throw new IllegalStateException("the journal was opened or given free");
        }
        isOver = true;
        try {
            var damage = scan.damage();
            if (damage.isPresent()) {
                var copy = keepCopy(damage.get());
                lock.close();
                return new Opened.Inspect(damage.get(), copy);
            }
            return ready();
        } catch (RuntimeException | Error failure) {
            lock.close();
            throw failure;
        }
    }

    /// Gives the folder free, unless the journal was opened.
    @Override
    public void close() {
        if (!isOver) {
            isOver = true;
            lock.close();
        }
    }

    private Opened ready() {
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
        storage.forceFolder(""); // a name that is read may be in memory only
        var count = scan.segments().size();
        if (scan.endMissing()) {
            SegmentFiles.end(storage, scan.segments().get(count - 2));
        } else if (count > 1 && scan.last().isEmpty()) {
            // Its end was read, but perhaps from memory: it must be safe before records follow.
            SegmentFiles.settle(storage, scan.segments().get(count - 2));
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
