package dev.tandem.app.run;

import dev.tandem.analytics.BuyAndHold;
import dev.tandem.analytics.PriceSeries;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.StatisticsSettings;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.BarColumns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The run beside buying all its instruments with equal cash and holding them.
final class Comparison {
    private Comparison() {}

    /// The figures of holding.
    static Statistics of(Universe universe, PriceSeries held) {
        return BuyAndHold.of(held, universe.calendar(), StatisticsSettings.DEFAULT);
    }

    /// The worth of what is held; empty where a price at or below zero makes it meaningless.
    ///
    /// @param events what happens to the instruments, by time
    /// @param benchmark symbol of the only instrument to hold, null for all
    /// @param untilNanos how far the run came
    static Optional<PriceSeries> held(
            Universe universe,
            List<InstrumentEvent> events,
            @Nullable String benchmark,
            long untilNanos) {
        var finest = new LinkedHashMap<String, BarColumns>();
        universe.series().stream()
                .filter(bars ->
                        benchmark == null || bars.instrument().id().symbol().equals(benchmark))
                .forEach(bars -> finest.putIfAbsent(bars.instrument().toString(), bars));
        var closes =
                finest.values().stream()
                        .map(bars -> new HeldWorth(bars, of(bars, events)).untilNanos(untilNanos))
                        .filter(series -> series.size() > 0)
                        .toList();
        if (closes.isEmpty() || closes.stream().anyMatch(series -> series.start() <= 0)) {
            return Optional.empty();
        }
        return Optional.of(closes.size() == 1 ? closes.getFirst() : BuyAndHold.equalCash(closes));
    }

    private static List<InstrumentEvent> of(BarColumns bars, List<InstrumentEvent> events) {
        return events.stream()
                .filter(event -> event.instrument().equals(bars.instrument()))
                .toList();
    }
}
