package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/// How a run came through named falls of history that lie wholly inside of it, and through its own
/// worst week and month.
///
/// The named falls go from a peak to a trough of the daily closes of the S&P 500, which are public;
/// the flash crash is the one day. A return goes from the last mark of the first date, or before
/// it, to the last one of the last date, or before it.
///
/// @param stretches in order of time, the run's own ones last
/// @param note what the dates are, and why periods are missing
record Stress(List<Stretch> stretches, String note) {
    private static final double WEEKLY = 52;
    private static final int YEAR_WEEKS = 100;
    private static final int YEAR_MONTHS = 12;
    private static final String SOURCE =
            "Named periods go from a peak to a trough of the daily closes of the S&P 500, as"
                    + " published; the flash crash is one day. ";

    private static final List<Named> NAMED =
            List.of(
                    named("Crash of 1987", "1987-08-25", "1987-12-04"),
                    named("Gulf crisis", "1990-07-16", "1990-10-11"),
                    named("Russia and LTCM", "1998-07-17", "1998-08-31"),
                    named("Dot-com fall", "2000-03-24", "2002-10-09"),
                    named("Financial crisis", "2007-10-09", "2009-03-09"),
                    named("Flash crash", "2010-05-05", "2010-05-06"),
                    named("Euro crisis, summer of 2011", "2011-07-22", "2011-10-03"),
                    named("China, summer of 2015", "2015-08-10", "2015-08-25"),
                    named("Last quarter of 2018", "2018-09-20", "2018-12-24"),
                    named("Pandemic", "2020-02-19", "2020-03-23"),
                    named("Rates of 2022", "2022-01-03", "2022-10-12"));

    Stress {
        stretches = List.copyOf(stretches);
    }

    /// A period with a name, from the close of one date to the close of another.
    record Named(String name, LocalDate from, LocalDate until) {}

    /// What a value did in a stretch.
    ///
    /// @param change the return, NaN where it is not known
    /// @param drawdown the deepest fall below the highest mark since its beginning, 0 or below
    record Move(double change, double drawdown) {}

    /// One of them.
    ///
    /// @param fromNanos the mark from which the return counts
    /// @param marks of the run after that one
    /// @param held the benchmark
    record Stretch(String name, long fromNanos, long untilNanos, int marks, Move run, Move held) {}

    private static Named named(String name, String from, String until) {
        return new Named(name, LocalDate.parse(from), LocalDate.parse(until));
    }

    static Stress of(EquityCurve curve, Optional<PriceSeries> held, TradingCalendar calendar) {
        if (curve.size() == 0) {
            return new Stress(List.of(), "No stress periods: the run has no marks.");
        }
        var days = new TradingDays(calendar);
        var first = days.dateOf(curve.atNanos(0));
        var last = days.dateOf(curve.atNanos(curve.size() - 1));
        var found = new ArrayList<Stretch>();
        for (var period : NAMED) {
            if (!first.isAfter(period.from()) && !last.isBefore(period.until())) {
                var from = lastOf(curve, days, period.from());
                var until = lastOf(curve, days, period.until());
                if (until > from) {
                    found.add(stretch(period.name(), curve, from, until, held));
                }
            }
        }
        var covered = found.size();
        var periods = PeriodMarks.of(curve, calendar);
        if (periods.periodsPerYear() > WEEKLY) {
            worst(periods, days, Stress::week)
                    .ifPresent(span -> found.add(own("Worst week of the run", curve, span, held)));
        }
        worst(periods, days, date -> date.getYear() * YEAR_MONTHS + date.getMonthValue())
                .ifPresent(span -> found.add(own("Worst month of the run", curve, span, held)));
        return new Stress(found, note(covered, first, last));
    }

    private static String note(int covered, LocalDate first, LocalDate last) {
        return covered == 0
                ? "No named stress period: of "
                        + NAMED.size()
                        + " falls of the S&P 500 between "
                        + NAMED.getFirst().from()
                        + " and "
                        + NAMED.getLast().until()
                        + " none lies wholly inside the run ("
                        + first
                        + " to "
                        + last
                        + ") with a mark in it."
                : SOURCE
                        + (covered < NAMED.size()
                                ? covered
                                        + " of "
                                        + NAMED.size()
                                        + " lie wholly inside the run; the others are left out."
                                : "All " + covered + " lie inside the run.");
    }

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * YEAR_WEEKS
                + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /// From the last mark before to the last mark of the part of the calendar that lost most; empty
    /// where no part lost anything.
    private static Optional<long[]> worst(
            PeriodMarks periods, TradingDays days, ToIntFunction<LocalDate> part) {
        var deepest = 0.0;
        Optional<long[]> worst = Optional.empty();
        var before = 0;
        for (var i = 1; i < periods.size(); i++) {
            var isEnd =
                    i == periods.size() - 1
                            || part.applyAsInt(days.dateOf(periods.atNanos(i)))
                                    != part.applyAsInt(days.dateOf(periods.atNanos(i + 1)));
            if (isEnd) {
                var change = periods.value(i) / periods.value(before) - 1;
                if (change < deepest) {
                    deepest = change;
                    worst = Optional.of(new long[] {periods.atNanos(before), periods.atNanos(i)});
                }
                before = i;
            }
        }
        return worst;
    }

    private static Stretch own(
            String name, EquityCurve curve, long[] span, Optional<PriceSeries> held) {
        return stretch(name, curve, at(curve, span[0]), at(curve, span[1]), held);
    }

    private static Stretch stretch(
            String name, EquityCurve curve, int from, int until, Optional<PriceSeries> held) {
        var fromNanos = curve.atNanos(from);
        var untilNanos = curve.atNanos(until);
        return new Stretch(
                name,
                fromNanos,
                untilNanos,
                until - from,
                move(curve, from, until),
                held.map(prices -> move(prices, at(prices, fromNanos), at(prices, untilNanos)))
                        .orElse(new Move(Double.NaN, Double.NaN)));
    }

    private static Move move(Marks marks, int from, int until) {
        if (from < 0 || marks.value(from) <= 0) {
            return new Move(Double.NaN, Double.NaN);
        }
        var peak = marks.value(from);
        var deepest = 0.0;
        for (var i = from; i <= until; i++) {
            peak = Math.max(peak, marks.value(i));
            deepest = Math.min(deepest, marks.value(i) / peak - 1);
        }
        return new Move(marks.value(until) / marks.value(from) - 1, deepest);
    }

    /// The last mark of a trading day or before it.
    private static int lastOf(Marks marks, TradingDays days, LocalDate date) {
        return last(marks.size(), i -> !days.dateOf(marks.atNanos(i)).isAfter(date));
    }

    /// The last mark at an instant or before it, -1 for none.
    private static int at(Marks marks, long nanos) {
        return last(marks.size(), i -> marks.atNanos(i) <= nanos);
    }

    /// The last index for which a condition holds that holds up to some index and never after.
    private static int last(int size, IntPredicate isBefore) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (isBefore.test(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
