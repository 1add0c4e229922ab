package dev.tandem.testkit.simulation.checker;

/// An order as requests and reports tell of it.
final class CheckedOrder {
    final long number;
    final int instrument;
    final int sign;
    long totalUnits;
    final boolean isByUnits; // false: its amount is known when the venue says it
    long filledUnits;
    long usedUnits; // what was ever executed, also if it was taken back
    long askedUnits; // what a replace without an answer asks for in all, 0 if there is none
    boolean ended;
    boolean isAccepted;
    boolean isBuried; // the venue proved that it never was

    CheckedOrder(long number, int instrument, int sign, long totalUnits, boolean isByUnits) {
        this.number = number;
        this.instrument = instrument;
        this.sign = sign;
        this.totalUnits = totalUnits;
        this.isByUnits = isByUnits;
    }

    /// Whether nothing is left to fill: a larger amount may still be granted.
    boolean isFilled() {
        return usedUnits >= totalUnits && askedUnits <= usedUnits;
    }
}
