package dev.tandem.runtime;

import dev.tandem.data.QuoteColumns;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;

/// The quotes of one instrument. Its price is halfway between bid and ask; a quote without one of
/// them leaves the price as it was.
final class QuoteStream extends TickStream {
    private final QuoteColumns columns;

    QuoteStream(QuoteColumns columns, Role role, int end) {
        super(columns.instrument(), role, end);
        this.columns = columns;
    }

    @Override
    void drive(MatchingVenue venue) {
        venue.driveByQuotes(instrument);
    }

    @Override
    long atNanos(int index) {
        return columns.atNanos(index);
    }

    @Override
    void match(MatchingVenue venue, int index) {
        venue.onQuote(
                columns.atNanos(index),
                instrument,
                columns.bid(index),
                columns.bidSize(index),
                columns.ask(index),
                columns.askSize(index));
    }

    @Override
    void price(EngineInputs engine, int index) {
        var mid = mid(index);
        if (!Double.isNaN(mid)) {
            engine.price(instrument, mid);
        }
    }

    @Override
    void deliver(EngineInputs engine, int index) {
        var at = columns.atNanos(index);
        engine.onQuote(
                at,
                at,
                instrument,
                columns.bid(index),
                columns.bidSize(index),
                columns.ask(index),
                columns.askSize(index));
    }

    /// The last quote of several may be one-sided while those before it were not.
    @Override
    void skip(EngineInputs engine, MatchingVenue venue, int from, int until) {
        var whole = until - 1;
        while (whole > from && Double.isNaN(mid(whole))) {
            whole--;
        }
        if (whole < until - 1) {
            take(engine, venue, whole);
        }
        take(engine, venue, until - 1);
    }

    @Override
    void mark(EngineInputs engine, long atNanos, int from, int until) {
        var high = Double.NaN;
        var low = Double.NaN;
        var last = Double.NaN;
        for (var i = from; i < until; i++) {
            var mid = mid(i);
            if (!Double.isNaN(mid)) {
                high = Double.isNaN(high) ? mid : Math.max(high, mid);
                low = Double.isNaN(low) ? mid : Math.min(low, mid);
                last = mid;
            }
        }
        if (!Double.isNaN(last)) {
            engine.mark(atNanos, atNanos, instrument, high, low, last);
        }
    }

    private double mid(int index) {
        return (columns.bid(index) + columns.ask(index)) / 2;
    }
}
