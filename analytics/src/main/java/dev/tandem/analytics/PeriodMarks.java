package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.Arrays;

/// Marks at period ends: the last mark of each trading day, or each mark where the data are
/// coarser.
///
/// The value before the first mark is kept as the first period end when the first period already
/// moved it, so that the product of all returns is always the last value over the starting one.
///
/// Periods per year come from the median gap between period ends: 12 from 25 days on, 52 from 5
/// days on, else 365 for a calendar that trades round the clock and 252 for all others.
public final class PeriodMarks {
    private static final double NANOS_PER_DAY = 86_400e9;
    private static final double MONTHLY_DAYS = 25;
    private static final double WEEKLY_DAYS = 5;

    private final long[] atNanos;
    private final long[] endNanos;
    private final double[] values;
    private final int periods;
    private final int investedPeriods;
    private final double periodsPerYear;

    private PeriodMarks(
            long[] atNanos,
            long[] endNanos,
            double[] values,
            int periods,
            int investedPeriods,
            double periodsPerYear) {
        this.atNanos = atNanos;
        this.endNanos = endNanos;
        this.values = values;
        this.periods = periods;
        this.investedPeriods = investedPeriods;
        this.periodsPerYear = periodsPerYear;
    }

    /// Reduces marks to the period ends of a calendar.
    public static PeriodMarks of(Marks marks, TradingCalendar calendar) {
        var days = new TradingDays(calendar);
        var collected = new Collected();
        var end = Long.MIN_VALUE;
        for (var i = 0; i < marks.size(); i++) {
            if (marks.atNanos(i) > end) {
                if (i > 0) {
                    collected.close(marks, i - 1, end);
                }
                end = days.endNanos(marks.atNanos(i));
            }
            collected.invested |= marks.isInvested(i);
        }
        if (marks.size() > 0) {
            collected.close(marks, marks.size() - 1, end);
        }
        return collected.toPeriodMarks(calendar.isAlwaysOpen());
    }

    /// The same marks with another number of periods per year.
    ///
    /// @param changed above 0
    public PeriodMarks withPeriodsPerYear(double changed) {
        if (!(changed > 0) || Double.isInfinite(changed)) {
            throw new IllegalArgumentException("no number of periods per year: " + changed);
        }
        return new PeriodMarks(atNanos, endNanos, values, periods, investedPeriods, changed);
    }

    /// Number of values, one more than there are returns.
    public int size() {
        return values.length;
    }

    public long atNanos(int index) {
        return atNanos[index];
    }

    /// The end of the trading day to which a value belongs, for comparing series by one calendar; a
    /// nanosecond less than the first one for the value before the first mark.
    long endNanos(int index) {
        return endNanos[index];
    }

    public double value(int index) {
        return values[index];
    }

    public double periodsPerYear() {
        return periodsPerYear;
    }

    /// Periods that ended with a mark.
    public int periods() {
        return periods;
    }

    /// Periods with an open position at any mark.
    public int investedPeriods() {
        return investedPeriods;
    }

    /// Calendar days from the first to the last mark, rounded to whole ones.
    public long days() {
        return values.length == 0
                ? 0
                : Math.round((atNanos[values.length - 1] - atNanos[0]) / NANOS_PER_DAY);
    }

    double[] values() {
        return values;
    }

    private static double periodsPerYear(long[] atNanos, boolean isAlwaysOpen) {
        var gapDays = new double[Math.max(0, atNanos.length - 1)];
        for (var i = 0; i < gapDays.length; i++) {
            gapDays[i] = (atNanos[i + 1] - atNanos[i]) / NANOS_PER_DAY;
        }
        Arrays.sort(gapDays);
        var median = gapDays.length == 0 ? 0 : gapDays[gapDays.length / 2];
        if (median >= MONTHLY_DAYS) {
            return 12;
        }
        return median >= WEEKLY_DAYS ? 52 : isAlwaysOpen ? 365 : 252;
    }

    private static final class Collected {
        private final LongColumn atNanos = new LongColumn();
        private final LongColumn endNanos = new LongColumn();
        private final DoubleColumn values = new DoubleColumn();
        private int periods;
        private int investedPeriods;
        private boolean invested;

        void close(Marks marks, int index, long end) {
            if (periods == 0 && marks.value(index) != marks.start()) {
                atNanos.add(marks.atNanos(0));
                endNanos.add(end - 1);
                values.add(marks.start());
            }
            atNanos.add(marks.atNanos(index));
            endNanos.add(end);
            values.add(marks.value(index));
            periods++;
            investedPeriods += invested ? 1 : 0;
            invested = false;
        }

        PeriodMarks toPeriodMarks(boolean isAlwaysOpen) {
            var times = atNanos.toArray();
            return new PeriodMarks(
                    times,
                    endNanos.toArray(),
                    values.toArray(),
                    periods,
                    investedPeriods,
                    PeriodMarks.periodsPerYear(times, isAlwaysOpen));
        }
    }
}
