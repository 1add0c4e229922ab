package dev.tandem.runtime;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.BarColumns;
import java.time.LocalDate;
import java.time.LocalTime;

/// The bars of a [Story] from their words.
final class StoryBars {
    private StoryBars() {}

    static void append(
            BarColumns.Builder columns, TradingCalendar calendar, BarSize size, String line) {
        var words = line.split(" ");
        var prices = words.length - 4;
        long opens;
        long closes;
        LocalDate date;
        if (words[0].length() == 10) {
            date = LocalDate.parse(words[0]);
            opens = calendar.hours(date).openNanos();
            closes = calendar.hours(date).closeNanos();
        } else {
            date = prices == 2 ? Story.DAY.withDayOfMonth(Integer.parseInt(words[0])) : Story.DAY;
            var at = date.atTime(LocalTime.parse(words[prices - 1])).atZone(calendar.zone());
            opens = at.toEpochSecond() * 1_000_000_000L;
            closes = opens + size.nanos();
        }
        columns.append(
                opens,
                closes,
                Double.parseDouble(words[prices]),
                Double.parseDouble(words[prices + 1]),
                Double.parseDouble(words[prices + 2]),
                Double.parseDouble(words[prices + 3]),
                1000,
                (int) date.toEpochDay());
    }
}
