package dev.tandem.api.market;

import java.time.Duration;

/// A bar that came when its instant was over: the strategy had been told of the others that closed
/// with it, and this one was absent. What was decided then stands.
///
/// @param bar the late one, valid until the callback returns; history and indicators have taken it
/// @param arrivedNanos when it came by the time of the feed, nanoseconds since 1970 UTC, after the
///   bar's close
/// @param allowsEntries whether orders that can increase a position may be decided on it; without
///   it they are denied
public record Revision(Bar bar, long arrivedNanos, boolean allowsEntries) {
    /// How long after its close the bar came.
    public Duration delay() {
        return Duration.ofNanos(arrivedNanos - bar.closeNanos());
    }
}
