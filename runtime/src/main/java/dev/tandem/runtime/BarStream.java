package dev.tandem.runtime;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarRow;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BarCursor;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;
import java.util.List;

/// One series on its way into a run: where it stands, and its next event.
///
/// A series that drives the matching of its instrument has two events a bar, its open and its end;
/// the others end only. A series is quiet while its bars change nothing at the venue: then it has
/// no opens, the venue is told of no bar, and it hears of the last ones when that is over.
final class BarStream {
    static final long NEVER = Long.MAX_VALUE;

    private final BarColumns columns;
    private final Instrument instrument;
    private final int subscription;
    private final boolean delivered;
    private final boolean driving;
    private final boolean hasVolume;
    private final BarCursor bar;
    private final int end;
    private int next;
    private boolean begun;
    private boolean quiet;
    private boolean held; // the bar that ends is late
    private long nextNanos;
    private int opensTold; // bars up to here, from the start of the series
    private int rangesTold;

    /// @param subscription number of the engine's subscription, negative if the series only drives
    ///   the matching
    /// @param start index of the first bar of the run
    /// @param end index after the last bar of the run
    BarStream(BarColumns columns, int subscription, boolean driving, int start, int end) {
        this.columns = columns;
        this.instrument = columns.instrument();
        this.subscription = subscription;
        this.delivered = subscription >= 0;
        this.driving = driving;
        this.end = end;
        hasVolume = columns.hasVolume();
        next = start;
        opensTold = start;
        rangesTold = start;
        bar = new BarCursor(columns, start);
        findNext();
    }

    /// The time of the next event, [#NEVER] at the end.
    long nextNanos() {
        return nextNanos;
    }

    int subscription() {
        return subscription;
    }

    boolean isDriving() {
        return driving;
    }

    Instrument instrument() {
        return instrument;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean isDelivered() {
        return delivered;
    }

    BarColumns columns() {
        return columns;
    }

    /// When its last bar of the run closes, `Long.MIN_VALUE` if it has none.
    long lastNanos() {
        return next >= end ? Long.MIN_VALUE : columns.closeNanos(end - 1);
    }

    /// Bars of the run that have not passed.
    int left() {
        return end - next;
    }

    boolean ends(long atNanos) {
        return nextNanos == atNanos && (begun || !driving);
    }

    boolean begins(long atNanos) {
        return nextNanos == atNanos && driving && !begun;
    }

    void matchRange(MatchingVenue venue, long atNanos) {
        rangesTold = next + 1;
        venue.onRange(
                atNanos,
                instrument,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                hasVolume ? bar.volume() : Double.NaN);
    }

    void mark(EngineInputs engine, long atNanos) {
        engine.mark(atNanos, atNanos, instrument, bar.high(), bar.low(), bar.close());
    }

    void deliver(EngineInputs engine, long atNanos) {
        engine.onBar(atNanos, atNanos, subscription, bar.rows(), bar.at());
    }

    /// Index of its next bar in the series.
    int index() {
        return next;
    }

    /// The bar that ends is late: it is neither marked nor delivered at its close.
    boolean isHeld() {
        return held;
    }

    /// Holds its next bar back, if that is this one.
    void holdIfAt(int index) {
        held |= index == next;
    }

    /// Delivers a bar that came late.
    void revise(EngineInputs engine, long atNanos, int index, boolean allowsEntries) {
        var late = new BarCursor(columns, index);
        if (driving) {
            engine.mark(atNanos, atNanos, instrument, late.high(), late.low(), late.close());
        }
        engine.onRevision(atNanos, atNanos, subscription, allowsEntries, late.rows(), late.at());
    }

    /// As [BarCursor#touch].
    long touch(int bars) {
        return bar.touch(bars);
    }

    /// Leaves the bar that ended.
    void pass() {
        held = false;
        next++;
        bar.advance();
        begun = quiet;
        findNext();
    }

    void matchOpen(MatchingVenue venue, long atNanos) {
        opensTold = next + 1;
        venue.onOpen(atNanos, instrument, bar.open());
        begun = true;
        findNext();
    }

    /// Its bars change nothing at the venue from now on: opens are no events any more.
    void quieten() {
        quiet = true;
        begun = true;
        findNext();
    }

    /// Tells the venue, if it is quiet, of the last bar that ended, of the volume of the one
    /// before, and of the bar that has begun; from now on it hears all.
    ///
    /// @param atNanos now; a bar that ends now may not have been left yet
    /// @param opensUntil opens before this instant have happened
    void wake(MatchingVenue venue, long atNanos, long opensUntil) {
        if (!quiet) {
            return;
        }
        quiet = false;
        var isLeft = next >= end || bar.closeNanos() > atNanos;
        var ended = isLeft ? next : next + 1;
        if (driving && rangesTold < ended) {
            if (rangesTold < ended - 1) {
                tellRange(venue, ended - 2);
            }
            tellOpen(venue, ended - 1);
            tellRange(venue, ended - 1);
        }
        if (isLeft) {
            begun = driving && next < end && bar.openNanos() < opensUntil;
            if (begun) {
                tellOpen(venue, next);
            }
            findNext();
        }
    }

    private void tellOpen(MatchingVenue venue, int index) {
        if (opensTold <= index) {
            opensTold = index + 1;
            var bar = cursorAt(index);
            var at = bar.placeOf(index);
            var opens = bar.rows()[at + BarRow.OPEN_NANOS];
            venue.onOpen(opens, instrument, BarRow.number(bar.rows(), at + BarRow.OPEN));
        }
    }

    private void tellRange(MatchingVenue venue, int index) {
        rangesTold = index + 1;
        var bar = cursorAt(index);
        var rows = bar.rows();
        var at = bar.placeOf(index);
        venue.onRange(
                rows[at + BarRow.CLOSE_NANOS],
                instrument,
                BarRow.number(rows, at + BarRow.OPEN),
                BarRow.number(rows, at + BarRow.HIGH),
                BarRow.number(rows, at + BarRow.LOW),
                BarRow.number(rows, at + BarRow.CLOSE),
                hasVolume ? BarRow.number(rows, at + BarRow.VOLUME) : Double.NaN);
    }

    /// A cursor that reaches a bar: nearly always the one that is there.
    private BarCursor cursorAt(int index) {
        return bar.reaches(index) ? bar : new BarCursor(columns, index);
    }

    /// Lets its subscription keep the bars where they lie, if they do not lie in a file.
    void lend(Engine engine) {
        if (delivered && columns.isLent()) {
            engine.subscriptions().get(subscription).lend();
        }
    }

    /// Lets the indicators of its subscription look up what other runs over these bars computed.
    void share(Engine engine, IndicatorSource source) {
        engine.subscriptions()
                .get(subscription)
                .share((indicator, field) -> {
                    var from = Math.max(0, next - indicator.warmup());
                    return source.find(
                            new IndicatorSource.Inputs(columns, field, from, end), indicator);
                });
    }

    /// Brings bars from before the run to the indicators.
    ///
    /// @param events of the instrument before the run, by time: earlier bars are adjusted to them
    void warm(EngineInputs engine, int depth, List<InstrumentEvent> events) {
        var bars = Math.min(depth, next);
        if (bars == 0) {
            return;
        }
        var passed = 0;
        while (passed < events.size()
                && events.get(passed).atNanos() <= columns.openNanos(next - bars)) {
            passed++; // the first of these bars has the prices after it
        }
        var cursor = new BarCursor(columns, next - bars);
        for (var left = bars; left > 0; left--) {
            var i = next - left;
            for (;
                    passed < events.size() && events.get(passed).atNanos() <= columns.openNanos(i);
                    passed++) {
                engine.adjustWarm(subscription, events.get(passed));
            }
            cursor.goTo(i);
            engine.warm(subscription, left, cursor.rows(), cursor.at());
        }
        for (; passed < events.size(); passed++) {
            engine.adjustWarm(subscription, events.get(passed));
        }
    }

    /// Goes to where everything up to and including `atNanos` has happened.
    void seek(long atNanos) {
        while (next < end && columns.closeNanos(next) <= atNanos) {
            next++;
        }
        bar.goTo(next);
        begun = driving && next < end && bar.openNanos() <= atNanos;
        opensTold = begun ? next + 1 : next;
        rangesTold = next;
        findNext();
    }

    private void findNext() {
        nextNanos = next >= end ? NEVER : driving && !begun ? bar.openNanos() : bar.closeNanos();
    }
}
