package dev.tandem.app.terminal;

import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells how many of a known number of runs are done, how many a second, and the time left: a bar
/// on a terminal, redrawn five times a second at most; elsewhere a line every 10 %, a second apart
/// at least, and every 10 seconds.
public final class CountReport {
    private static final int BESIDE_CELLS = 62;
    private static final long SECOND = 1_000_000_000L;
    private static final long REDRAW_NANOS = SECOND / 5;
    private static final long LINE_NANOS = 10 * SECOND;

    private final Terminal terminal;
    private final boolean isShown;
    private final int before;
    private final int count;
    private final LongSupplier clock;
    private final RecentSpeed speed;
    private final long startedNanos;
    private long shownNanos;
    private int shownTenth;

    /// @param before how many were done when it began
    /// @param count of all
    /// @param clock nanoseconds of any origin, such as `System::nanoTime`
    public CountReport(
            Terminal terminal, boolean isShown, int before, int count, LongSupplier clock) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.before = before;
        this.count = Math.max(1, count - before);
        this.clock = clock;
        startedNanos = clock.getAsLong();
        shownNanos = startedNanos;
        speed = new RecentSpeed(startedNanos);
    }

    /// Takes note of how many are done.
    ///
    /// @param done of all, those before included
    public void at(int done) {
        if (!isShown) {
            return;
        }
        var now = clock.getAsLong();
        var share = (double) (done - before) / count;
        speed.add(now, share);
        var waited = now - shownNanos;
        var tenth = (int) (share * 10);
        if (terminal.canRedraw()) {
            if (waited >= REDRAW_NANOS) {
                shownNanos = now;
                redraw(done, share, now);
            }
        } else if (waited >= LINE_NANOS || (tenth > shownTenth && waited >= SECOND)) {
            shownTenth = tenth;
            shownNanos = now;
            line(done, share, now);
        }
    }

    /// Ends the report.
    public void end() {
        if (isShown) {
            terminal.showForNow("");
        }
    }

    private void redraw(int done, double share, long now) {
        var all = (double) done / (before + count);
        terminal.showForNow(
                String.format(
                        Locale.ROOT,
                        "running  %s  %3d %%  %,d of %,d  %.1f/s  eta %s",
                        ProgressBar.cells(terminal, all, BESIDE_CELLS),
                        ProgressBar.percent(all),
                        done,
                        before + count,
                        rate(done, now),
                        ProgressBar.hours(Math.round(speed.secondsLeft(share)))));
    }

    private void line(int done, double share, long now) {
        var all = (double) done / (before + count);
        terminal.err()
                .println(
                        String.format(
                                Locale.ROOT,
                                "running %d%% sets=%d rate=%.1f/s eta=%ds",
                                ProgressBar.percent(all),
                                done,
                                rate(done, now),
                                Math.round(speed.secondsLeft(share))));
    }

    /// Those done in this process, a second.
    private double rate(int done, long now) {
        return (done - before) / Math.max(1e-9, (now - startedNanos) / (double) SECOND);
    }
}
