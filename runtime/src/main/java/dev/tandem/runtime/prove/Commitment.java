package dev.tandem.runtime.prove;

import dev.tandem.api.instrument.Instrument;

/// The most that a run was committed to in one instrument and direction: what it held, and what its
/// open orders could add.
///
/// @param units at the instrument's quantity scale
/// @param share of equity at the prices of the time, 1 is all of it
record Commitment(long units, double share) {
    static final Commitment NONE = new Commitment(0, 0);

    /// A difference of sizes has innocent reasons, such as another price or equity at the time of
    /// an entry; twice as much has none.
    private static final double LENIENCE = 1.5;

    static Commitment of(Instrument instrument, long units, double price, double equity) {
        var worth = units / Math.pow(10, instrument.quantityScale());
        var value = Math.abs(worth * price * instrument.multiplier().doubleValue());
        return new Commitment(units, equity > 0 ? value / equity : Double.POSITIVE_INFINITY);
    }

    Commitment max(Commitment other) {
        return new Commitment(Math.max(units, other.units), Math.max(share, other.share));
    }

    /// Whether it is far more than usual.
    ///
    /// @param usualUnits the most of this instrument
    /// @param usualShare the most of any instrument: which one gets the cash may be chance
    boolean exceeds(long usualUnits, double usualShare) {
        return units > LENIENCE * usualUnits && share > LENIENCE * usualShare;
    }
}
