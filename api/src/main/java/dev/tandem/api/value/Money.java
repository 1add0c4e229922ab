package dev.tandem.api.value;

import java.math.BigDecimal;

/// An exact amount of one currency at its ledger scale; may be negative.
///
/// @param units the unscaled amount; the value is `units × 10^-currency.scale()`
public record Money(long units, Currency currency) implements Comparable<Money> {
    /// Reads a plain decimal; digits beyond the ledger scale are refused.
    ///
    /// @throws NumberFormatException if the text is no decimal number
    /// @throws ArithmeticException if the amount has too many digits for the currency's ledger
    public static Money of(String amount, Currency currency) {
        return of(new BigDecimal(amount), currency);
    }

    /// The amount exactly.
    ///
    /// @throws ArithmeticException if the amount has too many digits for the currency's ledger
    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(
                amount.setScale(currency.scale()).unscaledValue().longValueExact(), currency);
    }

    /// Reads `"100000 USD"`; without a currency the amount is in US dollars.
    ///
    /// @throws IllegalArgumentException if the text is no amount
    public static Money parse(String text) {
        var parts = text.strip().split("\\s+");
        if (parts.length > 2) {
            throw new IllegalArgumentException(
                    "no amount of money: \"" + text + "\", write for example 100000 USD");
        }
        try {
            return of(
                    parts[0].replace(",", ""),
                    parts.length == 2 ? Currency.of(parts[1]) : Currency.USD);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "no amount of money: \"" + text + "\", write for example 100000 USD", e);
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// @throws IllegalArgumentException if the currencies differ
    /// @throws ArithmeticException on overflow
    public Money plus(Money other) {
        return new Money(Math.addExact(units, sameCurrency(other).units), currency);
    }

    /// @throws IllegalArgumentException if the currencies differ
    /// @throws ArithmeticException on overflow
    public Money minus(Money other) {
        return new Money(Math.subtractExact(units, sameCurrency(other).units), currency);
    }

    public boolean isNegative() {
        return units < 0;
    }

    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(units, currency.scale());
    }

    /// The amount alone in plain notation, such as `1250.5`.
    public String amount() {
        return FixedPoint.toText(units, currency.scale());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(units, sameCurrency(other).units);
    }

    /// The form that [#parse] reads, such as `1250.5 USD`.
    @Override
    public String toString() {
        return amount() + " " + currency.code();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("different currencies: " + this + " and " + other);
        }
        return other;
    }
}
