package dev.tandem.testkit.golden;

import java.math.BigDecimal;
import java.math.MathContext;

/// The position of one instrument, kept from its fills alone and apart from the engine's books.
///
/// The average is unchanged when reducing, volume weighted when adding, the fill price after a
/// flip.
final class FillLedger {
    private BigDecimal position = BigDecimal.ZERO;
    private BigDecimal average = BigDecimal.ZERO;

    /// What one fill did.
    ///
    /// @param closed quantity that reduced the position before
    /// @param opened quantity that enlarged it or opened the opposite one
    /// @param realised profit of the closed part before commission
    /// @param positionAfter signed
    /// @param averageAfter zero when flat
    record Step(
            BigDecimal closed,
            BigDecimal opened,
            BigDecimal realised,
            BigDecimal positionAfter,
            BigDecimal averageAfter) {}

    Step take(boolean isBuy, BigDecimal quantity, BigDecimal price) {
        var isOpposite = position.signum() == (isBuy ? -1 : 1);
        var closed = isOpposite ? position.abs().min(quantity) : BigDecimal.ZERO;
        var opened = quantity.subtract(closed);
        var gain = price.subtract(average).multiply(closed);
        var realised = position.signum() < 0 ? gain.negate() : gain;
        var kept = position.abs().subtract(closed);
        var held = kept.add(opened);
        if (opened.signum() > 0) {
            average =
                    average.multiply(kept)
                            .add(price.multiply(opened))
                            .divide(held, MathContext.DECIMAL128);
        } else if (held.signum() == 0) {
            average = BigDecimal.ZERO;
        }
        position = position.add(isBuy ? quantity : quantity.negate());
        return new Step(closed, opened, realised, position, average);
    }
}
