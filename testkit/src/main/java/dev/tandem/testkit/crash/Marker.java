package dev.tandem.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

/// A few numbers in a mapped file: the victim says where it is, and whoever kills it reads that
/// while it lives and after its death.
public final class Marker {
    /// Where the process is.
    enum Phase {
        /// The virtual machine starts.
        BOOT,
        /// The journals are being opened.
        OPENING,
        /// They are open, the session is brought back.
        OPENED,
        /// What stands in the journals is played again.
        AGAIN,
        PLAYING,
        OVER;

        /// Whether it is coming back from its journals.
        boolean isRecovery() {
            return this == OPENING || this == OPENED || this == AGAIN;
        }
    }

    /// What a number is about.
    enum Slot {
        PHASE,
        /// The way of the last request: 0 answered, 1 noted as an intent, 2 at the venue, 3
        /// answered by the venue and not heard yet.
        WAY,
        /// Intents noted in this life.
        INTENTS,
        /// Requests that can increase risk and reached the venue before their intent was durable.
        UNSAFE,
        /// When a halt was asked for, monotonic nanoseconds; 0 for never.
        ASKED_AT,
        /// When the halt was seen, monotonic nanoseconds; 0 for never.
        HALTED_AT,
        /// When the first cancel after it reached the venue.
        CANCELLED_AT,
        /// Requests that can increase risk and reached the venue after the halt.
        AFTER_HALT,
        /// When the last intent was noted, monotonic nanoseconds.
        INTENT_AT,
        /// Number of the process, of a venue in a process of its own that has opened its journal.
        PID,
        /// The way of a request at which the process holds still until it is told to go on or
        /// killed, 0 for none.
        HOLD_AT,
        /// Intents of this life before it holds still.
        HOLD_FROM,
        /// 1 while it holds still.
        HELD
    }

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BYTES = 4096;
    private static final long GLANCE_NANOS = 100_000;

    private final ByteBuffer numbers;

    private Marker(ByteBuffer numbers) {
        this.numbers = numbers;
    }

    /// Opens the file of a marker, or makes it.
    static Marker open(Path file) {
        try (var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.CREATE)) {
            return new Marker(channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES));
        } catch (IOException failure) {
            throw new UncheckedIOException("no marker " + file, failure);
        }
    }

    long get(Slot slot) {
        return (long) LONGS.getVolatile(numbers, slot.ordinal() * Long.BYTES);
    }

    void set(Slot slot, long value) {
        LONGS.setVolatile(numbers, slot.ordinal() * Long.BYTES, value);
    }

    void add(Slot slot) {
        LONGS.getAndAdd(numbers, slot.ordinal() * Long.BYTES, 1L);
    }

    /// Sets a number that nobody has set yet.
    void setOnce(Slot slot, long value) {
        LONGS.compareAndSet(numbers, slot.ordinal() * Long.BYTES, 0L, value);
    }

    Phase phase() {
        return Phase.values()[(int) get(Slot.PHASE)];
    }

    void phase(Phase phase) {
        set(Slot.PHASE, phase.ordinal());
    }

    /// Says how far a request is, and holds still there if that is wanted.
    void way(int way) {
        set(Slot.WAY, way);
        while (way != 0 && get(Slot.HOLD_AT) == way && get(Slot.INTENTS) >= get(Slot.HOLD_FROM)) {
            set(Slot.HELD, 1);
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        set(Slot.HELD, 0);
    }

    /// Wants the process to hold still at the first request that is so far.
    ///
    /// @param intents noted in this life before
    void hold(int way, long intents) {
        set(Slot.HOLD_FROM, intents);
        set(Slot.HOLD_AT, way);
    }

    /// Everything to 0 again.
    void clear() {
        for (var slot : Slot.values()) {
            set(slot, 0);
        }
    }
}
