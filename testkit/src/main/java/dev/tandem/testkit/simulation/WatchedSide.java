package dev.tandem.testkit.simulation;

import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.RecordLog;
import dev.tandem.runtime.live.RecordSource;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.testkit.simulation.SideHistory.Appended;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One side of the session with somebody between it and its journal, who notes what goes by and may
/// end the process at any append.
final class WatchedSide implements RecordLog, RecordSource {
    private final World world;
    private final boolean isEngine;
    private final PaperSession.Side side;

    WatchedSide(World world, boolean isEngine, PaperSession.Side side) {
        this.world = world;
        this.isEngine = isEngine;
        this.side = side;
    }

    PaperSession.Side toSide() {
        return new PaperSession.Side(this, this);
    }

    @Override
    public long append(RecordType type, long eventNanos, long arrivalNanos, RecordWriter payload) {
        var part = isEngine ? World.Part.ENGINE : World.Part.VENUE;
        world.beforeAppend(part);
        var copy = payload.copy();
        if (isEngine && type == RecordType.REPORT) {
            world.sent.told(copy);
        }
        if (!isEngine) {
            world.sent.reached(type, copy);
        }
        var seq = side.log().append(type, eventNanos, arrivalNanos, payload);
        var history = isEngine ? world.engineHistory : world.venueHistory;
        if (seq <= history.lastSeq()) {
            world.violated(
                    "I-04", "record " + seq + " was given twice, last is " + history.lastSeq());
        } else if (history.append(
                new Appended(seq, type.code(), eventNanos, copy, world.nextMoment()))) {
            world.sometimes.count(Event.REQUEST_WRITTEN_AGAIN);
        }
        if (isEngine && type == RecordType.TIMER && world.isRestarted()) {
            world.sometimes.count(Event.TIMER_AFTER_RESTART);
        }
        world.afterAppend(part);
        if (!isEngine && world.isApart() && world.writesNow()) {
            side.log().awaitDurable(seq, () -> false);
        }
        return seq;
    }

    @Override
    public boolean awaitDurable(long seq, BooleanSupplier givesUp) {
        return side.log().awaitDurable(seq, givesUp);
    }

    @Override
    public void read(long fromSeq, Consumer<StoredRecord> taker) {
        side.past().read(fromSeq, taker);
    }
}
