package dev.tandem.runtime;

import dev.tandem.data.TradeColumns;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;

/// The trades of one instrument.
final class TradeStream extends TickStream {
    private final TradeColumns columns;

    TradeStream(TradeColumns columns, Role role, int end) {
        super(columns.instrument(), role, end);
        this.columns = columns;
    }

    @Override
    void drive(MatchingVenue venue) {
        venue.driveByTrades(instrument);
    }

    @Override
    long atNanos(int index) {
        return columns.atNanos(index);
    }

    @Override
    void match(MatchingVenue venue, int index) {
        venue.onTrade(
                columns.atNanos(index),
                instrument,
                columns.price(index),
                columns.size(index),
                columns.aggressor(index));
    }

    @Override
    void price(EngineInputs engine, int index) {
        engine.price(instrument, columns.price(index));
    }

    @Override
    void deliver(EngineInputs engine, int index) {
        var at = columns.atNanos(index);
        engine.onTrade(
                at,
                at,
                instrument,
                columns.price(index),
                columns.size(index),
                columns.aggressor(index));
    }

    @Override
    void mark(EngineInputs engine, long atNanos, int from, int until) {
        var high = columns.price(from);
        var low = high;
        for (var i = from + 1; i < until; i++) {
            high = Math.max(high, columns.price(i));
            low = Math.min(low, columns.price(i));
        }
        engine.mark(atNanos, atNanos, instrument, high, low, columns.price(until - 1));
    }
}
