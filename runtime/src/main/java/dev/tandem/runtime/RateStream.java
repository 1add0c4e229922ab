package dev.tandem.runtime;

import dev.tandem.api.value.Currency;
import dev.tandem.data.RatePath;
import dev.tandem.engine.EngineInputs;
import dev.tandem.simulator.MatchingVenue;

/// The rates of one currency on their way into a run.
final class RateStream {
    private final RatePath path;
    private final Currency currency;
    private int told;

    /// @param path into the currency of the account
    RateStream(RatePath path) {
        this.path = path;
        currency = path.currency();
    }

    /// When the next rate is known, `BarStream.NEVER` if none is left.
    long nextNanos() {
        return told < path.count() ? path.nanos(told) : BarStream.NEVER;
    }

    /// Tells the last rate known at an instant, if it is another one than was told.
    void tell(MatchingVenue venue, EngineInputs engine, long atNanos) {
        var known = told;
        seek(atNanos);
        if (told > known) {
            venue.onRate(currency, path.rate(told - 1));
            engine.onRate(atNanos, atNanos, currency, path.rate(told - 1));
        }
    }

    /// Goes to where all rates up to and including `atNanos` are told.
    void seek(long atNanos) {
        while (told < path.count() && path.nanos(told) <= atNanos) {
            told++;
        }
    }
}
