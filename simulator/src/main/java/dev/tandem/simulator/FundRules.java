package dev.tandem.simulator;

import java.math.BigDecimal;

/// What can be paid, and when it is asked.
///
/// @param check when an order must be payable
/// @param shortSelling whether a position may go below 0
/// @param shortCover share of the value of shorts that must lie in cash, 0 for none; 1.5 is
///   Regulation T
/// @param leverage how much positions may be worth as a multiple of what they bind, above 0: those
///   of contracts and of margin accounts, within the initial margins of their terms, and all under
///   [Check#MARGIN]; [AccountRules#own] has those of single instruments
public record FundRules(
        Check check, boolean shortSelling, BigDecimal shortCover, BigDecimal leverage) {
    /// Cash account without shorts.
    public static final FundRules STANDARD =
            new FundRules(Check.RESERVE, false, new BigDecimal("1.5"));

    public FundRules {
        if (leverage.signum() <= 0) {
            throw new IllegalArgumentException("a leverage is above 0: " + leverage);
        }
    }

    /// Without leverage.
    public FundRules(Check check, boolean shortSelling, BigDecimal shortCover) {
        this(check, shortSelling, shortCover, BigDecimal.ONE);
    }

    /// When an order must be payable.
    public enum Check {
        /// When it is sent, beside what other orders have reserved; and again at the fill.
        RESERVE,
        /// When it is sent, as if it and all others of the same instant had filled in turn at their
        /// own price or the last one; an order below 0 is refused, and still counts for the next.
        /// Again at the fill. Rules of backtrader 1.9.
        RUNNING,
        /// At the fill only.
        AT_FILL,
        /// At the fill only, against equity and not cash: what it opens must be worth no more than
        /// the leverage times the equity that other positions do not bind. Each unit counts with
        /// its part of the commission, as if the whole order traded at the price before slippage; a
        /// share of equity is a share of that, and its commission that of such a part of one unit.
        /// Rules of backtesting.py 0.6.
        MARGIN,
        /// Never: cash may go below 0.
        NEVER
    }
}
