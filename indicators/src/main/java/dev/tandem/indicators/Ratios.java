package dev.tandem.indicators;

/// Quotients that cannot bring NaN or infinity into a recursion.
final class Ratios {
    private static final double TOO_LARGE = 1e100;

    private Ratios() {}

    /// @param otherwise the answer when `whole` is 0, or so near to it that the quotient is beyond
    ///   what indicators accept
    static double of(double part, double whole, double otherwise) {
        var ratio = part / whole;
        return Math.abs(ratio) < TOO_LARGE ? ratio : otherwise; // false for NaN
    }
}
