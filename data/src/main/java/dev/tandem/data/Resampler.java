package dev.tandem.data;

import dev.tandem.api.market.BarSize;
import java.time.Instant;

/// Builds larger bars of smaller ones. A bar exists where at least one smaller bar lies in it:
/// first open, highest high, lowest low, last close, summed volume; it opens and closes with its
/// own bounds.
public final class Resampler {
    private final BarColumns source;
    private final BarColumns.Builder target;
    private long openNanos;
    private long closeNanos;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;
    private int tradingDay;
    private boolean started;

    private Resampler(BarColumns source, BarSize size) {
        this.source = source;
        this.target = BarColumns.builder(source.instrument(), size);
    }

    /// Whether [#resample] can build the size: a larger intraday size that is a whole multiple, or
    /// a day.
    public static boolean canBuild(BarSize from, BarSize to) {
        return from.isIntraday()
                && (to.equals(BarSize.D1)
                        || (to.isIntraday()
                                && to.nanos() > from.nanos()
                                && to.nanos() % from.nanos() == 0));
    }

    /// Builds a larger size. Intraday bars are aligned to midnight UTC, days are the sessions of
    /// the instrument's calendar, made of the bars inside the session's hours.
    ///
    /// @throws IllegalArgumentException unless [#canBuild] says yes
    /// @throws dev.tandem.api.problem.TandemException if a bar crosses the edge of the bar it
    ///   should go into
    public static BarColumns resample(BarColumns source, BarSize size) {
        if (!canBuild(source.size(), size)) {
            throw new IllegalArgumentException("no " + size + " bars can be built of " + source);
        }
        var resampler = new Resampler(source, size);
        if (size.isIntraday()) {
            resampler.intraday(size.nanos());
        } else {
            resampler.days();
        }
        resampler.finish();
        return resampler.target.build();
    }

    private void intraday(long length) {
        for (var i = 0; i < source.count(); i++) {
            var start = Math.floorDiv(source.openNanos(i), length) * length;
            if (source.closeNanos(i) > start + length) {
                throw crossing(i, start + length);
            }
            if (!started || start != openNanos) {
                begin(start, start + length, source.tradingDay(i));
            }
            add(i);
        }
    }

    private void days() {
        var calendar = source.instrument().calendar();
        for (var i = 0; i < source.count(); i++) {
            if (!started || source.openNanos(i) >= closeNanos) {
                var session = calendar.sessionAtOrAfter(source.openNanos(i));
                if (source.closeNanos(i) <= session.openNanos()) {
                    continue; // before the session
                }
                if (source.openNanos(i) < session.openNanos()) {
                    throw crossing(i, session.openNanos());
                }
                begin(session.openNanos(), session.closeNanos(), (int) session.date().toEpochDay());
            }
            if (source.closeNanos(i) > closeNanos) {
                throw crossing(i, closeNanos);
            }
            add(i);
        }
    }

    private void begin(long newOpenNanos, long newCloseNanos, int newTradingDay) {
        finish();
        started = true;
        openNanos = newOpenNanos;
        closeNanos = newCloseNanos;
        tradingDay = newTradingDay;
        open = Double.NaN;
    }

    private void add(int index) {
        if (Double.isNaN(open)) {
            open = source.open(index);
            high = source.high(index);
            low = source.low(index);
            volume = 0;
        }
        high = Math.max(high, source.high(index));
        low = Math.min(low, source.low(index));
        close = source.close(index);
        volume += source.volume(index);
    }

    private void finish() {
        if (started) {
            target.append(openNanos, closeNanos, open, high, low, close, volume, tradingDay);
            started = false;
        }
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
