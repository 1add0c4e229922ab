package dev.tandem.runtime.prove;

/// One thing that a check found.
///
/// @param what happened, and when
/// @param cause the likely one, with the next step; empty if there is no guess
public record Finding(String what, String cause) {}
