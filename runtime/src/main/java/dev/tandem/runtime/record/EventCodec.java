package dev.tandem.runtime.record;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What happens to instruments as bytes: a kind, the ordinal of the instrument, the instant, and
/// the rest in its order. Kinds are for ever.
final class EventCodec {
    private final List<Instrument> instruments;

    /// @param instruments of the session, by ordinal
    EventCodec(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void write(RecordWriter to, InstrumentEvent event) {
        var kind =
                switch (event) {
                    case InstrumentEvent.Listed _ -> 1;
                    case InstrumentEvent.Split _ -> 2;
                    case InstrumentEvent.Dividend _ -> 3;
                    case InstrumentEvent.Funding _ -> 4;
                    case InstrumentEvent.Renamed _ -> 5;
                    case InstrumentEvent.Merged _ -> 6;
                    case InstrumentEvent.Delisted _ -> 7;
                    case InstrumentEvent.Expired _ -> 8;
                    case InstrumentEvent.Rolled _ -> 9;
                };
        to.putByte(kind).putInt(event.instrument().ordinal()).putLong(event.atNanos());
        switch (event) {
            case InstrumentEvent.Listed _ -> {}
            case InstrumentEvent.Split(_, _, var ratio) -> decimal(to, ratio);
            case InstrumentEvent.Dividend(_, _, var amount) -> decimal(to, amount);
            case InstrumentEvent.Funding(_, _, var rate, var mark) -> {
                decimal(to, rate);
                optional(to, mark);
            }
            case InstrumentEvent.Renamed(_, _, var symbol) -> to.putText(symbol);
            case InstrumentEvent.Merged(_, _, var price) -> decimal(to, price);
            case InstrumentEvent.Delisted(_, _, var price) -> optional(to, price);
            case InstrumentEvent.Expired(_, _, var price) -> optional(to, price);
            case InstrumentEvent.Rolled(_, _, var left, var entered, var before, var after) -> {
                to.putText(left).putText(entered);
                decimal(to, before);
                decimal(to, after);
            }
        }
    }

    InstrumentEvent read(RecordReader from) {
        var kind = from.getByte();
        var instrument = instruments.get(from.getInt());
        var at = from.getLong();
        return switch (kind) {
            case 1 -> new InstrumentEvent.Listed(instrument, at);
            case 2 -> new InstrumentEvent.Split(instrument, at, decimal(from));
            case 3 -> new InstrumentEvent.Dividend(instrument, at, decimal(from));
            case 4 -> new InstrumentEvent.Funding(instrument, at, decimal(from), optional(from));
            case 5 -> new InstrumentEvent.Renamed(instrument, at, from.getText());
            case 6 -> new InstrumentEvent.Merged(instrument, at, decimal(from));
            case 7 -> new InstrumentEvent.Delisted(instrument, at, optional(from));
            case 8 -> new InstrumentEvent.Expired(instrument, at, optional(from));
            case 9 ->
                    new InstrumentEvent.Rolled(
                            instrument,
                            at,
                            from.getText(),
                            from.getText(),
                            decimal(from),
                            decimal(from));
            default -> throw new IllegalArgumentException("no instrument event has kind " + kind);
        };
    }

    private static void decimal(RecordWriter to, BigDecimal value) {
        to.putText(value.toString());
    }

    private static BigDecimal decimal(RecordReader from) {
        return new BigDecimal(from.getText());
    }

    private static void optional(RecordWriter to, Optional<BigDecimal> value) {
        to.putText(value.map(BigDecimal::toString).orElse(""));
    }

    private static Optional<BigDecimal> optional(RecordReader from) {
        var text = from.getText();
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }
}
