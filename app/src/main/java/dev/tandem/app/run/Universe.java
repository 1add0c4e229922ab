package dev.tandem.app.run;

import dev.tandem.analytics.TimeStyle;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The series that a run delivers, cut to its period.
///
/// @param sizes all bar sizes of them, from small to large
/// @param series at least one, none of them empty; instruments in order, small sizes first
public record Universe(List<Instrument> instruments, List<BarSize> sizes, List<BarColumns> series) {
    /// The series of all instruments.
    ///
    /// @param wanted sizes asked for; empty for those that the history holds
    static Universe of(
            MarketHistory history,
            List<BarSize> wanted,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        var series = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            var sizes = wanted.isEmpty() ? history.sizes(instrument) : wanted;
            for (var size : new TreeSet<>(sizes)) {
                history.find(instrument, size)
                        .map(bars -> bars.between(from, until))
                        .filter(bars -> !bars.isEmpty())
                        .ifPresent(series::add);
            }
        }
        var sizes = new TreeSet<BarSize>();
        series.forEach(bars -> sizes.add(bars.size()));
        return new Universe(history.instruments(), List.copyOf(sizes), List.copyOf(series));
    }

    public LocalDate firstDay() {
        return LocalDate.ofEpochDay(
                series.stream().mapToLong(bars -> bars.tradingDay(0)).min().orElseThrow());
    }

    public LocalDate lastDay() {
        return LocalDate.ofEpochDay(
                series.stream()
                        .mapToLong(bars -> bars.tradingDay(bars.count() - 1))
                        .max()
                        .orElseThrow());
    }

    long firstNanos() {
        return series.stream().mapToLong(bars -> bars.openNanos(0)).min().orElseThrow();
    }

    long lastNanos() {
        return series.stream()
                .mapToLong(bars -> bars.closeNanos(bars.count() - 1))
                .max()
                .orElseThrow();
    }

    /// The calendar that periods are counted with: one round the clock if there is any.
    TradingCalendar calendar() {
        return instruments.stream()
                .map(Instrument::calendar)
                .filter(TradingCalendar::isAlwaysOpen)
                .findFirst()
                .orElseGet(() -> instruments.getFirst().calendar());
    }

    /// Session dates where all bars are sessions of one exchange, instants everywhere else.
    TimeStyle timeStyle() {
        var calendar = calendar();
        var sameCalendar =
                instruments.stream().allMatch(one -> one.calendar().code().equals(calendar.code()));
        return sameCalendar && !calendar.isAlwaysOpen() && !sizes.getFirst().isIntraday()
                ? new TimeStyle.SessionDates(calendar)
                : TimeStyle.INSTANT;
    }
}
