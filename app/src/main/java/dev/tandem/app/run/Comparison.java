package dev.tandem.app.run;

import dev.tandem.analytics.BuyAndHold;
import dev.tandem.analytics.PriceSeries;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.StatisticsSettings;
import dev.tandem.data.BarColumns;
import java.util.LinkedHashMap;
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
    /// @param benchmark symbol of the only instrument to hold, null for all
    /// @param untilNanos how far the run came
    static Optional<PriceSeries> held(
            Universe universe, @Nullable String benchmark, long untilNanos) {
        var finest = new LinkedHashMap<String, BarColumns>();
        universe.series().stream()
                .filter(bars ->
                        benchmark == null || bars.instrument().id().symbol().equals(benchmark))
                .forEach(bars -> finest.putIfAbsent(bars.instrument().toString(), bars));
        var closes =
                finest.values().stream()
                        .map(bars -> closesOfDays(bars, untilNanos))
                        .filter(series -> series.size() > 0)
                        .toList();
        if (closes.isEmpty() || closes.stream().anyMatch(series -> series.start() <= 0)) {
            return Optional.empty();
        }
        return Optional.of(closes.size() == 1 ? closes.getFirst() : BuyAndHold.equalCash(closes));
    }

    /// The last close of each trading day; all of them where bars are no shorter.
    private static PriceSeries closesOfDays(BarColumns bars, long untilNanos) {
        var closes = new PriceSeries();
        var last = bars.count() - 1;
        for (var i = 0; i <= last && bars.closeNanos(i) <= untilNanos; i++) {
            if (i == 0 || i == last || bars.tradingDay(i) != bars.tradingDay(i + 1)) {
                closes.add(bars.closeNanos(i), bars.close(i));
            }
        }
        return closes;
    }
}
