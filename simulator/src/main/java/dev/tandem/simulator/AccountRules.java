package dev.tandem.simulator;

import dev.tandem.api.value.Currency;
import java.math.BigDecimal;
import java.util.Optional;

/// What kind of account the venue keeps.
///
/// @param kind whether positions that are paid in full can be bought on credit
/// @param hedged whether long and short positions of an instrument are kept apart
/// @param conversion what happens to cash in other currencies
/// @param conversionCost share of the worth that a conversion costs, 0 for none
/// @param feeCurrency in which commissions are paid; empty for the instrument's own
public record AccountRules(
        Kind kind,
        boolean hedged,
        Conversion conversion,
        BigDecimal conversionCost,
        Optional<Currency> feeCurrency) {
    /// A cash account with net positions in which all cash is in the account's currency.
    public static final AccountRules STANDARD =
            new AccountRules(
                    Kind.CASH, false, Conversion.EVERYTHING, BigDecimal.ZERO, Optional.empty());

    public AccountRules {
        if (conversionCost.signum() < 0) {
            throw new IllegalArgumentException("a conversion costs 0 or more: " + conversionCost);
        }
    }

    /// How what is paid in full is bought.
    public enum Kind {
        /// With cash; shorts, where they are allowed, need cover in cash. Contracts bind their
        /// margin.
        CASH,
        /// With equity: every position binds its initial margin, and cash may go below 0.
        MARGIN
    }

    /// What happens to cash that moves in another currency than that of the account.
    public enum Conversion {
        /// It is exchanged at the last rate, what is paid and what is received.
        EVERYTHING,
        /// What is received stays; what is paid and is not there is exchanged at the last rate.
        SHORTFALL
    }

    public AccountRules withKind(Kind changed) {
        return new AccountRules(changed, hedged, conversion, conversionCost, feeCurrency);
    }

    public AccountRules withHedged(boolean changed) {
        return new AccountRules(kind, changed, conversion, conversionCost, feeCurrency);
    }

    public AccountRules withConversion(Conversion changed, BigDecimal cost) {
        return new AccountRules(kind, hedged, changed, cost, feeCurrency);
    }

    public AccountRules withFeeCurrency(Currency changed) {
        return new AccountRules(kind, hedged, conversion, conversionCost, Optional.of(changed));
    }
}
