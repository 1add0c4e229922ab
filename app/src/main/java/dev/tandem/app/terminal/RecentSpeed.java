package dev.tandem.app.terminal;

import java.util.ArrayDeque;

/// How fast something went in the last five seconds.
final class RecentSpeed {
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final long STEP_NANOS = 100_000_000L;

    private record Point(long nanos, double share) {}

    private final ArrayDeque<Point> points = new ArrayDeque<>();

    RecentSpeed(long startNanos) {
        points.add(new Point(startNanos, 0));
    }

    /// @param share what is done, 0 to 1
    void add(long nowNanos, double share) {
        if (nowNanos - points.getLast().nanos() < STEP_NANOS) {
            return;
        }
        points.addLast(new Point(nowNanos, share));
        while (points.size() > 2 && nowNanos - points.getFirst().nanos() > WINDOW_NANOS) {
            points.removeFirst();
        }
    }

    /// Seconds until all is done at this speed; 0 while it is not known.
    double secondsLeft(double share) {
        var first = points.getFirst();
        var last = points.getLast();
        var done = last.share() - first.share();
        return done <= 0 ? 0 : (1 - share) / done * (last.nanos() - first.nanos()) / 1e9;
    }
}
