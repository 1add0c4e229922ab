package dev.tandem.runtime.live;

/// How long an engine waits for a venue in a process of its own.
///
/// @param answerNanos for the answer to a call
/// @param tries at least so many times
/// @param totalNanos for an answer, over all tries
/// @param pauseNanos before the second try, doubled for each one after
/// @param longestPauseNanos between two tries
/// @param mostPending calls that are kept because the venue has not said that they are durable;
///   with more of them, it is waited for that
public record LineLimits(
        long answerNanos,
        int tries,
        long totalNanos,
        long pauseNanos,
        long longestPauseNanos,
        int mostPending) {
    private static final long SECOND = 1_000_000_000L;

    /// Ten seconds for an answer, a minute and five tries in all: a virtual machine that starts and
    /// reads its data fits in.
    public static final LineLimits DEFAULT =
            new LineLimits(10 * SECOND, 5, 60 * SECOND, SECOND / 100, SECOND, 10_000);

    /// These with another number of calls that may be pending.
    public LineLimits withMostPending(int changed) {
        return new LineLimits(
                answerNanos, tries, totalNanos, pauseNanos, longestPauseNanos, changed);
    }
}
