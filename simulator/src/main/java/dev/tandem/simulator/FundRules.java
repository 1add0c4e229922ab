package dev.tandem.simulator;

import java.math.BigDecimal;

/// What can be paid, and when it is asked.
///
/// @param check when an order must be payable
/// @param shortSelling whether a position may go below 0
/// @param shortCover share of the value of shorts that must lie in cash, 0 for none; 1.5 is
///   Regulation T
public record FundRules(Check check, boolean shortSelling, BigDecimal shortCover) {
    /// Cash account without shorts.
    public static final FundRules STANDARD =
            new FundRules(Check.RESERVE, false, new BigDecimal("1.5"));

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
        /// Never: cash may go below 0.
        NEVER
    }
}
