package dev.tandem.analytics;

/// A callback of the strategy that threw.
///
/// @param atNanos nanoseconds since 1970 UTC
/// @param callback its name, such as `onBar`
public record Abort(long atNanos, String callback, Throwable cause) {}
