package dev.tandem.runtime;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.state.State;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import java.util.List;
import java.util.function.LongConsumer;

/// All streams of ticks of a run, instruments in order, of one instrument its book, quotes and
/// trades: the order in which the ticks of one instant happen.
///
/// Equity is marked when bars end. A run without bars within the day marks it at each full second
/// after a tick as well (docs/adr/0012).
final class TickStreams {
    private static final long NEVER = TickStream.NEVER;
    private static final long SECOND = 1_000_000_000L;

    private final EngineInputs engine;
    private final MatchingVenue venue;
    private final Attention attention;
    private final TickStream[] streams;
    private final boolean bySecond;
    private long nextMarkNanos;

    /// @param bySecond whether equity is marked at full seconds
    TickStreams(
            EngineInputs engine,
            MatchingVenue venue,
            Attention attention,
            List<TickStream> streams,
            boolean bySecond) {
        this.engine = engine;
        this.venue = venue;
        this.attention = attention;
        this.streams = streams.toArray(TickStream[]::new);
        this.bySecond = bySecond;
        streams.forEach(stream -> stream.connect(engine, venue));
        nextMarkNanos = findNextMark();
    }

    boolean isEmpty() {
        return streams.length == 0;
    }

    /// The next tick for which somebody waits, or else the last one of all; [#NEVER] at the end.
    long nextNanos() {
        var loud = NEVER;
        var last = Long.MIN_VALUE;
        for (var stream : streams) {
            if (stream.nextNanos() != NEVER) {
                if (stream.isLoud(attention)) {
                    loud = Math.min(loud, stream.nextNanos());
                } else {
                    last = Math.max(last, stream.lastNanos());
                }
            }
        }
        return loud != NEVER || last == Long.MIN_VALUE ? loud : last;
    }

    /// The next full second at which equity is marked, [#NEVER] if none is.
    long nextMarkNanos() {
        return nextMarkNanos;
    }

    private long findNextMark() {
        if (!bySecond) {
            return NEVER;
        }
        var first = NEVER;
        for (var stream : streams) {
            first = Math.min(first, stream.unmarkedNanos());
        }
        return first == NEVER ? NEVER : (Math.floorDiv(first, SECOND) + 1) * SECOND;
    }

    boolean hasUnmarked() {
        for (var stream : streams) {
            if (stream.hasUnmarked()) {
                return true;
            }
        }
        return false;
    }

    /// Values positions; the equity point follows.
    void mark(long atNanos) {
        for (var stream : streams) {
            stream.mark(engine, attention, atNanos);
        }
        nextMarkNanos = findNextMark();
    }

    /// Brings the streams of an instrument to the prices after an event. Most events leave prices
    /// as they are.
    void adjust(long atNanos, InstrumentEvent event) {
        if (event instanceof InstrumentEvent.Split || event instanceof InstrumentEvent.Rolled) {
            for (var stream : streams) {
                if (stream.instrument.equals(event.instrument())) {
                    stream.adjust(engine, attention, atNanos);
                }
            }
            nextMarkNanos = findNextMark();
        }
    }

    /// Passes all ticks before an instant that nobody waits for.
    void catchUp(long atNanos) {
        for (var stream : streams) {
            stream.catchUp(engine, venue, atNanos);
        }
    }

    /// Plays the ticks of an instant one by one.
    ///
    /// @param settle brings reports and effects to their ends
    void play(long atNanos, LongConsumer settle) {
        for (var stream : streams) {
            while (stream.nextNanos() == atNanos) {
                if (stream.match(venue)) {
                    settle.accept(atNanos);
                }
                if (stream.tell(engine)) {
                    settle.accept(atNanos);
                }
            }
        }
    }

    State save() {
        var next = new long[streams.length];
        var marked = new long[streams.length];
        var adjusted = new long[streams.length];
        for (var i = 0; i < streams.length; i++) {
            next[i] = streams[i].next();
            marked[i] = streams[i].marked();
            adjusted[i] = streams[i].adjustedNanos();
        }
        return new State().put("next", next).put("marked", marked).put("adjusted", adjusted);
    }

    void load(State state) {
        var next = state.getLongs("next");
        var marked = state.getLongs("marked");
        var adjusted = state.getLongs("adjusted");
        for (var i = 0; i < streams.length; i++) {
            streams[i].seek((int) next[i], (int) marked[i], adjusted[i]);
        }
        nextMarkNanos = findNextMark();
    }
}
