package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All streams of bars of a run, small sizes first and instruments in order: which of them end or
/// begin at an instant, and when the next one does.
final class BarStreams {
    private final BarStream[] streams;
    private final BarStream[] ended;
    private final BarStream[] heard; // those of which the venue hears, in no order
    private final @Nullable BarStream[] driving; // by instrument
    private int count; // of those that end at the present instant
    private int heardCount;
    private long nextNanos;

    BarStreams(List<BarStream> streams) {
        this.streams = streams.toArray(BarStream[]::new);
        ended = new BarStream[this.streams.length];
        heard = this.streams.clone();
        heardCount = heard.length;
        driving = new @Nullable BarStream[instruments(streams)];
        for (var stream : streams) {
            if (stream.isDriving()) {
                driving[stream.instrument().ordinal()] = stream;
            }
        }
        findNext();
    }

    private static int instruments(List<BarStream> streams) {
        return streams.stream()
                .mapToInt(stream -> stream.instrument().ordinal() + 1)
                .max()
                .orElse(0);
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

    /// How many there are.
    int size() {
        return streams.length;
    }

    /// One of all, from 0.
    BarStream get(int index) {
        return streams[index];
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

    /// Finds the streams whose bars end, and tells the venue the ranges of those that drive it and
    /// are not quiet.
    void matchRanges(MatchingVenue venue, long atNanos) {
        count = 0;
        for (var stream : streams) {
            if (stream.ends(atNanos)) {
                ended[count++] = stream;
                if (stream.isDriving() && !stream.isQuiet()) {
                    stream.matchRange(venue, atNanos);
                }
            }
        }
    }

    /// Values positions at what ended.
    void mark(EngineInputs engine, long atNanos) {
        for (var i = 0; i < count; i++) {
            if (ended[i].isDriving() && !ended[i].isHeld()) {
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
        stream.pass();
        nextNanos = Math.min(nextNanos, stream.nextNanos());
    }

    /// The venue falls asleep: all are quiet.
    void doze() {
        for (var i = 0; i < heardCount; i++) {
            heard[i].quieten();
        }
        if (heardCount > 0) {
            heardCount = 0;
            findNext();
        }
    }

    /// Those whose bars the venue does not await are quiet from now on.
    void quieten(MatchingVenue venue) {
        var left = 0;
        for (var i = 0; i < heardCount; i++) {
            var stream = heard[i];
            if (stream.isDriving() && venue.awaitsBars(stream.instrument())) {
                heard[left++] = stream;
            } else {
                stream.quieten();
            }
        }
        if (left < heardCount) {
            heardCount = left;
            findNext();
        }
    }

    /// Tells the venue what it has not heard of, see [BarStream#wake]; none is quiet then.
    void wake(MatchingVenue venue, long atNanos, long opensUntil) {
        if (heardCount == streams.length) {
            return;
        }
        for (var stream : streams) {
            stream.wake(venue, atNanos, opensUntil);
        }
        System.arraycopy(streams, 0, heard, 0, streams.length);
        heardCount = streams.length;
        findNext();
    }

    /// As above, for one instrument.
    void wake(MatchingVenue venue, Instrument instrument, long atNanos, long opensUntil) {
        var stream = instrument.ordinal() < driving.length ? driving[instrument.ordinal()] : null;
        if (stream != null && stream.isQuiet()) {
            stream.wake(venue, atNanos, opensUntil);
            heard[heardCount++] = stream;
            nextNanos = Math.min(nextNanos, stream.nextNanos());
        }
    }

    private void findNext() {
        nextNanos = BarStream.NEVER;
        for (var stream : streams) {
            nextNanos = Math.min(nextNanos, stream.nextNanos());
        }
    }
}
