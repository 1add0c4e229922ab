package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.BarColumns;
import java.time.LocalDate;
import java.util.List;

/// The bars of a series that are the instrument's own: those between its listing and its end, and
/// on days on which the company had this ticker. The others are named, and no run sees them.
final class TradedBars {
    private final List<MapFile.Period> periods;
    private long fromNanos = Long.MIN_VALUE;
    private long untilNanos = Long.MAX_VALUE;

    /// @param periods when the company had this ticker; empty for always
    /// @param events of the instrument
    TradedBars(List<MapFile.Period> periods, List<InstrumentEvent> events) {
        this.periods = List.copyOf(periods);
        for (var event : events) {
            switch (event) {
                case InstrumentEvent.Listed(_, var at) -> fromNanos = Math.max(fromNanos, at);
                case InstrumentEvent.Merged(_, var at, _) -> untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Delisted(_, var at, _) ->
                        untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Expired(_, var at, _) -> untilNanos = Math.min(untilNanos, at);
                case InstrumentEvent.Split _,
                        InstrumentEvent.Dividend _,
                        InstrumentEvent.Funding _,
                        InstrumentEvent.Renamed _,
                        InstrumentEvent.Rolled _ -> {}
            }
        }
    }

    /// Its own bars.
    ///
    /// @param warnings takes a line about the others
    BarColumns of(BarColumns all, List<String> warnings) {
        var kept = BarColumns.builder(all.instrument(), all.size());
        var first = -1;
        var last = -1;
        var foreign = 0;
        for (var i = 0; i < all.count(); i++) {
            if (isOwn(all, i)) {
                kept.append(
                        all.openNanos(i),
                        all.closeNanos(i),
                        all.open(i),
                        all.high(i),
                        all.low(i),
                        all.close(i),
                        all.volume(i),
                        all.tradingDay(i));
            } else {
                first = first < 0 ? i : first;
                last = i;
                foreign++;
            }
        }
        if (foreign == 0) {
            return all;
        }
        warnings.add(
                foreign
                        + " of "
                        + all.count()
                        + " "
                        + all.size()
                        + " bars under the name "
                        + all.instrument().symbol()
                        + " are left out, from "
                        + day(all, first)
                        + " to "
                        + day(all, last)
                        + ": the instrument did not trade under this name then, they are another"
                        + " one's");
        return kept.build();
    }

    private boolean isOwn(BarColumns bars, int i) {
        if (bars.openNanos(i) < fromNanos || bars.openNanos(i) >= untilNanos) {
            return false;
        }
        var date = day(bars, i);
        return periods.isEmpty() || periods.stream().anyMatch(period -> period.contains(date));
    }

    private static LocalDate day(BarColumns bars, int i) {
        return LocalDate.ofEpochDay(bars.tradingDay(i));
    }
}
