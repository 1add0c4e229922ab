package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.runtime.port.SeededRng;

/// Lateness drawn from a seed, for each instrument and instant by itself: what one instrument draws
/// changes nothing for the others, and bars of all sizes that close together come together.
///
/// @param share of the instants at which an instrument is delayed, 0 to 1
/// @param mostNanos the longest delay; each is drawn evenly up to it
public record DrawnArrivals(
        long seed, double share, long mostNanos, long graceNanos, boolean allowsEntries)
        implements Arrivals {
    public DrawnArrivals {
        if (!(share >= 0 && share <= 1) || mostNanos < 0 || graceNanos < 0) {
            throw new IllegalArgumentException(
                    "no lateness: share=" + share + " most=" + mostNanos + " grace=" + graceNanos);
        }
    }

    @Override
    public long delayNanos(Instrument instrument, long closeNanos) {
        var random = new SeededRng(seed).forPurpose(instrument.id() + " " + closeNanos);
        return random.nextDouble() < share ? 1 + (long) (random.nextDouble() * mostNanos) : 0;
    }
}
