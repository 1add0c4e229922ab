package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Returns of calendar months and years, by the local date of period ends: the last value of a
/// month against the last one of the month before. The first month begins with the first value.
public final class CalendarReturns {
    private CalendarReturns() {}

    /// The return of one month or year.
    ///
    /// @param month 1 to 12; 0 for the whole year
    /// @param isPart the series begins or ends inside of it
    public record Part(int year, int month, double value, boolean isPart) {}

    /// The return of one period.
    public record Day(long atNanos, double value) {}

    /// By month, in order.
    public static List<Part> months(PeriodMarks marks, TradingCalendar calendar) {
        return parts(marks, calendar, true);
    }

    /// By year, in order.
    public static List<Part> years(PeriodMarks marks, TradingCalendar calendar) {
        return parts(marks, calendar, false);
    }

    private static List<Part> parts(
            PeriodMarks marks, TradingCalendar calendar, boolean isMonthly) {
        var parts = new ArrayList<Part>();
        if (marks.size() < 2) {
            return parts;
        }
        var before = marks.value(0);
        var isFirst = true;
        var date = calendar.localDate(marks.atNanos(0));
        for (var i = 1; i < marks.size(); i++) {
            var next = calendar.localDate(marks.atNanos(i));
            if (!isSame(date, next, isMonthly) && i > 1) {
                parts.add(part(date, before, marks.value(i - 1), isMonthly, isFirst));
                before = marks.value(i - 1);
                isFirst = false;
            }
            date = next;
        }
        parts.add(part(date, before, marks.value(marks.size() - 1), isMonthly, true));
        return parts;
    }

    private static boolean isSame(LocalDate one, LocalDate other, boolean isMonthly) {
        return one.getYear() == other.getYear()
                && (!isMonthly || one.getMonthValue() == other.getMonthValue());
    }

    private static Part part(
            LocalDate date, double before, double after, boolean isMonthly, boolean isPart) {
        return new Part(
                date.getYear(),
                isMonthly ? date.getMonthValue() : 0,
                before > 0 ? after / before - 1 : Double.NaN,
                isPart);
    }

    /// The value of the same month or year in another list.
    public static OptionalDouble same(List<Part> parts, Part part) {
        return parts.stream()
                .filter(each -> each.year() == part.year() && each.month() == part.month())
                .mapToDouble(Part::value)
                .filter(Double::isFinite)
                .findFirst();
    }

    /// The return of each period with its end.
    public static List<Day> days(PeriodMarks marks) {
        var returns = ReturnMath.returns(marks.values());
        var days = new ArrayList<Day>();
        for (var i = 0; i < returns.length; i++) {
            if (Double.isFinite(returns[i])) {
                days.add(new Day(marks.atNanos(i + 1), returns[i]));
            }
        }
        return days;
    }
}
