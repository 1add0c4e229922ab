package dev.tandem.indicators;

/// What a double operation rounds away, itself a double. Keeping it makes long sums about twice as
/// precise as a double.
///
/// Source: T. J. Dekker, *A Floating-Point Technique for Extending the Available Precision* (1971).
final class Exact {
    private Exact() {}

    /// @param sum `left + right` as the processor rounded it
    /// @return the exact sum less `sum`, whichever of the two summands is larger
    static double restOfSum(double left, double right, double sum) {
        return Math.abs(left) >= Math.abs(right) ? (left - sum) + right : (right - sum) + left;
    }

    /// @param product `left × right` as the processor rounded it
    /// @return the exact product less `product`
    static double restOfProduct(double left, double right, double product) {
        return Math.fma(left, right, -product);
    }
}
