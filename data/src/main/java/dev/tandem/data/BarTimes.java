package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.market.BarSize;
import dev.tandem.data.CsvMapping.Stamp;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// From the stamp of a row to the open, close and trading date of its bar.
///
/// Dates without a time run with the session hours of the calendar, also on dates without a
/// session, which are counted, as are bars of years for which the calendar knows no holidays.
/// Instants run for the length of the bar after or before the stamp.
final class BarTimes {
    private static final long MILLISECOND = 1_000_000L;

    private final TradingCalendar calendar;
    private final BarSize size;
    private final Stamp stamp;
    private final CsvStamps.Form form;
    private final LocalTimes local;
    private final TradingDays days;
    private final long knownFromDay;
    private final long knownUntilDay;
    private long openNanos;
    private long closeNanos;
    private int tradingDay;
    private int barsOutsideTable;
    private int datesWithoutSession;
    private @Nullable LocalDate firstWithoutSession;

    BarTimes(
            TradingCalendar calendar,
            BarSize size,
            Stamp stamp,
            CsvStamps.Form form,
            @Nullable ZoneId zone) {
        this.calendar = calendar;
        this.size = size;
        this.stamp = stamp;
        this.form = form;
        this.local = new LocalTimes(zone);
        this.days = new TradingDays(calendar);
        this.knownFromDay = calendar.knownFrom().toEpochDay();
        this.knownUntilDay = calendar.knownUntil().toEpochDay();
    }

    void set(long stampNanos) {
        switch (form) {
            case DATE -> setDate(LocalDate.ofEpochDay(Math.floorDiv(stampNanos, CsvStamps.DAY)));
            case LOCAL -> setInstant(local.instant(stampNanos));
            case INSTANT -> setInstant(stampNanos);
        }
        if (tradingDay < knownFromDay || tradingDay > knownUntilDay) {
            barsOutsideTable++;
        }
    }

    long openNanos() {
        return openNanos;
    }

    long closeNanos() {
        return closeNanos;
    }

    int tradingDay() {
        return tradingDay;
    }

    int barsOutsideTable() {
        return barsOutsideTable;
    }

    int datesWithoutSession() {
        return datesWithoutSession;
    }

    @Nullable LocalDate firstWithoutSession() {
        return firstWithoutSession;
    }

    private void setInstant(long nanos) {
        if (stamp == Stamp.END) {
            closeNanos = afterLastMillisecond(nanos);
            openNanos = closeNanos - size.nanos();
        } else {
            openNanos = nanos;
            closeNanos = nanos + size.nanos();
        }
        if (size.isIntraday()) {
            tradingDay = days.of(openNanos);
        } else if (stamp
                == Stamp.END) { // counted from the stamp, which a clock change does not shift
            tradingDay = days.ofDayBar(closeNanos) - lengthDays();
        } else {
            tradingDay = days.ofDayBar(openNanos);
        }
    }

    /// Some venues end a bar at 18:04:59.999 and mean 18:05.
    private static long afterLastMillisecond(long nanos) {
        return Math.floorMod(Math.floorDiv(nanos, MILLISECOND), 1000) == 999
                ? (Math.floorDiv(nanos, MILLISECOND) + 1) * MILLISECOND
                : nanos;
    }

    private void setDate(LocalDate date) {
        if (!calendar.isSession(date)) {
            datesWithoutSession++;
            firstWithoutSession = firstWithoutSession == null ? date : firstWithoutSession;
        }
        var length = lengthDays();
        var first = stamp == Stamp.END ? sessionNear(date.minusDays(length - 1L), date, 1) : date;
        var last = stamp == Stamp.END ? date : sessionNear(date.plusDays(length - 1L), date, -1);
        openNanos = calendar.hours(first).openNanos();
        closeNanos = calendar.hours(last).closeNanos();
        tradingDay = (int) date.toEpochDay();
    }

    private int lengthDays() {
        return Math.toIntExact(size.nanos() / CsvStamps.DAY);
    }

    /// The first session from `from` towards `until`, else `until`.
    private LocalDate sessionNear(LocalDate from, LocalDate until, int step) {
        var date = from;
        while (!date.equals(until) && !calendar.isSession(date)) {
            date = date.plusDays(step);
        }
        return date;
    }
}
