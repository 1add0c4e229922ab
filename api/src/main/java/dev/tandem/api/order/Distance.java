package dev.tandem.api.order;

import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import java.math.BigDecimal;

/// How far a price lies from another one: the trail of a trailing stop, an exit relative to the
/// fill of its entry. Always above 0; the order says in which direction.
public sealed interface Distance {
    /// A fixed distance.
    ///
    /// @param amount above 0, in the instrument's price
    record Amount(Price amount) implements Distance {
        public Amount {
            if (amount.units() <= 0) {
                throw new IllegalArgumentException("a distance is above 0: " + amount);
            }
        }
    }

    /// A share of the price it is measured from.
    ///
    /// @param percent above 0; 3 is 3 %
    record Percent(BigDecimal percent) implements Distance {
        public Percent {
            if (percent.signum() <= 0) {
                throw new IllegalArgumentException("a distance is above 0: " + percent + " %");
            }
            percent = percent.stripTrailingZeros();
            percent = percent.setScale(Math.max(0, percent.scale()));
        }
    }

    static Distance of(Price amount) {
        return new Amount(amount);
    }

    /// A share such as `"2.5"`, in percent.
    ///
    /// @throws NumberFormatException if the text is no decimal number
    static Distance percent(String percent) {
        return new Percent(new BigDecimal(percent));
    }

    /// The distance from a price in units of the price scale, rounded half to even.
    ///
    /// @throws ArithmeticException if an amount has more decimals than the scale
    default long unitsFrom(long priceUnits, int scale) {
        return switch (this) {
            case Amount(var amount) -> amount.unitsAt(scale);
            case Percent(var percent) ->
                    FixedPoint.multiply(
                            Math.absExact(priceUnits),
                            percent.unscaledValue().longValueExact(),
                            percent.scale() + 2);
        };
    }

    /// The text used in files and messages: `2.5` or `3%`.
    default String text() {
        return switch (this) {
            case Amount(var amount) -> amount.toString();
            case Percent(var percent) -> percent.toPlainString() + "%";
        };
    }

    /// Reads what [#text] gives.
    ///
    /// @throws NumberFormatException if it is none
    static Distance parse(String text) {
        return text.endsWith("%")
                ? percent(text.substring(0, text.length() - 1))
                : of(Price.of(text));
    }
}
