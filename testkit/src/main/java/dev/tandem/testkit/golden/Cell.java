package dev.tandem.testkit.golden;

import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;

/// What we have for one cell of a reference table.
public sealed interface Cell {
    /// Tolerance of prices, commissions and profits.
    BigDecimal PRICE = new BigDecimal("0.000001");

    /// Tolerance of cash and equity.
    BigDecimal CASH = new BigDecimal("0.01");

    /// Tolerance of ratios, which the reference computes in floating point.
    BigDecimal RATIO = new BigDecimal("0.000000000001");

    /// Tolerance of figures that the reference rounds to ten decimals.
    BigDecimal FIGURE = new BigDecimal("0.000000001");

    /// Nothing in the cell.
    Cell EMPTY = text("");

    /// Whether a cell of the reference says the same.
    boolean agrees(String reference);

    /// The same text.
    record Text(String value) implements Cell {
        @Override
        public boolean agrees(String reference) {
            return value.equals(reference);
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /// A number not further away than the tolerance.
    record Number(BigDecimal value, BigDecimal tolerance) implements Cell {
        @Override
        public boolean agrees(String reference) {
            try {
                var distance = new BigDecimal(reference).subtract(value).abs();
                return distance.compareTo(tolerance) <= 0;
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }

        @Override
        public String toString() {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    /// A floating-point number not further away than 10^-9 of what the reference has; what is not
    /// defined is NaN here, and empty or `null` there.
    ///
    /// @param zero distance that is rounding noise whatever the size
    record Relative(double value, double zero) implements Cell {
        private static final double TOLERANCE = 1e-9;

        @Override
        public boolean agrees(String reference) {
            if (reference.isEmpty() || reference.equals("null")) {
                return Double.isNaN(value);
            }
            try {
                var expected = Double.parseDouble(reference);
                return Double.isInfinite(expected)
                        ? value == expected
                        : Math.abs(value - expected)
                                <= Math.max(zero, TOLERANCE * Math.abs(expected));
            } catch (NumberFormatException noNumber) {
                return false;
            }
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }

    static Cell text(String value) {
        return new Text(value);
    }

    static Cell whole(long value) {
        return new Number(BigDecimal.valueOf(value), BigDecimal.ZERO);
    }

    static Cell exact(BigDecimal value) {
        return new Number(value, BigDecimal.ZERO);
    }

    static Cell quantity(Quantity value) {
        return exact(value.toDecimal());
    }

    static Cell price(Price value) {
        return price(value.toDecimal());
    }

    static Cell price(BigDecimal value) {
        return new Number(value, PRICE);
    }

    static Cell profit(Money value) {
        return price(value.toDecimal());
    }

    static Cell cash(BigDecimal value) {
        return new Number(value, CASH);
    }

    /// A computed figure that the reference prints with ten decimals.
    static Cell figure(double value) {
        return new Number(BigDecimal.valueOf(value), FIGURE);
    }

    /// A statistic of amounts that the reference keeps in floating point: to a millionth, of the
    /// value itself where that is above 1.
    static Cell statistic(double value) {
        var tolerance = PRICE.multiply(BigDecimal.valueOf(Math.max(1, Math.abs(value))));
        return new Number(BigDecimal.valueOf(value), tolerance);
    }

    /// A ratio; the reference has null where it is not defined.
    static Cell ratio(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? new Text("null")
                : new Number(BigDecimal.valueOf(value), RATIO);
    }
}
