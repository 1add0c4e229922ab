package dev.tandem.runtime.prove;

/// How a check ended.
public enum Verdict {
    /// Everything that was tried held.
    PASSED,
    /// Something is wrong with the strategy.
    FAILED,
    /// Nothing is known to be wrong, but whoever relies on the strategy should know about it.
    NOTED,
    /// There was nothing to try.
    SKIPPED
}
