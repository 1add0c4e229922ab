package dev.tandem.app.run;

import dev.tandem.analytics.Warning;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.data.BarColumns;
import java.util.List;
import java.util.Optional;

/// Notices a list of shares that all live to the end of the data: it was chosen knowing who would.
final class Survivors {
    private static final int SEVERAL = 5;
    private static final int YEAR_DAYS = 365;

    private Survivors() {}

    /// @param events what happens to the instruments
    static Optional<Warning> of(List<BarColumns> series, List<InstrumentEvent> events) {
        var shares =
                series.stream()
                        .filter(bars -> bars.instrument().kind() == InstrumentClass.EQUITY)
                        .toList();
        var count = shares.stream().map(bars -> bars.instrument().toString()).distinct().count();
        if (count < SEVERAL) {
            return Optional.empty();
        }
        var first = shares.stream().mapToInt(bars -> bars.tradingDay(0)).min().orElseThrow();
        var last =
                shares.stream()
                        .mapToInt(bars -> bars.tradingDay(bars.count() - 1))
                        .max()
                        .orElseThrow();
        var allLive =
                shares.stream().allMatch(bars -> bars.tradingDay(bars.count() - 1) == last)
                        && events.stream().noneMatch(Survivors::isEnd);
        return allLive && last - first >= YEAR_DAYS
                ? Optional.of(
                        new Warning(
                                "TDM-3007",
                                "all "
                                        + count
                                        + " shares live to the end of the data: a list chosen today"
                                        + " leaves out those that failed"))
                : Optional.empty();
    }

    private static boolean isEnd(InstrumentEvent event) {
        return event instanceof InstrumentEvent.Delisted || event instanceof InstrumentEvent.Merged;
    }
}
