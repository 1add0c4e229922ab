package dev.tandem.engine.order;

import org.jspecify.annotations.Nullable;

/// What the venue said later, or earlier, about an execution than the execution itself.
///
/// @param corrected what it is now; null if it was taken back
/// @param peakUnits the largest quantity that was ever reported of it: so much of the order is used
///   up, since a venue does not work again what it takes back
record Amendment(long id, @Nullable Execution corrected, long peakUnits) {
    boolean isBust() {
        return corrected == null;
    }
}
