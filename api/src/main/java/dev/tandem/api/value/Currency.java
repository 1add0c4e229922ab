package dev.tandem.api.value;

import java.util.Set;

/// A currency or coin in which cash is kept, with the scale of its ledger for life.
///
/// | currencies | ledger scale | largest balance |
/// |---|---|---|
/// | all others (USD, EUR, BTC, USDT, ...) | 8 | 92 233 720 368.54775807 |
/// | JPY, HUF, INR, RUB, TWD, THB, PHP | 6 | 9.2 × 10^12 |
/// | KRW, IDR, VND, CLP, COP, NGN | 4 | 9.2 × 10^14 |
/// | IRR, LBP, ZWL | 2 | 9.2 × 10^16 |
///
/// @param code the ISO 4217 code or the venue's name of the coin, upper case
/// @param scale digits after the decimal point in the ledger
public record Currency(String code, int scale) {
    private static final Set<String> SIX = Set.of("JPY", "HUF", "INR", "RUB", "TWD", "THB", "PHP");
    private static final Set<String> FOUR = Set.of("KRW", "IDR", "VND", "CLP", "COP", "NGN");
    private static final Set<String> TWO = Set.of("IRR", "LBP", "ZWL");

    public static final Currency USD = of("USD");
    public static final Currency EUR = of("EUR");
    public static final Currency USDT = of("USDT");

    public Currency {
        if (code.isEmpty()
                || !code.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            throw new IllegalArgumentException("no currency code: \"" + code + "\"");
        }
        if (scale < 0 || scale > FixedPoint.MAX_SCALE) {
            throw new IllegalArgumentException("no ledger scale of " + code + ": " + scale);
        }
    }

    /// The currency with the ledger scale of the table above.
    public static Currency of(String code) {
        return new Currency(code, ledgerScale(code));
    }

    private static int ledgerScale(String code) {
        return SIX.contains(code) ? 6 : FOUR.contains(code) ? 4 : TWO.contains(code) ? 2 : 8;
    }

    @Override
    public String toString() {
        return code;
    }
}
