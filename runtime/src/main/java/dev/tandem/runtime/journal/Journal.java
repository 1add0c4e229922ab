package dev.tandem.runtime.journal;

import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.StorageLock;
import dev.tandem.runtime.port.Threads;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The write-ahead journal of a run: records in one order, each with a seq, in segment files of one
/// folder.
///
/// One thread appends. Records become durable by [JournalWriter#step()], which either a thread of
/// the journal calls ([#start(Threads)]) or the caller. What other threads may call says so.
///
/// A failing disk ends the journal: see [JournalFailed]. What happens to a journal in a crash, and
/// what opening it again promises, is in `docs/adr/0019`.
public final class Journal implements AutoCloseable {
    private final Storage storage;
    private final Clock clock;
    private final JournalOptions options;
    private final RecordQueue queue;
    private final SpareSegments spares;
    private final JournalWriter writer;
    private final StorageLock lock;
    private final JournalThreads threads;
    private long nextSeq;
    private int epoch;
    private boolean closed;
    private volatile SpaceLevel space = SpaceLevel.OK;

    Journal(
            Storage storage,
            Clock clock,
            JournalOptions options,
            RecordQueue queue,
            SpareSegments spares,
            JournalWriter writer,
            StorageLock lock,
            Segment last) {
        this.storage = storage;
        this.clock = clock;
        this.options = options;
        this.queue = queue;
        this.spares = spares;
        this.writer = writer;
        this.lock = lock;
        threads = new JournalThreads(this, clock, options.durability());
        nextSeq = last.lastSeq() + 1;
        epoch = last.epoch();
    }

    /// Opens the journal in a folder, or begins one. Reads all of it.
    ///
    /// @param storage the folder
    /// @throws JournalInUse if somebody holds it
    /// @throws dev.tandem.runtime.port.StorageException if the disk fails
    public static Opened open(Storage storage, Clock clock, JournalOptions options) {
        return Opening.of(storage, clock, options).open();
    }

    /// Puts a record in the queue. Does not wait and does not allocate.
    ///
    /// @param type 1 to [RecordTypes#LARGEST_OF_CALLERS]
    /// @param version of the payload's form, 0 to 65535
    /// @param eventNanos when it happened by its source, nanoseconds since 1970 UTC
    /// @param arrivalNanos when it reached us
    /// @param payload holds the payload; copied
    /// @param from index of its first byte
    /// @param length bytes, 0 to [JournalOptions#maxPayloadBytes()]
    /// @return its seq: 1, 2, 3, ... without gaps, counting the records of the journal itself
    /// @throws JournalQueueFull if there is no room; nothing happened then
    /// @throws JournalFailed if the journal failed
    public long append(
            int type,
            int version,
            long eventNanos,
            long arrivalNanos,
            byte[] payload,
            int from,
            int length) {
        if (type < 1 || type > RecordTypes.LARGEST_OF_CALLERS) {
            throw new IllegalArgumentException("no record type of a caller: " + type);
        }
        return put(type, version, eventNanos, arrivalNanos, payload, from, length);
    }

    void appendOwn(int type, byte[] payload) {
        var now = clock.wallNanos();
        put(type, 1, now, now, payload, 0, payload.length);
    }

    private long put(
            int type,
            int version,
            long eventNanos,
            long arrivalNanos,
            byte[] payload,
            int from,
            int length) {
        check(version, payload, from, length);
        writer.throwIfFailed();
        var seq = nextSeq;
        if (!queue.offer(
                seq, epoch, type, version, eventNanos, arrivalNanos, payload, from, length)) {
            throw new JournalQueueFull(
                    Layout.PAYLOAD + length, queue.queuedBytes(), queue.capacity());
        }
        nextSeq = seq + 1;
        threads.wakeWriter();
        return seq;
    }

    private void check(int version, byte[] payload, int from, int length) {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
        if (version < 0 || version > 0xFFFF) {
            throw new IllegalArgumentException("no version: " + version);
        }
        if (length < 0 || length > options.maxPayloadBytes()) {
            throw new IllegalArgumentException(
                    "payload of "
                            + length
                            + " bytes, not between 0 and "
                            + options.maxPayloadBytes());
        }
        if (from < 0 || from > payload.length - length) {
            throw new IllegalArgumentException(
                    length + " bytes from " + from + " are not in " + payload.length);
        }
    }

    /// Begins a new epoch: writes [RecordTypes#EPOCH_STARTED] and returns when it is durable.
    ///
    /// @return the new epoch, 1 for the first
    public int startEpoch() {
        var before = epoch;
        epoch = before + 1;
        try {
            appendOwn(
                    RecordTypes.EPOCH_STARTED,
                    ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(epoch).array());
        } catch (JournalQueueFull | JournalFailed notBegun) {
            epoch = before;
            throw notBegun;
        }
        var seq = lastSeq();
        if (threads.isStarted()) {
            while (!writer.await(seq, 1_000_000_000L)) {
                threads.wakeWriter();
            }
        } else {
            writer.step();
        }
        return epoch;
    }

    /// Starts the threads of the journal: one that writes and one that keeps spare segments ready.
    public void start(Threads starter) {
        threads.start(starter);
    }

    /// Waits until a record is durable. For all threads. Without [#start(Threads)] somebody has to
    /// call [JournalWriter#step()] meanwhile.
    ///
    /// @return whether it is, before the time was over
    /// @throws JournalFailed if the journal failed
    public boolean awaitDurable(long seq, long timeoutNanos) {
        return writer.await(seq, timeoutNanos);
    }

    /// The last durable record. For all threads.
    public long durableSeq() {
        return writer.durableSeq();
    }

    /// As [JournalWriter#atDisk()].
    public long atDisk() {
        return writer.atDisk();
    }

    /// The last record that was appended.
    public long lastSeq() {
        return nextSeq - 1;
    }

    /// Of the last start, 0 before the first.
    public int epoch() {
        return epoch;
    }

    public JournalWriter writer() {
        return writer;
    }

    public JournalOptions options() {
        return options;
    }

    /// Bytes that wait for the disk, of [JournalOptions#queueBytes()]. For all threads.
    public long queuedBytes() {
        return queue.queuedBytes();
    }

    /// How much room the disk had when [#keep()] looked last. For all threads.
    public SpaceLevel space() {
        return space;
    }

    /// Makes missing spare segments and looks at the room on the disk. May take long; never called
    /// by the thread that writes. The journal's own thread calls it every second and after each new
    /// segment.
    public SpaceLevel keep() {
        spares.refill();
        space = level();
        return space;
    }

    private SpaceLevel level() {
        if (spares.isFull() && spares.missing() > 0) {
            return SpaceLevel.SPARE;
        }
        var free = storage.freeBytes();
        if (free < options.criticalFreeBytes()) {
            return SpaceLevel.CRITICAL;
        }
        return free < options.lowFreeBytes() || free < storage.totalBytes() / 10
                ? SpaceLevel.LOW
                : SpaceLevel.OK;
    }

    /// Compresses and removes the oldest segments, those whose records all have a seq up to the
    /// given one. The last segment stays in any case. For one thread at a time, which need not be
    /// the appending one.
    ///
    /// @param seq the caller says that two verified snapshots are newer and that no intent in doubt
    ///   is at or before it
    /// @return the segments that went
    public List<Archived> archiveThrough(long seq) {
        return new Archive(storage).archiveThrough(seq);
    }

    /// Reads the records from one on; sees those written later as well.
    ///
    /// @param fromSeq 1 or more
    public JournalReader read(long fromSeq) {
        return JournalReader.open(storage, fromSeq);
    }

    /// Writes what is queued, unless the journal failed, and gives the folder free.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        threads.stop();
        try {
            writer.close();
        } finally {
            lock.close();
        }
    }
}
