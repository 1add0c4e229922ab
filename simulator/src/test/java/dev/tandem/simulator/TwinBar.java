package dev.tandem.simulator;

import java.math.BigDecimal;

/// A bar of the [TwinVenue]; only the open is known until it ends.
final class TwinBar {
    final long openNanos;
    final long openSequence;
    final double lastVolume;
    BigDecimal open;
    BigDecimal high;
    BigDecimal low;
    BigDecimal close;
    double volume = Double.NaN;
    BigDecimal taken = BigDecimal.ZERO;
    boolean complete;
    boolean walked;
    long endNanos = Long.MIN_VALUE;

    TwinBar(long openNanos, long openSequence, BigDecimal open, double lastVolume) {
        this.openNanos = openNanos;
        this.openSequence = openSequence;
        this.open = open;
        this.lastVolume = lastVolume;
    }
}
