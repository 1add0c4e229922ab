package dev.tandem.testkit.simulation;

/// What a seed may switch on: what the strategy does, what the venue is like, what the session has.
enum Feature {
    /// Single orders of all kinds.
    ORDERS,
    BRACKETS,
    /// One cancels the other, one triggers the other.
    GROUPS,
    CANCELS,
    REPLACES,
    /// One target weight by two means.
    TARGETS,
    /// Rotation by baskets, buys wait for their sells.
    BASKETS,
    TIMERS,
    /// A stop for each buy, sent in the answer to its fill.
    STOPS,
    /// Messages take time.
    LATENCY,
    /// Only a share of the volume can be had.
    PARTICIPATION,
    SHORTS,
    MARGIN,
    FREE,
    /// Trades of the first instrument instead of bars.
    TRADES,
    /// Quotes of the last instrument instead of bars.
    QUOTES,
    SNAPSHOTS,
    /// Forces in groups.
    GROUPED,
    /// Nothing is forced; there are no power failures then.
    UNFORCED,
    /// Short segments only.
    SMALL_SEGMENTS,
    /// A second process tries to have the session, too.
    TWINS,
    /// It is started once more when it is over.
    AGAIN,
    /// Replayed in another time zone and locale as well.
    ABROAD,
    /// The operator takes the halt back after a while.
    RESET,
    /// The venue has a process of its own: either dies alone, or both do.
    APART,
    /// The connection to it is cut, delayed and refused.
    CUTS,
    /// It is down for longer than a session waits.
    OUTAGE,
    /// The venue takes executions back, corrects them, fills too much and too late, and leaves
    /// requests without an answer.
    MISHAPS,
    /// Bars come late, in each process others.
    LATE;

    long bit() {
        return 1L << ordinal();
    }
}
