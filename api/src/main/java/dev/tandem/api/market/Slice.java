package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import java.time.Instant;
import java.util.Optional;

/// All bars that close at one instant, in instrument order, small sizes first. An instrument
/// without a bar here is absent; its last bar is never repeated. Valid until the callback returns.
public interface Slice extends Iterable<Bar> {
    /// The common close, nanoseconds since 1970 UTC.
    long atNanos();

    default Instant at() {
        return Instant.EPOCH.plusNanos(atNanos());
    }

    /// Number of bars.
    int size();

    /// A bar by its place, from 0 to `size() - 1`; the object is reused by the next call.
    Bar get(int index);

    /// The smallest bar of the instrument that closes here.
    Optional<Bar> bar(Instrument instrument);
}
