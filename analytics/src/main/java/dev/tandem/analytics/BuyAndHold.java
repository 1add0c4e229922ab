package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;

/// What holding the instruments of a run all the time would have made, without costs.
public final class BuyAndHold {
    private BuyAndHold() {}

    /// The figures of holding one series.
    public static Statistics of(
            PriceSeries closes, TradingCalendar calendar, StatisticsSettings settings) {
        return Statistics.of(closes, PeriodMarks.of(closes, calendar), settings);
    }

    /// The worth of equal parts of 1 put into each series at its first mark, at every instant of
    /// any of them. A part waits as cash before its first mark and keeps its last price between
    /// marks.
    ///
    /// @throws IllegalArgumentException if a series is empty or begins at or below zero
    public static PriceSeries equalCash(List<PriceSeries> series) {
        for (var each : series) {
            if (each.size() == 0 || each.start() <= 0) {
                throw new IllegalArgumentException("a series needs a first price above 0");
            }
        }
        var next = new int[series.size()];
        var worth = new PriceSeries();
        for (var at = earliest(series, next); at < Long.MAX_VALUE; at = earliest(series, next)) {
            var sum = 0.0;
            for (var i = 0; i < next.length; i++) {
                var each = series.get(i);
                while (next[i] < each.size() && each.atNanos(next[i]) <= at) {
                    next[i]++;
                }
                sum += next[i] == 0 ? 1 : each.value(next[i] - 1) / each.start();
            }
            worth.add(at, sum / next.length);
        }
        return worth;
    }

    private static long earliest(List<PriceSeries> series, int[] next) {
        var earliest = Long.MAX_VALUE;
        for (var i = 0; i < next.length; i++) {
            if (next[i] < series.get(i).size()) {
                earliest = Math.min(earliest, series.get(i).atNanos(next[i]));
            }
        }
        return earliest;
    }
}
