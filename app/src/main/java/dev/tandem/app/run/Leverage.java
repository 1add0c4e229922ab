package dev.tandem.app.run;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How much positions may be worth as a multiple of what they bind: `3`.
///
/// @param times above 0, at most 1000
public record Leverage(BigDecimal times) {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1000);

    /// @throws IllegalArgumentException if it is none
    public static Leverage parse(String text) {
        try {
            var times = Amounts.read(text);
            if (times.signum() > 0 && times.compareTo(LARGEST) <= 0) {
                return new Leverage(times);
            }
        } catch (NumberFormatException e) {
            throw noLeverage(text, e);
        }
        throw noLeverage(text, null);
    }

    private static IllegalArgumentException noLeverage(String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "\"" + text + "\" is no leverage above 0 and at most 1000, write for example 3",
                cause);
    }

    @Override
    public String toString() {
        return Amounts.plain(times);
    }
}
