package dev.tandem.app.run;

import dev.tandem.app.terminal.ProgressReport;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.port.Clock;

/// Plays a session at its speed until the feed is over or somebody ends the process.
final class Playback {
    private static final long GLANCE_NANOS = 20_000_000;

    private final PaperSession session;
    private final Pace pace;
    private final SessionFolder folder;
    private final Clock clock;
    private final StopSignal stop;
    private final ProgressReport progress;
    private long anchorFeed = Long.MIN_VALUE;
    private long anchorWall;

    Playback(
            PaperSession session,
            Pace pace,
            SessionFolder folder,
            Clock clock,
            StopSignal stop,
            ProgressReport progress) {
        this.session = session;
        this.pace = pace;
        this.folder = folder;
        this.clock = clock;
        this.stop = stop;
        this.progress = progress;
    }

    /// A process that is to end begins no other instant: nothing more leaves.
    ///
    /// @return whether the feed is over; false if the process is to end
    boolean play() {
        while (awaitDue()) {
            takeReset();
            if (!session.step()) {
                session.finish();
                return true;
            }
            progress.at(session.nowNanos(), session.bars());
        }
        return false;
    }

    /// Waits until the next instant is due, and all bars that close at it are there or its grace is
    /// over.
    ///
    /// @return whether to go on
    private boolean awaitDue() {
        var next = session.nextNanos();
        if (session.isPlayedAgain() || next == Long.MAX_VALUE) {
            return !stop.isRequested();
        }
        if (anchorFeed == Long.MIN_VALUE) {
            anchorFeed = next;
            anchorWall = clock.monotonicNanos();
        }
        var due = anchorWall + pace.wallNanos(next - anchorFeed + session.awaitedNanos());
        while (!stop.isRequested()) {
            var left = due - clock.monotonicNanos();
            if (left <= 0) {
                return true;
            }
            clock.park(Math.min(left, GLANCE_NANOS));
            takeReset();
            session.takeHalt();
        }
        return false;
    }

    private void takeReset() {
        if (session.isHalted()) {
            var reset = folder.halt().resetReason();
            if (!reset.isEmpty() && session.reset(reset)) {
                folder.halt().end();
            }
        }
    }
}
