package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageFile;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Brings queued records to the disk, a commit at a time: one write, one force, then
/// [#durableSeq()] moves. One thread calls [#step()], either the journal's own or a simulation.
///
/// The first failure ends it: nothing is written again, and every later call throws
/// [JournalFailed].
public final class JournalWriter {
    private static final int ROOM_FOR_END = 2 * Layout.CHAIN_FRAME;

    private final Storage storage;
    private final Clock clock;
    private final JournalOptions options;
    private final long journalId;
    private final RecordQueue queue;
    private final SpareSegments spares;
    private final StorageFile sideMarks;
    private final MarkWriter sideMark;
    private final ByteBuffer batch;
    private final CRC32C crc = new CRC32C();
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

    private StorageFile file;
    private MarkWriter ownMark;
    private long segment;
    private long salt;
    private long segmentBytes;
    private long position;
    private long batchStart;
    private long seq;
    private long chain;
    private int epoch;
    private boolean marksForced = true;
    private long passes;
    private volatile long atDisk;
    private volatile long durableSeq;
    private volatile @Nullable Throwable failure;

    JournalWriter(
            Storage storage,
            Clock clock,
            JournalOptions options,
            RecordQueue queue,
            SpareSegments spares,
            Segment last,
            StorageFile sideMarks,
            int olderSideSlot) {
        this.storage = storage;
        this.clock = clock;
        this.options = options;
        this.queue = queue;
        this.spares = spares;
        this.sideMarks = sideMarks;
        journalId = last.header().journalId();
        sideMark = new MarkWriter(sideMarks, 0, journalId, olderSideSlot);
        batch = Layout.buffer(queue.capacity() + ROOM_FOR_END);
        file = storage.openToWrite(last.name());
        ownMark = new MarkWriter(file, Layout.PAGE, journalId, last.olderSlot());
        segment = last.header().number();
        segmentBytes = last.header().bytes();
        salt = last.header().salt();
        position = last.end();
        batchStart = position;
        seq = last.lastSeq();
        durableSeq = seq;
        chain = last.chain();
        epoch = last.epoch();
    }

    /// Commits all records that are queued now.
    ///
    /// @return how many records became durable
    /// @throws JournalFailed if the disk fails or has failed before
    public int step() {
        throwIfFailed();
        var before = seq;
        atDisk = ++passes;
        try {
            var end = queue.tail();
            for (var bytes = queue.nextBytes(end); bytes > 0; bytes = queue.nextBytes(end)) {
                makeRoom(bytes);
                putRecord(bytes);
            }
            commit();
        } catch (RuntimeException | Error problem) {
            fail(problem);
            throw new JournalFailed(problem);
        } finally {
            atDisk = 0;
        }
        return (int) (seq - before);
    }

    private void makeRoom(int bytes) {
        var behind = position + bytes + ROOM_FOR_END;
        if (behind > segmentBytes) {
            commit();
            nextSegment();
        } else if (behind - batchStart > batch.capacity()) {
            commit();
        }
    }

    private void putRecord(int bytes) {
        var at = (int) (position - batchStart);
        queue.take(batch, at, bytes);
        var length = batch.getInt(at + Layout.LENGTH);
        seq = batch.getLong(at + Layout.SEQ);
        epoch = batch.getInt(at + Layout.EPOCH);
        batch.putLong(at + Layout.COMMIT, durableSeq + 1);
        batch.putInt(at + Layout.CRC, Layout.crc(crc, batch, at, length, salt, position));
        batch.clear();
        chain = Layout.chain(chain, batch, at, length);
        position += bytes;
        if (seq % Layout.CHAIN_EVERY == 0) {
            putChain(RecordTypes.CHAIN);
        }
    }

    private void putChain(int type) {
        var at = (int) (position - batchStart);
        batch.putInt(at + Layout.LENGTH, Layout.CHAIN_FRAME);
        batch.putLong(at + Layout.SEQ, seq);
        batch.putLong(at + Layout.COMMIT, durableSeq + 1);
        batch.putInt(at + Layout.EPOCH, epoch);
        batch.putShort(at + Layout.TYPE, (short) type);
        batch.putShort(at + Layout.VERSION, (short) 1);
        batch.putLong(at + Layout.EVENT, 0);
        batch.putLong(at + Layout.ARRIVAL, 0);
        batch.putLong(at + Layout.PAYLOAD, chain);
        batch.putInt(
                at + Layout.CRC, Layout.crc(crc, batch, at, Layout.CHAIN_FRAME, salt, position));
        batch.clear();
        position += Layout.CHAIN_FRAME;
    }

    /// Everything in the batch goes to the disk and becomes durable, and a mark says so.
    private void commit() {
        if (position == batchStart) {
            return;
        }
        flush();
        ownMark.write(segment, position, seq, chain);
        sideMark.write(segment, position, seq, chain);
        marksForced = false;
        if (seq != durableSeq) {
            durableSeq = seq;
            wakeWaiting();
        }
    }

    private void flush() {
        file.write(batch.clear().limit((int) (position - batchStart)), batchStart);
        batch.clear();
        if (options.durability().forces()) {
            file.force();
        }
        batchStart = position;
    }

    /// The new segment exists for good before the old one says that another follows: so a missing
    /// last segment is noticed.
    private void nextSegment() {
        forceMarks();
        var header =
                new SegmentHeader(
                        epoch,
                        journalId,
                        segment + 1,
                        seq + 1,
                        chain,
                        options.segmentBytes(),
                        clock.wallNanos());
        var next = SegmentFiles.begin(storage, spares.take(), header);
        putChain(RecordTypes.SEGMENT_END);
        flush();
        if (!options.durability().forces()) {
            file.force(); // once a segment is cheap, and its mark must not be ahead of the disk
        }
        file.close();
        file = next;
        ownMark = new MarkWriter(file, Layout.PAGE, journalId, 0);
        segment = header.number();
        segmentBytes = header.bytes();
        salt = header.salt();
        position = Layout.FRAMES;
        batchStart = position;
    }

    /// Makes the marks of the last commit durable too. Without it a power failure may take them
    /// back by one commit. The journal does it whenever it has nothing else to do.
    ///
    /// @return whether there was something to do
    public boolean settle() {
        throwIfFailed();
        if (marksForced) {
            return false;
        }
        atDisk = ++passes;
        try {
            forceMarks();
        } catch (RuntimeException | Error problem) {
            fail(problem);
            throw new JournalFailed(problem);
        } finally {
            atDisk = 0;
        }
        return true;
    }

    private void forceMarks() {
        if (!marksForced && options.durability().forces()) {
            file.force();
            sideMarks.force();
        }
        marksForced = true;
    }

    /// The last record that is durable as [JournalOptions#durability()] means it, 0 if there is
    /// none. For all threads.
    public long durableSeq() {
        return durableSeq;
    }

    /// Number of the commit or force that is on its way to the disk, 0 if none is. For all threads.
    public long atDisk() {
        return atDisk;
    }

    /// Whether records wait. For all threads.
    public boolean hasWork() {
        return !queue.isEmpty();
    }

    /// What went wrong, if something did. For all threads.
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    void throwIfFailed() {
        var problem = failure;
        if (problem != null) {
            throw new JournalFailed(problem);
        }
    }

    private void fail(Throwable problem) {
        failure = problem;
        wakeWaiting();
    }

    private void wakeWaiting() {
        for (var thread : waiting) {
            clock.unpark(thread);
        }
    }

    /// See [Journal#awaitDurable(long, long)].
    boolean await(long wanted, long timeoutNanos) {
        if (durableSeq >= wanted) {
            throwIfFailed();
            return true;
        }
        var me = Thread.currentThread();
        var until = clock.monotonicNanos() + timeoutNanos;
        waiting.add(me);
        try {
            while (durableSeq < wanted) {
                throwIfFailed();
                var rest = until - clock.monotonicNanos();
                if (rest <= 0) {
                    return false;
                }
                clock.park(rest);
            }
            throwIfFailed();
            return true;
        } finally {
            waiting.remove(me);
        }
    }

    void close() {
        try {
            if (failure == null) {
                step();
                settle();
            }
        } finally {
            file.close();
            sideMarks.close();
        }
    }
}
