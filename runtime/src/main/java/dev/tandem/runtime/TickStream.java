package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;

/// The trades, the quotes or the book frames of one instrument on their way into a run. A tick is a
/// point in time: the venue matches against it, then the strategy learns of it.
///
/// A stream without callback whose ticks the venue does not await is quiet, and goes to its last
/// tick before an instant in one step.
abstract sealed class TickStream permits TradeStream, QuoteStream, BookStream {
    static final long NEVER = Long.MAX_VALUE;

    private static final int LINE = 8;
    private static final int NEAR = 1024;

    final Instrument instrument;
    final Role role;
    private final int end;
    private int next;
    private int marked;
    private long nextNanos;
    private long adjustedNanos = Long.MIN_VALUE;

    /// What a stream is for.
    ///
    /// @param drives whether the venue matches against it
    /// @param marks whether it gives the price of its instrument
    /// @param subscribed whether the strategy reads it
    /// @param heard whether the strategy has a callback for it
    record Role(boolean drives, boolean marks, boolean subscribed, boolean heard) {}

    /// @param end index after the last tick of the run
    TickStream(Instrument instrument, Role role, int end) {
        this.instrument = instrument;
        this.role = role;
        this.end = end;
    }

    /// Lets the venue know by what the instrument is driven.
    abstract void drive(MatchingVenue venue);

    abstract long atNanos(int index);

    /// A tick has happened; nobody has learned of it yet.
    void arrive(int index) {}

    /// Lets the venue match against a tick.
    abstract void match(MatchingVenue venue, int index);

    /// Tells the engine the price of the instrument after a tick.
    abstract void price(EngineInputs engine, int index);

    /// Delivers a tick.
    abstract void deliver(EngineInputs engine, int index);

    /// Values the position at the prices of some ticks.
    abstract void mark(EngineInputs engine, long atNanos, int from, int until);

    /// Passes ticks that nobody waits for: the last of them stands for all.
    void skip(EngineInputs engine, MatchingVenue venue, int from, int until) {
        take(engine, venue, until - 1);
    }

    /// Says to venue and engine what will come.
    void connect(EngineInputs engine, MatchingVenue venue) {
        if (role.marks) {
            drive(venue);
        }
    }

    /// The time of the next tick, [#NEVER] at the end.
    long nextNanos() {
        return nextNanos;
    }

    /// The time of the last tick of the run, `Long.MIN_VALUE` if there is none.
    long lastNanos() {
        return end == 0 ? Long.MIN_VALUE : atNanos(end - 1);
    }

    /// Whether each tick counts now.
    boolean isLoud(Attention attention) {
        return role.heard || (role.drives && attention.awaits(instrument));
    }

    /// The first tick that no equity mark has seen, passed or not; [#NEVER] if all were.
    long unmarkedNanos() {
        return role.marks && marked < end ? atNanos(marked) : NEVER;
    }

    boolean hasUnmarked() {
        return role.marks && marked < next;
    }

    /// Begins with a tick, or after the last one.
    void begin(int first) {
        goTo(Math.min(first, end));
        marked = next;
    }

    /// Goes on where [#next], [#marked] and [#adjustedNanos] were.
    void seek(int nextTick, int firstUnmarked, long lastAdjustedNanos) {
        goTo(nextTick);
        marked = firstUnmarked;
        adjustedNanos = lastAdjustedNanos;
    }

    /// When prices changed last, `Long.MIN_VALUE` if they never did.
    long adjustedNanos() {
        return adjustedNanos;
    }

    int next() {
        return next;
    }

    int marked() {
        return marked;
    }

    /// Passes all ticks before an instant.
    void catchUp(EngineInputs engine, MatchingVenue venue, long atNanos) {
        if (nextNanos >= atNanos) {
            return;
        }
        var until = endOfNear(atNanos);
        var step = 1;
        while (until + step < end && atNanos(until + step) < atNanos) { // mostly not far
            until += step;
            step *= 2;
        }
        var limit = Math.min(end, until + step);
        while (until < limit) {
            var middle = (until + limit) >>> 1;
            if (atNanos(middle) < atNanos) {
                until = middle + 1;
            } else {
                limit = middle;
            }
        }
        skip(engine, venue, next, until);
        goTo(until);
    }

    /// Passes ticks before an instant cache line by cache line, as the next bar is mostly not far;
    /// a few more are left for who searches.
    private int endOfNear(long atNanos) {
        var until = next + 1;
        var near = Math.min(end, next + NEAR) - LINE;
        while (until <= near && atNanos(until + LINE - 1) < atNanos) {
            until += LINE;
        }
        return until;
    }

    /// Takes the next tick for the venue.
    ///
    /// @return whether something may come of it
    boolean match(MatchingVenue venue) {
        arrive(next);
        if (!role.drives) {
            return false;
        }
        match(venue, next);
        return venue.hasReports();
    }

    /// Takes the next tick for the engine, and leaves it.
    ///
    /// @return whether something may come of it
    boolean tell(EngineInputs engine) {
        var index = next;
        goTo(index + 1);
        tell(engine, index);
        return role.heard;
    }

    /// All passed ticks are in the equity that is marked now.
    void mark(EngineInputs engine, Attention attention, long atNanos) {
        if (hasUnmarked()) {
            if (attention.values(instrument)) {
                mark(engine, atNanos, marked, next);
            }
            marked = next;
        }
    }

    /// Prices change at an instant, after the ticks before it and before its own.
    void adjust(EngineInputs engine, Attention attention, long atNanos) {
        mark(engine, attention, atNanos); // at the prices from before
        adjustedNanos = atNanos;
    }

    final void take(EngineInputs engine, MatchingVenue venue, int index) {
        arrive(index);
        if (role.drives) {
            match(venue, index);
        }
        tell(engine, index);
    }

    private void tell(EngineInputs engine, int index) {
        if (role.marks) {
            price(engine, index);
        }
        if (role.subscribed) {
            deliver(engine, index);
        }
    }

    private void goTo(int index) {
        next = index;
        nextNanos = index < end ? atNanos(index) : NEVER;
    }
}
