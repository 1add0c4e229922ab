package dev.tandem.api.value;

import java.math.BigDecimal;

/// A price of one unit in an instrument's currency, exact; negative where the instrument allows it.
///
/// A value for the edges (API, files, messages); inside the engine prices are longs at the
/// instrument's storage scale.
///
/// @param units the unscaled price; the value is `units × 10^-scale`
/// @param scale digits after the decimal point, 0 to 18
public record Price(long units, int scale) implements Comparable<Price> {
    public Price {
        if (scale < 0 || scale > FixedPoint.MAX_SCALE) {
            throw new IllegalArgumentException("no price: units=" + units + " scale=" + scale);
        }
        while (scale > 0 && units % 10 == 0) { // one form per amount, so that 1.50 equals 1.5
            units /= 10;
            scale--;
        }
    }

    /// Reads a plain decimal such as `"101.25"`.
    ///
    /// @throws NumberFormatException if the text is no decimal number
    /// @throws ArithmeticException if the value does not fit 64 bits
    public static Price of(String text) {
        var decimal = new BigDecimal(text);
        var scale = Math.max(0, decimal.scale());
        return new Price(decimal.setScale(scale).unscaledValue().longValueExact(), scale);
    }

    /// The unscaled price at another scale, exactly.
    ///
    /// @throws ArithmeticException if digits would be lost or the value does not fit 64 bits
    public long unitsAt(int otherScale) {
        return Quantity.exactUnits(units, scale, otherScale);
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(units, scale);
    }

    @Override
    public int compareTo(Price other) {
        return toDecimal().compareTo(other.toDecimal());
    }

    @Override
    public String toString() {
        return FixedPoint.toText(units, scale);
    }
}
