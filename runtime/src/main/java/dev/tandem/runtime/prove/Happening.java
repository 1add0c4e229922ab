package dev.tandem.runtime.prove;

import java.time.Instant;

/// Something that a run told: an order, a change of one, a fill, a recorded value.
///
/// @param atNanos nanoseconds since 1970 UTC
/// @param order number of the order, 0 for a recorded value
/// @param instrument its id, empty for a recorded value
/// @param text what happened, without numbers that count through the run
/// @param books what the account looked like afterwards, empty if that did not change
record Happening(long atNanos, long order, String instrument, String text, String books) {
    Instant at() {
        return Instant.EPOCH.plusNanos(atNanos);
    }

    @Override
    public String toString() {
        return order == 0 ? text : "order " + order + ", " + text;
    }
}
