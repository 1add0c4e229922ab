package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;

/// When the bars of a feed arrive. An instant is played when all bars that close at it are there,
/// or when the grace is over; what comes after that is late.
public interface Arrivals {
    /// Recorded data as they are: each bar is there when it closes.
    Arrivals IN_TIME =
            new Arrivals() {
                @Override
                public long delayNanos(Instrument instrument, long closeNanos) {
                    return 0;
                }

                @Override
                public long graceNanos() {
                    return 0;
                }

                @Override
                public boolean allowsEntries() {
                    return false;
                }
            };

    /// How long after its close a bar is sent on its way, in nanoseconds of the feed, 0 or more. It
    /// never overtakes an earlier one of its instrument.
    long delayNanos(Instrument instrument, long closeNanos);

    /// How long an instant waits for its bars, in nanoseconds of the feed, 0 or more.
    long graceNanos();

    /// Whether orders that can increase a position may be decided on a late bar.
    boolean allowsEntries();
}
