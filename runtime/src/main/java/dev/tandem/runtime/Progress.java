package dev.tandem.runtime;

/// Told how far a run is, and asked whether to go on.
public interface Progress {
    /// Nobody watches and nobody stops it.
    Progress NONE = new Progress() {};

    /// Called every few thousand instants.
    ///
    /// @param simulatedNanos the instant just finished, nanoseconds since 1970 UTC
    /// @param bars bars delivered to the strategy so far
    default void at(long simulatedNanos, long bars) {}

    /// Whether the run shall stop after the present instant.
    default boolean isStopRequested() {
        return false;
    }
}
