package dev.tandem.runtime.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/// Frames on their way from the one thread that appends to the one that writes: a ring of bytes.
/// Check values are filled in by the writer.
final class RecordQueue {
    private static final VarHandle TAIL;
    private static final VarHandle HEAD;
    private static final int SKIP = -1;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TAIL = lookup.findVarHandle(RecordQueue.class, "tail", long.class);
            HEAD = lookup.findVarHandle(RecordQueue.class, "head", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final ByteBuffer ring;
    private final int capacity;
    private volatile long tail; // bytes put in, ever
    private volatile long head; // bytes taken out, ever

    RecordQueue(int capacity) {
        this.capacity = capacity;
        ring = Layout.buffer(capacity);
    }

    /// Copies a record in.
    ///
    /// @return whether there was room
    boolean offer(
            long seq,
            int epoch,
            int type,
            int version,
            long eventNanos,
            long arrivalNanos,
            byte[] payload,
            int from,
            int length) {
        var bytes = Layout.padded(Layout.PAYLOAD + length);
        var start = tail;
        var at = (int) (start & (capacity - 1));
        var skipped = capacity - at < bytes ? capacity - at : 0;
        if (start + skipped + bytes - head > capacity) {
            return false;
        }
        if (skipped > 0) {
            ring.putInt(at, SKIP);
            at = 0;
        }
        if (length > 0) {
            ring.putLong(at + bytes - 8, 0); // the padding
            ring.put(at + Layout.PAYLOAD, payload, from, length);
        }
        ring.putInt(at + Layout.LENGTH, Layout.PAYLOAD + length);
        ring.putLong(at + Layout.SEQ, seq);
        ring.putInt(at + Layout.EPOCH, epoch);
        ring.putShort(at + Layout.TYPE, (short) type);
        ring.putShort(at + Layout.VERSION, (short) version);
        ring.putLong(at + Layout.EVENT, eventNanos);
        ring.putLong(at + Layout.ARRIVAL, arrivalNanos);
        TAIL.setVolatile(this, start + skipped + bytes);
        return true;
    }

    /// Bytes put in so far: a place to take up to.
    long tail() {
        return tail;
    }

    /// Bytes of the next frame with its padding, 0 if there is none before a place.
    int nextBytes(long end) {
        var start = head;
        if (start == end) {
            return 0;
        }
        var at = (int) (start & (capacity - 1));
        if (ring.getInt(at) == SKIP) {
            HEAD.setRelease(this, start + capacity - at);
            at = 0;
        }
        return Layout.padded(ring.getInt(at));
    }

    /// Moves the next frame out.
    void take(ByteBuffer into, int at, int bytes) {
        var start = head;
        into.put(at, ring, (int) (start & (capacity - 1)), bytes);
        HEAD.setRelease(this, start + bytes);
    }

    boolean isEmpty() {
        return head == tail;
    }

    long queuedBytes() {
        return Math.max(0, tail - head);
    }

    int capacity() {
        return capacity;
    }
}
