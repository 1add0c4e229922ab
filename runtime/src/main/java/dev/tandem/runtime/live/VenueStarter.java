package dev.tandem.runtime.live;

/// Starts the process of a venue.
@FunctionalInterface
public interface VenueStarter {
    /// Nobody listens where the venue should be: starts it, unless that was done before and it has
    /// not come up yet. It need not listen when this returns.
    void start();
}
