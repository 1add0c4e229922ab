package dev.tandem.runtime;

import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import java.util.Arrays;
import java.util.List;

/// All streams of bars of a run, small sizes first and instruments in order: which of them end or
/// begin at an instant, and when the next one does.
final class BarStreams {
    private final BarStream[] streams;
    private final BarStream[] ended;
    private int count; // of those that end at the present instant
    private long nextNanos;

    BarStreams(List<BarStream> streams) {
        this.streams = streams.toArray(BarStream[]::new);
        ended = new BarStream[this.streams.length];
        findNext();
    }

    /// When the next bar ends or begins, [BarStream#NEVER] after the last.
    long nextNanos() {
        return nextNanos;
    }

    /// How many end at the instant that is played.
    int ended() {
        return count;
    }

    /// One of those that end, from 0.
    BarStream ended(int index) {
        return ended[index];
    }

    /// Bars that will be delivered to the strategy.
    long left() {
        var left = 0L;
        for (var stream : streams) {
            left += stream.isDelivered() ? stream.left() : 0;
        }
        return left;
    }

    boolean hasIntraday() {
        return Arrays.stream(streams).anyMatch(one -> one.columns().size().isIntraday());
    }

    /// Goes to where everything up to and including `atNanos` has happened.
    void seek(long atNanos) {
        for (var stream : streams) {
            stream.seek(atNanos);
        }
        findNext();
    }

    /// Finds the streams whose bars end, and tells the venue the ranges of those that drive it.
    void matchRanges(MatchingVenue venue, long atNanos) {
        count = 0;
        for (var stream : streams) {
            if (stream.ends(atNanos)) {
                ended[count++] = stream;
                if (stream.isDriving()) {
                    stream.matchRange(venue, atNanos);
                }
            }
        }
    }

    /// Values positions at what ended.
    void mark(EngineInputs engine, long atNanos) {
        for (var i = 0; i < count; i++) {
            if (ended[i].isDriving()) {
                ended[i].mark(engine, atNanos);
            }
        }
    }

    /// Tells the venue the opens of what begins, and finds what comes next.
    void begin(MatchingVenue venue, long atNanos) {
        var next = BarStream.NEVER;
        for (var stream : streams) {
            if (stream.begins(atNanos)) {
                stream.matchOpen(venue, atNanos);
            }
            next = Math.min(next, stream.nextNanos());
        }
        nextNanos = next;
    }

    /// As [#matchRanges] and [#mark] in one, while the venue sleeps. Of [#nextNanos] only those
    /// that do not end now are counted yet.
    void markDozing(EngineInputs engine, long atNanos) {
        count = 0;
        var next = BarStream.NEVER;
        for (var stream : streams) {
            if (stream.nextNanos() == atNanos) {
                ended[count++] = stream;
                if (stream.isDriving()) {
                    stream.mark(engine, atNanos);
                }
            } else {
                next = Math.min(next, stream.nextNanos());
            }
        }
        nextNanos = next;
    }

    /// Leaves the bar of a stream that ended, while the venue sleeps.
    void passDozing(BarStream stream) {
        stream.passDozing();
        nextNanos = Math.min(nextNanos, stream.nextNanos());
    }

    /// The venue falls asleep: opens are no events any more.
    void doze() {
        for (var stream : streams) {
            stream.doze();
        }
        findNext();
    }

    /// Tells the venue what it slept through, see [BarStream#wake].
    void wake(MatchingVenue venue, long atNanos, long opensUntil) {
        for (var stream : streams) {
            stream.wake(venue, atNanos, opensUntil);
        }
        findNext();
    }

    private void findNext() {
        nextNanos = BarStream.NEVER;
        for (var stream : streams) {
            nextNanos = Math.min(nextNanos, stream.nextNanos());
        }
    }
}
