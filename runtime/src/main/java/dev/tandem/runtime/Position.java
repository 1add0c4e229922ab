package dev.tandem.runtime;

import dev.tandem.api.state.State;

/// Where a session stands in its feed: at the beginning of an instant.
///
/// @param ordinal number of the instant in the session, from 1
/// @param atNanos the instant, nanoseconds since 1970 UTC
/// @param bars bars delivered before it
/// @param streams what is not known by the time alone: where the streams of ticks stand, and which
///   bars are late, those of this instant included
public record Position(Kind kind, long ordinal, long atNanos, long bars, State streams) {
    /// What is played at the instant.
    public enum Kind {
        /// The strategy declares, indicators are warmed up.
        START,
        /// All that ends and begins.
        WHOLE,
        /// Ticks alone.
        TICKS
    }
}
