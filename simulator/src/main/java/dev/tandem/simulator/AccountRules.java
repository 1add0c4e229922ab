package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.value.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What kind of account the venue keeps.
///
/// @param kind whether positions that are paid in full can be bought on credit
/// @param hedged whether long and short positions of an instrument are kept apart
/// @param conversion what happens to cash in other currencies
/// @param conversionCost share of the worth that a conversion costs, 0 for none
/// @param feeCurrency in which commissions are paid; empty for the instrument's own
/// @param isolated whether each contract position can lose no more than a margin of its own,
///   instead of sharing the equity of the account
/// @param own instruments with another leverage or isolation than the account
/// @param margin calls and liquidations
/// @param interest on cash
/// @param borrowing for short sales
/// @param settlementSessions sessions after which the proceeds of a sale can be used: 1 for T+1; 0
///   for at once
public record AccountRules(
        Kind kind,
        boolean hedged,
        Conversion conversion,
        BigDecimal conversionCost,
        Optional<Currency> feeCurrency,
        boolean isolated,
        List<AccountTerms.Own> own,
        MarginRules margin,
        InterestRules interest,
        BorrowRules borrowing,
        int settlementSessions) {
    /// A cash account with net positions in which all cash is in the account's currency and can be
    /// used at once; without interest.
    public static final AccountRules STANDARD =
            new AccountRules(
                    Kind.CASH,
                    false,
                    Conversion.EVERYTHING,
                    BigDecimal.ZERO,
                    Optional.empty(),
                    false,
                    List.of(),
                    MarginRules.STANDARD,
                    InterestRules.NONE,
                    BorrowRules.FREE,
                    0);

    public AccountRules {
        own = List.copyOf(own);
        if (conversionCost.signum() < 0) {
            throw new IllegalArgumentException("a conversion costs 0 or more: " + conversionCost);
        }
        if (settlementSessions < 0) {
            throw new IllegalArgumentException(
                    "sales settle after 0 or more sessions: " + settlementSessions);
        }
        if (settlementSessions > 0 && kind == Kind.MARGIN) {
            throw new IllegalArgumentException(
                    "a margin account uses what is not settled: leave the settlement sessions at 0,"
                            + " or take a cash account");
        }
        var isolates = isolated || own.stream().anyMatch(AccountTerms.Own::isolated);
        if (isolates && margin.liquidation() != MarginRules.Liquidation.IMMEDIATE) {
            throw new IllegalArgumentException(
                    "isolated positions are liquidated at once, not "
                            + margin.liquidation()
                            + ": what they can lose is set aside");
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

    /// What an owner of the account must know to size orders.
    ///
    /// @param leverage of the account
    AccountTerms terms(BigDecimal leverage) {
        return new AccountTerms(hedged, kind == Kind.MARGIN, isolated, leverage, own);
    }

    public AccountRules withKind(Kind changed) {
        return copy(changed, hedged, conversion, conversionCost, feeCurrency, isolated, own);
    }

    public AccountRules withHedged(boolean changed) {
        return copy(kind, changed, conversion, conversionCost, feeCurrency, isolated, own);
    }

    public AccountRules withConversion(Conversion changed, BigDecimal cost) {
        return copy(kind, hedged, changed, cost, feeCurrency, isolated, own);
    }

    public AccountRules withFeeCurrency(Currency changed) {
        return copy(kind, hedged, conversion, conversionCost, Optional.of(changed), isolated, own);
    }

    public AccountRules withIsolated(boolean changed) {
        return copy(kind, hedged, conversion, conversionCost, feeCurrency, changed, own);
    }

    /// With another leverage and isolation for one instrument.
    public AccountRules with(AccountTerms.Own changed) {
        var all = new ArrayList<>(own);
        all.removeIf(one -> one.instrument().equals(changed.instrument()));
        all.add(changed);
        return copy(kind, hedged, conversion, conversionCost, feeCurrency, isolated, all);
    }

    public AccountRules withMargin(MarginRules changed) {
        return copy(changed, interest, borrowing, settlementSessions);
    }

    public AccountRules withInterest(InterestRules changed) {
        return copy(margin, changed, borrowing, settlementSessions);
    }

    public AccountRules withBorrowing(BorrowRules changed) {
        return copy(margin, interest, changed, settlementSessions);
    }

    public AccountRules withSettlementSessions(int changed) {
        return copy(margin, interest, borrowing, changed);
    }

    private AccountRules copy(
            Kind newKind,
            boolean newHedged,
            Conversion newConversion,
            BigDecimal newCost,
            Optional<Currency> newFees,
            boolean newIsolated,
            List<AccountTerms.Own> newOwn) {
        return new AccountRules(
                newKind,
                newHedged,
                newConversion,
                newCost,
                newFees,
                newIsolated,
                newOwn,
                margin,
                interest,
                borrowing,
                settlementSessions);
    }

    private AccountRules copy(
            MarginRules newMargin,
            InterestRules newInterest,
            BorrowRules newBorrowing,
            int newSessions) {
        return new AccountRules(
                kind,
                hedged,
                conversion,
                conversionCost,
                feeCurrency,
                isolated,
                own,
                newMargin,
                newInterest,
                newBorrowing,
                newSessions);
    }
}
