package dev.tandem.testkit.crash;

import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.RecordLog;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.testkit.crash.Marker.Slot;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Tells the marker how far each request is, and notices one that is sent too early.
final class WatchedLog implements RecordLog {
    /// A request that passed the gate in the same moment is not late.
    private static final long UNDER_WAY_NANOS = 1_000_000;

    private final RecordLog log;
    private final Marker marker;
    private final boolean isVenue;
    private final LongSupplier durableIntents;
    private final HaltSwitch halt;

    /// @param durableIntents the last record of the engine that is durable
    WatchedLog(
            RecordLog log,
            Marker marker,
            boolean isVenue,
            LongSupplier durableIntents,
            HaltSwitch halt) {
        this.log = log;
        this.marker = marker;
        this.isVenue = isVenue;
        this.durableIntents = durableIntents;
        this.halt = halt;
    }

    @Override
    public long append(RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload) {
        var isRequest =
                type == RecordType.SUBMIT
                        || type == RecordType.REPLACE
                        || type == RecordType.CANCEL;
        if (isVenue && isRequest) {
            request(type, payload);
        }
        var seq = log.append(type, eventNanos, arrivalNanos, payload);
        if (isRequest) {
            if (!isVenue) {
                marker.set(Slot.INTENT_AT, System.nanoTime());
                marker.add(Slot.INTENTS);
            }
            marker.way(isVenue ? 2 : 1);
        } else if (type == RecordType.REPORT) {
            marker.way(isVenue ? 3 : 0);
        }
        return seq;
    }

    private void request(RecordType type, RecordWriter payload) {
        if (type == RecordType.CANCEL) {
            if (halt.isOn()) {
                marker.setOnce(Slot.CANCELLED_AT, System.nanoTime());
            }
            return;
        }
        var haltedAt = marker.get(Slot.HALTED_AT);
        if (haltedAt != 0 && System.nanoTime() - haltedAt > UNDER_WAY_NANOS) {
            marker.add(Slot.AFTER_HALT);
        }
        if (ByteBuffer.wrap(payload.bytes()).getLong() > durableIntents.getAsLong()) {
            marker.add(Slot.UNSAFE);
        }
    }

    @Override
    public boolean awaitDurable(long seq, BooleanSupplier givesUp) {
        return log.awaitDurable(seq, givesUp);
    }
}
