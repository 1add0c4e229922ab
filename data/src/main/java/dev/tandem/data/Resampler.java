package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Start;
import java.time.Instant;
import java.time.LocalDate;

/// Builds larger bars of smaller ones. A bar exists where at least one smaller bar lies in it:
/// first open, highest high, lowest low, last close, summed volume; it opens and closes with its
/// own bounds.
public final class Resampler {
    private static final int DAYS_TO_MONDAY = 3; // 1970-01-01 was a Thursday

    private final BarColumns source;
    private final BarColumns.Builder target;
    private final BarUnderWay bar = new BarUnderWay();

    private Resampler(BarColumns source, BarSize size) {
        this.source = source;
        this.target = BarColumns.builder(source.instrument(), size);
    }

    /// Whether [#resample] can build the size: a larger intraday size that is a whole multiple, a
    /// day of intraday bars, a week of days or intraday bars.
    public static boolean canBuild(BarSize from, BarSize to) {
        if (!from.isTime() || !to.isTime()) {
            return false;
        }
        if (!to.isIntraday()) {
            return (from.isIntraday() && (to.equals(BarSize.D1) || to.equals(BarSize.W1)))
                    || (from.equals(BarSize.D1) && to.equals(BarSize.W1));
        }
        var sameStart = from.start() == to.start();
        return from.isIntraday()
                && (sameStart || from.start() == Start.MIDNIGHT)
                && to.nanos() >= (sameStart ? from.nanos() + 1 : from.nanos())
                && to.nanos() % from.nanos() == 0;
    }

    /// Builds a larger size. Intraday bars are aligned to midnight UTC or to the session's open as
    /// the size says; days are the sessions of the instrument's calendar, made of the bars inside
    /// the session's hours; weeks are the days of an ISO week.
    ///
    /// @throws IllegalArgumentException unless [#canBuild] says yes
    /// @throws dev.tandem.api.problem.TandemException if a bar crosses the edge of the bar it
    ///   should go into
    public static BarColumns resample(BarColumns source, BarSize size) {
        if (!canBuild(source.size(), size)) {
            throw new IllegalArgumentException("no " + size + " bars can be built of " + source);
        }
        if (!size.equals(BarSize.W1)) {
            return new Resampler(source, size).grid(size);
        }
        var days = source.size().isIntraday() ? resample(source, BarSize.D1) : source;
        return new Resampler(days, size).weeks();
    }

    private BarColumns grid(BarSize size) {
        var grid = new BarGrid(size, source.instrument().calendar());
        var openNanos = 0L;
        var closeNanos = 0L;
        var tradingDay = 0;
        for (var i = 0; i < source.count(); i++) {
            if (grid.seek(source.openNanos(i))) {
                bar.finish(target, openNanos, closeNanos, tradingDay);
                openNanos = grid.openNanos();
                closeNanos = grid.closeNanos();
                tradingDay = grid.isOfSessions() ? grid.tradingDay() : source.tradingDay(i);
            }
            if (source.closeNanos(i) <= openNanos) {
                continue; // before the session
            }
            if (source.openNanos(i) < openNanos) {
                throw crossing(i, openNanos);
            }
            if (source.closeNanos(i) > closeNanos) {
                throw crossing(i, closeNanos);
            }
            add(i);
        }
        bar.finish(target, openNanos, closeNanos, tradingDay);
        return target.build();
    }

    /// Days belong to the week of their trading date. The week has the bounds of its sessions,
    /// wider where a day lies outside of them.
    private BarColumns weeks() {
        var calendar = source.instrument().calendar();
        var monday = Long.MIN_VALUE;
        var openNanos = 0L;
        var closeNanos = 0L;
        var tradingDay = 0;
        for (var i = 0; i < source.count(); i++) {
            var day = source.tradingDay(i);
            var start = day - Math.floorMod(day + DAYS_TO_MONDAY, 7);
            if (start != monday) {
                bar.finish(target, openNanos, closeNanos, tradingDay);
                monday = start;
                var first = LocalDate.ofEpochDay(start);
                var sessions = calendar.sessions(first, first.plusDays(6));
                openNanos = source.openNanos(i);
                closeNanos = source.closeNanos(i);
                tradingDay = day;
                if (!sessions.isEmpty()) {
                    openNanos = Math.min(openNanos, sessions.getFirst().openNanos());
                    closeNanos = Math.max(closeNanos, sessions.getLast().closeNanos());
                    tradingDay = Math.min(day, (int) sessions.getFirst().date().toEpochDay());
                }
            }
            closeNanos = Math.max(closeNanos, source.closeNanos(i));
            add(i);
        }
        bar.finish(target, openNanos, closeNanos, tradingDay);
        return target.build();
    }

    private void add(int index) {
        bar.add(
                source.open(index),
                source.high(index),
                source.low(index),
                source.close(index),
                source.volume(index));
    }

    private RuntimeException crossing(int index, long edge) {
        return DataCode.CROSSES_EDGE.exception(
                source.instrument()
                        + ": the "
                        + source.size()
                        + " bar of "
                        + Instant.EPOCH.plusNanos(source.openNanos(index))
                        + " crosses "
                        + Instant.EPOCH.plusNanos(edge)
                        + ", so no larger bar can be built of it",
                "give a file of the larger bars, or of smaller ones");
    }
}
