package dev.tandem.data;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Start;

/// The bounds of bars of a length of time up to a day, found one after the other.
final class BarGrid {
    private final BarSize size;
    private final TradingCalendar calendar;
    private final TradingDays days;
    private long openNanos;
    private long closeNanos = Long.MIN_VALUE;
    private int tradingDay;

    BarGrid(BarSize size, TradingCalendar calendar) {
        this.size = size;
        this.calendar = calendar;
        this.days = new TradingDays(calendar);
    }

    /// Whether bars hold sessions only, so that there may be time between two of them.
    boolean isOfSessions() {
        return !size.isIntraday() || size.start() == Start.SESSION_OPEN;
    }

    /// Moves to the bar that contains the instant or, outside of sessions, to the next one. Stays
    /// where it is until its close is reached; instants must not fall.
    ///
    /// @return whether the bar is another one than before
    boolean seek(long nanos) {
        if (nanos < closeNanos) {
            return false;
        }
        if (isOfSessions()) {
            inSession(nanos);
        } else {
            var length = size.nanos();
            openNanos = Math.floorDiv(nanos, length) * length;
            closeNanos = openNanos + length;
            tradingDay = days.of(openNanos);
        }
        return true;
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

    private void inSession(long nanos) {
        var session = calendar.sessionAtOrAfter(nanos);
        openNanos = session.openNanos();
        closeNanos = session.closeNanos();
        tradingDay = (int) session.date().toEpochDay();
        if (size.isIntraday()) {
            var passed = Math.max(0, nanos - openNanos) / size.nanos();
            openNanos += passed * size.nanos();
            closeNanos = Math.min(closeNanos, openNanos + size.nanos());
        }
    }
}
