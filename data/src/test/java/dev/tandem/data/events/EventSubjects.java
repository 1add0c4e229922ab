package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Instruments and events as these tests write them.
final class EventSubjects {
    private EventSubjects() {}

    static Instrument share(String symbol) {
        return InstrumentTerms.of(InstrumentClass.EQUITY, symbol).instrument(symbol, 0);
    }

    /// `2014-06-09 split 7`, with the date in the zone of the calendar.
    static String text(InstrumentEvent event) {
        var date = event.instrument().calendar().localDate(event.atNanos());
        return date
                + " "
                + switch (event) {
                    case InstrumentEvent.Listed _ -> "listed";
                    case InstrumentEvent.Split(_, _, var ratio) -> "split " + ratio.toPlainString();
                    case InstrumentEvent.Dividend(_, _, var amount) ->
                            "dividend " + amount.stripTrailingZeros().toPlainString();
                    case InstrumentEvent.Funding(_, _, var rate, var mark) ->
                            "funding " + rate + " at " + mark.map(Object::toString).orElse("last");
                    case InstrumentEvent.Renamed(_, _, var symbol) -> "renamed " + symbol;
                    case InstrumentEvent.Merged(_, _, var price) -> "merged " + price;
                    case InstrumentEvent.Delisted(_, _, var price) ->
                            "delisted " + price.map(Object::toString).orElse("last");
                    case InstrumentEvent.Expired(_, _, var price) ->
                            "expired " + price.map(Object::toString).orElse("last");
                    case InstrumentEvent.Rolled(_, _, var from, var to, var left, var entered) ->
                            "rolled " + from + " " + left + " to " + to + " " + entered;
                };
    }

    static LoadedHistory load(
            List<Path> paths,
            List<String> symbols,
            @Nullable Path instruments,
            List<Path> actions,
            List<PairFile> rates) {
        return RunData.load(
                new RunData.Request(
                        paths,
                        symbols,
                        CsvMapping.AUTO,
                        null,
                        instruments,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT,
                        actions,
                        rates));
    }
}
