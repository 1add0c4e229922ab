package dev.tandem.app.run;

import java.math.BigDecimal;

/// A share, written with its sign: `6%`.
///
/// @param share 0.06 for 6 %
public record Percent(BigDecimal share) {
    public static final Percent ZERO = new Percent(BigDecimal.ZERO);

    /// Reads a percentage of 0 or greater.
    ///
    /// @throws IllegalArgumentException if it is none
    public static Percent parse(String text) {
        try {
            return new Percent(Amounts.positiveShare(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no percentage of 0 or greater, write for example 6%", e);
        }
    }

    @Override
    public String toString() {
        return Amounts.percent(share);
    }
}
