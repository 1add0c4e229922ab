package dev.tandem.testkit.simulation;

/// Something that must never be.
///
/// @param invariant its number in the design, such as `I-01`
record Violation(String invariant, String message) {
    @Override
    public String toString() {
        return invariant + " " + message;
    }
}
