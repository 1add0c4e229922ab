package dev.tandem.runtime.live;

import dev.tandem.runtime.Position;
import dev.tandem.simulator.SimulatedVenue;
import org.jspecify.annotations.Nullable;

/// Where a session finds its venue.
public interface VenueDoor {

    /// Says that an engine of an epoch is here; those before may not send any more.
    ///
    /// @return the last instant that the venue has begun, null if none
    /// @throws SessionDiffersException if an engine of a later epoch was there
    @Nullable Position greet(long epoch);

    /// The venue, ready to be told the session from an instant on.
    ///
    /// @param made a venue that has not been told anything; used if it is in this process
    /// @param from number of the instant, 1 for the start
    VenueSide open(SimulatedVenue made, long from);
}
