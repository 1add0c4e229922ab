package dev.tandem.data.events;

import dev.tandem.data.BarColumns;
import java.time.LocalDate;
import java.util.List;

/// The bars of a series that are the instrument's own.
final class TradedBars {
    private TradedBars() {}

    /// Its own bars.
    ///
    /// @param warnings takes a line about the others
    static BarColumns of(BarColumns all, TradedSpans spans, List<String> warnings) {
        var kept = BarColumns.builder(all.instrument(), all.size());
        var first = -1;
        var last = -1;
        var foreign = 0;
        for (var i = 0; i < all.count(); i++) {
            if (spans.holds(all.openNanos(i), day(all, i))) {
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
        spans.report(
                foreign,
                all.count(),
                all.size() + " bars",
                day(all, first),
                day(all, last),
                warnings);
        return kept.build();
    }

    private static LocalDate day(BarColumns bars, int i) {
        return LocalDate.ofEpochDay(bars.tradingDay(i));
    }
}
