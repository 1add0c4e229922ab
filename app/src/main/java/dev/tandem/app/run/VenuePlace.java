package dev.tandem.app.run;

/// Where the simulated venue of a session is.
public enum VenuePlace {
    /// In the process of the engine, and ends with it.
    IN_PROCESS,
    /// In a process of its own, which survives that of the engine and is found by the next one.
    OWN_PROCESS
}
