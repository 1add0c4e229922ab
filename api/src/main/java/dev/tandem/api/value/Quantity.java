package dev.tandem.api.value;

import java.math.BigDecimal;

/// How much of an instrument, never negative: direction belongs to [dev.tandem.api.order.Side]. A
/// value for the edges (API, files, messages); inside the engine amounts are longs at the
/// instrument's storage scale.
///
/// @param units the unscaled amount, 0 or greater; the value is `units × 10^-scale`
/// @param scale digits after the decimal point, 0 to 18
public record Quantity(long units, int scale) implements Comparable<Quantity> {
    /// Nothing at all.
    public static final Quantity ZERO = new Quantity(0, 0);

    public Quantity {
        if (units < 0 || scale < 0 || scale > FixedPoint.MAX_SCALE) {
            throw new IllegalArgumentException("no quantity: units=" + units + " scale=" + scale);
        }
        while (scale > 0 && units % 10 == 0) { // one form per amount, so that 1.50 equals 1.5
            units /= 10;
            scale--;
        }
    }

    /// A whole number of units.
    public static Quantity of(long whole) {
        return new Quantity(whole, 0);
    }

    /// Reads a plain decimal such as `"0.015"`.
    ///
    /// @throws NumberFormatException if the text is no decimal number
    /// @throws ArithmeticException if the value does not fit 64 bits
    public static Quantity of(String text) {
        var decimal = new BigDecimal(text);
        var scale = Math.max(0, decimal.scale());
        return new Quantity(decimal.setScale(scale).unscaledValue().longValueExact(), scale);
    }

    /// The unscaled amount at another scale, exactly.
    ///
    /// @throws ArithmeticException if digits would be lost or the value does not fit 64 bits
    public long unitsAt(int otherScale) {
        return exactUnits(units, scale, otherScale);
    }

    public boolean isZero() {
        return units == 0;
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(units, scale);
    }

    @Override
    public int compareTo(Quantity other) {
        return toDecimal().compareTo(other.toDecimal());
    }

    @Override
    public String toString() {
        return FixedPoint.toText(units, scale);
    }

    static long exactUnits(long units, int scale, int otherScale) {
        var result = FixedPoint.rescale(units, scale - otherScale);
        if (scale > otherScale && result * FixedPoint.power(scale - otherScale) != units) {
            throw new ArithmeticException(
                    FixedPoint.toText(units, scale) + " has more than " + otherScale + " decimals");
        }
        return result;
    }
}
