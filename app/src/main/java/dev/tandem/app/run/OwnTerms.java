package dev.tandem.app.run;

import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/// What an account says of single instruments, as text.
public final class OwnTerms {
    private OwnTerms() {}

    /// A leverage of its own.
    ///
    /// @param isolated empty for what the account has
    public record Margin(BigDecimal leverage, Optional<Boolean> isolated) {}

    /// What borrowing it costs a year, and how much there is.
    ///
    /// @param available empty for any amount
    public record Loan(BigDecimal rate, Optional<Quantity> available) {}

    /// Reads `5`, `5 isolated` or `5 cross`.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static Margin margin(String text) {
        var words = text.strip().split("\\s+");
        var mode = words.length == 2 ? words[1] : "";
        if (words.length <= 2 && (mode.isEmpty() || mode.matches("cross|isolated"))) {
            var isolated =
                    mode.isEmpty()
                            ? Optional.<Boolean>empty()
                            : Optional.of(mode.equals("isolated"));
            return new Margin(Leverage.parse(words[0]).times(), isolated);
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is no leverage, write for example 5 or 5 isolated");
    }

    /// Reads `20%`, `20% 1000` (with what there is) or `none`.
    ///
    /// @throws IllegalArgumentException if it is none of them
    public static Loan loan(String text) {
        var words = text.strip().split("\\s+");
        if (text.strip().equals("none")) {
            return new Loan(BigDecimal.ZERO, Optional.of(Quantity.ZERO));
        }
        try {
            if (words.length <= 2) {
                var rate = Percent.parse(words[0]).share();
                var available =
                        words.length == 1
                                ? Optional.<Quantity>empty()
                                : Optional.of(Quantity.of(words[1]));
                return new Loan(rate, available);
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw noLoan(text, e);
        }
        throw noLoan(text, new IllegalArgumentException(text));
    }

    private static IllegalArgumentException noLoan(String text, Exception cause) {
        return new IllegalArgumentException(
                "\""
                        + text
                        + "\" is no rate a year, write for example 20%, 20% 1000 for at most 1000, or"
                        + " none",
                cause);
    }
}
