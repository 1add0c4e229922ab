package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import java.util.Arrays;
import java.util.List;

/// All streams of bars of a run, small sizes first and instruments in order: which of them end or
/// begin at an instant, and when the next one does.
final class BarStreams {
    private static final int TOUCHED = 16; // bars of each stream at once, small enough for a cache

    private final BarStream[] streams;
    private final BarStream[] ended;
    private final int[] heard; // numbers, rising, of those that are not quiet
    private final int[] driving; // numbers by instrument, below 0 for none
    private int count; // of those that end at the present instant
    private int heardCount;
    private long quietNanos; // when the next bar of a quiet one ends
    private long nextNanos;
    private boolean isStale; // nextNanos, since something changed
    private int untilTouch; // instants

    @SuppressWarnings("UnusedVariable") // keeps the compiler from leaving out what is looked at
    private long seen;

    BarStreams(List<BarStream> streams) {
        this.streams = streams.toArray(BarStream[]::new);
        ended = new BarStream[this.streams.length];
        heard = new int[this.streams.length];
        driving = new int[instruments(streams)];
        Arrays.fill(driving, -1);
        for (var i = 0; i < heard.length; i++) {
            if (streams.get(i).isDriving()) {
                driving[streams.get(i).instrument().ordinal()] = i;
            }
        }
        hearAll();
    }

    private static int instruments(List<BarStream> streams) {
        return streams.stream()
                .mapToInt(stream -> stream.instrument().ordinal() + 1)
                .max()
                .orElse(0);
    }

    /// When the next bar ends or begins, [BarStream#NEVER] after the last.
    long nextNanos() {
        if (isStale) {
            isStale = false;
            nextNanos = quietNanos;
            for (var i = 0; i < heardCount; i++) {
                nextNanos = Math.min(nextNanos, streams[heard[i]].nextNanos());
            }
        }
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
        findQuiet();
    }

    /// Finds the streams whose bars end, and tells the venue the ranges of those that drive it and
    /// are not quiet.
    void matchRanges(MatchingVenue venue, long atNanos) {
        touch();
        isStale = true;
        quietNanos = BarStream.NEVER;
        count = 0;
        for (var stream : streams) {
            if (stream.ends(atNanos)) {
                ended[count++] = stream;
                if (stream.isDriving() && !stream.isQuiet()) {
                    stream.matchRange(venue, atNanos);
                }
            } else if (stream.isQuiet()) {
                quietNanos = Math.min(quietNanos, stream.nextNanos());
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

    /// Tells the venue the opens of what begins.
    void begin(MatchingVenue venue, long atNanos) {
        isStale = true;
        for (var i = 0; i < heardCount; i++) {
            var stream = streams[heard[i]];
            if (stream.begins(atNanos)) {
                stream.matchOpen(venue, atNanos);
            }
        }
    }

    /// As [#matchRanges] and [#mark] in one, while the venue sleeps.
    void markDozing(EngineInputs engine, long atNanos) {
        touch();
        isStale = true;
        var next = BarStream.NEVER;
        count = 0;
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
        quietNanos = next;
    }

    /// Leaves the bar of a stream that ended.
    void pass(BarStream stream) {
        stream.pass();
        isStale = true;
        if (stream.isQuiet()) {
            quietNanos = Math.min(quietNanos, stream.nextNanos());
        }
    }

    /// The venue falls asleep: all are quiet.
    void doze() {
        for (var i = 0; i < heardCount; i++) {
            quieten(streams[heard[i]]);
        }
        heardCount = 0;
    }

    /// Those whose bars the venue does not await are quiet from now on.
    void quieten(MatchingVenue venue) {
        var left = 0;
        for (var i = 0; i < heardCount; i++) {
            var stream = streams[heard[i]];
            if (stream.isDriving() && venue.awaitsBars(stream.instrument())) {
                heard[left++] = heard[i];
            } else {
                quieten(stream);
            }
        }
        heardCount = left;
    }

    private void quieten(BarStream stream) {
        stream.quieten();
        isStale = true;
        quietNanos = Math.min(quietNanos, stream.nextNanos());
    }

    /// Tells the venue what it has not heard of, see [BarStream#wake]; none is quiet then.
    void wake(MatchingVenue venue, long atNanos, long opensUntil) {
        if (heardCount < streams.length) {
            for (var stream : streams) {
                stream.wake(venue, atNanos, opensUntil);
            }
            hearAll();
        }
    }

    /// As above, for one instrument.
    void wake(MatchingVenue venue, Instrument instrument, long atNanos, long opensUntil) {
        var number = instrument.ordinal() < driving.length ? driving[instrument.ordinal()] : -1;
        if (number >= 0 && streams[number].isQuiet()) {
            streams[number].wake(venue, atNanos, opensUntil);
            hear(number);
        }
    }

    private void hear(int number) {
        isStale = true;
        var place = heardCount++;
        for (; place > 0 && heard[place - 1] > number; place--) {
            heard[place] = heard[place - 1];
        }
        heard[place] = number;
    }

    private void hearAll() {
        Arrays.setAll(heard, number -> number);
        heardCount = heard.length;
        findQuiet();
    }

    private void findQuiet() {
        isStale = true;
        quietNanos = BarStream.NEVER;
        for (var stream : streams) {
            if (stream.isQuiet()) {
                quietNanos = Math.min(quietNanos, stream.nextNanos());
            }
        }
    }

    /// Looks at the next bars of all streams, one stream right after the other: hundreds of streams
    /// then wait for memory together.
    private void touch() {
        if (--untilTouch >= 0) {
            return;
        }
        untilTouch = TOUCHED - 1;
        for (var stream : streams) {
            seen += stream.touch(TOUCHED);
        }
    }
}
