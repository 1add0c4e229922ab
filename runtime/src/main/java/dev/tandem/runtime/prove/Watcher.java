package dev.tandem.runtime.prove;

/// Told how far the checks are, and asked whether to go on.
public interface Watcher {
    /// Nobody watches and nobody stops it.
    Watcher NONE = (_, _, _) -> {};

    /// Called before each variation. May throw to stop; what it throws leaves the proof.
    ///
    /// @param check its name
    /// @param tried variations before this one
    /// @param count of all
    void at(String check, int tried, int count);
}
