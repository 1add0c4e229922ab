package dev.tandem.api.event;

import dev.tandem.api.instrument.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Something that happens to an instrument and to everyone who holds it. It takes effect at
/// `atNanos`, nanoseconds since 1970 UTC, after what ends at that instant and before what begins:
/// events of a date take effect as that date begins in the zone of the instrument's calendar.
public sealed interface InstrumentEvent {
    Instrument instrument();

    long atNanos();

    default Instant at() {
        return Instant.EPOCH.plusNanos(atNanos());
    }

    /// The same for another instrument, such as the same one with another ordinal.
    default InstrumentEvent of(Instrument other) {
        return switch (this) {
            case Listed(_, var at) -> new Listed(other, at);
            case Split(_, var at, var ratio) -> new Split(other, at, ratio);
            case Dividend(_, var at, var amount) -> new Dividend(other, at, amount);
            case Funding(_, var at, var rate, var mark) -> new Funding(other, at, rate, mark);
            case Renamed(_, var at, var symbol) -> new Renamed(other, at, symbol);
            case Merged(_, var at, var price) -> new Merged(other, at, price);
            case Delisted(_, var at, var price) -> new Delisted(other, at, price);
            case Expired(_, var at, var price) -> new Expired(other, at, price);
            case Rolled(_, var at, var from, var to, var left, var entered) ->
                    new Rolled(other, at, from, to, left, entered);
        };
    }

    /// Trading begins; before, orders are refused.
    record Listed(Instrument instrument, long atNanos) implements InstrumentEvent {}

    /// One share becomes `ratio` shares: 4 for four to one, 0.125 for a reverse split one to eight.
    ///
    /// @param ratio above 0
    record Split(Instrument instrument, long atNanos, BigDecimal ratio)
            implements InstrumentEvent {}

    /// Who holds at the instant is paid, who is short pays.
    ///
    /// @param amount for one unit, in the instrument's currency
    record Dividend(Instrument instrument, long atNanos, BigDecimal amount)
            implements InstrumentEvent {}

    /// Longs of a perpetual pay shorts, or are paid when the rate is negative.
    ///
    /// @param rate share of the position's worth, such as 0.0001
    /// @param mark the price at which positions count; empty for the last one known
    record Funding(Instrument instrument, long atNanos, BigDecimal rate, Optional<BigDecimal> mark)
            implements InstrumentEvent {}

    /// It trades under another symbol from now on; nothing else changes.
    record Renamed(Instrument instrument, long atNanos, String symbol) implements InstrumentEvent {}

    /// Holders are paid out and trading ends.
    ///
    /// @param price for one unit, in the instrument's currency
    record Merged(Instrument instrument, long atNanos, BigDecimal price)
            implements InstrumentEvent {}

    /// Trading ends.
    ///
    /// @param price what holders get for one unit; empty for the last price
    record Delisted(Instrument instrument, long atNanos, Optional<BigDecimal> price)
            implements InstrumentEvent {}

    /// The contract ends and is settled in money.
    ///
    /// @param price the final settlement; empty for the last price
    record Expired(Instrument instrument, long atNanos, Optional<BigDecimal> price)
            implements InstrumentEvent {}

    /// A continuous series goes over to the next contract.
    ///
    /// @param from symbol of the contract that is left
    /// @param to symbol of the next contract
    /// @param fromPrice price of the contract that is left, at the instant
    /// @param toPrice price of the next one, at the instant
    record Rolled(
            Instrument instrument,
            long atNanos,
            String from,
            String to,
            BigDecimal fromPrice,
            BigDecimal toPrice)
            implements InstrumentEvent {}
}
