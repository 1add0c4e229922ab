package dev.tandem.runtime;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

/// What happens to the instruments of a [Story], from words and to words.
final class StoryEvents {
    private StoryEvents() {}

    /// @param words time, kind, symbol, values; a date begins in the zone of the calendar
    static InstrumentEvent event(Instrument instrument, TradingCalendar calendar, String... words) {
        var local =
                words[0].length() == 10
                        ? LocalDate.parse(words[0]).atStartOfDay()
                        : Story.DAY.atTime(LocalTime.parse(words[0]));
        var at = local.atZone(calendar.zone()).toEpochSecond() * 1_000_000_000L;
        return switch (words[1]) {
            case "split" -> new InstrumentEvent.Split(instrument, at, number(words[3]));
            case "dividend" -> new InstrumentEvent.Dividend(instrument, at, number(words[3]));
            case "listed" -> new InstrumentEvent.Listed(instrument, at);
            case "merged" -> new InstrumentEvent.Merged(instrument, at, number(words[3]));
            case "delisted" -> new InstrumentEvent.Delisted(instrument, at, Optional.empty());
            case "expired" -> new InstrumentEvent.Expired(instrument, at, Optional.empty());
            case "renamed" -> new InstrumentEvent.Renamed(instrument, at, words[3]);
            case "funding" ->
                    new InstrumentEvent.Funding(
                            instrument,
                            at,
                            number(words[3]),
                            words.length > 4 ? Optional.of(number(words[4])) : Optional.empty());
            case "rolled" ->
                    new InstrumentEvent.Rolled(
                            instrument, at, "OLD", "NEW", number(words[3]), number(words[4]));
            default -> throw new IllegalArgumentException("no such event: " + words[1]);
        };
    }

    static String words(InstrumentEvent event) {
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT)
                + " "
                + event.instrument().symbol();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
