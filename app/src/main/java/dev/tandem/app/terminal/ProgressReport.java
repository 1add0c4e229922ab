package dev.tandem.app.terminal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells how far a run is, in simulated time: a bar on a terminal, redrawn five times a second at
/// most; elsewhere a line every 10 %, a second apart at least, and every 10 seconds.
public final class ProgressReport {
    private static final int BESIDE_CELLS = 60;
    private static final long SECOND = 1_000_000_000L;
    private static final long REDRAW_NANOS = SECOND / 5;
    private static final long LINE_NANOS = 10 * SECOND;

    private final Terminal terminal;
    private final boolean isShown;
    private final long fromNanos;
    private final long untilNanos;
    private final LongSupplier clock;
    private final RecentSpeed speed;
    private final long startedNanos;
    private long shownNanos;
    private int shownTenth;

    /// @param fromNanos simulated begin, nanoseconds since 1970 UTC
    /// @param untilNanos simulated end
    /// @param clock nanoseconds of any origin, such as `System::nanoTime`
    public ProgressReport(
            Terminal terminal,
            boolean isShown,
            long fromNanos,
            long untilNanos,
            LongSupplier clock) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.fromNanos = fromNanos;
        this.untilNanos = Math.max(untilNanos, fromNanos + 1);
        this.clock = clock;
        this.startedNanos = clock.getAsLong();
        this.shownNanos = startedNanos;
        this.speed = new RecentSpeed(startedNanos);
    }

    /// Takes note of where the run is.
    public void at(long simulatedNanos, long bars) {
        if (!isShown) {
            return;
        }
        var now = clock.getAsLong();
        var share = share(simulatedNanos);
        speed.add(now, share);
        if (terminal.canRedraw()) {
            if (now - shownNanos >= REDRAW_NANOS) {
                redraw(simulatedNanos, bars, share, now);
            }
            return;
        }
        var tenth = (int) (share * 10);
        var waited = now - shownNanos;
        if (waited >= LINE_NANOS || (tenth > shownTenth && waited >= SECOND)) {
            shownTenth = tenth;
            shownNanos = now;
            line(share, bars, Math.round(speed.secondsLeft(share)));
        }
    }

    /// Ends the report: the whole of the bar, or where it stopped.
    public void end(long simulatedNanos, long bars, boolean isComplete) {
        if (!isShown) {
            return;
        }
        var share = isComplete ? 1 : share(simulatedNanos);
        if (!terminal.canRedraw()) {
            line(share, bars, 0);
            return;
        }
        var seconds = (clock.getAsLong() - startedNanos) / (double) SECOND;
        terminal.showForNow("");
        terminal.err()
                .println(
                        String.format(
                                Locale.ROOT,
                                "running  %s  %3d %%   %,d bars   %.2f s",
                                cells(share),
                                ProgressBar.percent(share),
                                bars,
                                seconds));
    }

    /// Ends the report of a run that broke off; what is said next begins on a line of its own.
    public void abandon() {
        if (isShown) {
            terminal.showForNow("");
        }
    }

    private double share(long simulatedNanos) {
        var share = (simulatedNanos - fromNanos) / (double) (untilNanos - fromNanos);
        return Math.clamp(share, 0.0, 1.0);
    }

    private void redraw(long simulatedNanos, long bars, double share, long now) {
        shownNanos = now;
        terminal.showForNow(
                String.format(
                        Locale.ROOT,
                        "running  %s  %3d %%  %,d bars  sim %s  eta %s",
                        cells(share),
                        ProgressBar.percent(share),
                        bars,
                        month(simulatedNanos),
                        ProgressBar.hours(Math.round(speed.secondsLeft(share)))));
    }

    private void line(double share, long bars, long seconds) {
        terminal.err()
                .println(
                        "running "
                                + ProgressBar.percent(share)
                                + "% bars="
                                + bars
                                + " eta="
                                + seconds
                                + "s");
    }

    private String cells(double share) {
        return ProgressBar.cells(terminal, share, BESIDE_CELLS);
    }

    private static String month(long nanos) {
        var date = LocalDate.ofInstant(Instant.EPOCH.plusNanos(nanos), ZoneOffset.UTC);
        return date.toString().substring(0, 7);
    }
}
