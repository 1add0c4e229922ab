package dev.tandem.simulator;

import java.math.BigDecimal;

/// When a venue asks for more margin, and when it closes positions by itself. Margin is demanded of
/// contracts, and in margin accounts of every position; fully paid positions of a cash account and
/// its covered shorts are never liquidated.
///
/// | assumption | [#STANDARD] | why |
/// |---|---|---|
/// | liquidation | at once, below the maintenance margin | as venues of perpetuals do |
/// | prices of a bar | the worst of its range counts | the venue sees every price |
/// | warning | equity below 125 % of the maintenance margin | a margin ratio of 80 %, the usual alarm |
/// | slippage | 10 basis points beyond the liquidation price | liquidations come when books are thin |
/// | fee | 1 % of the notional | `liquidationFee` of Binance's documented contract |
/// | shares held long | 25 %, by their own terms | FINRA rule 4210 |
/// | shares sold short | at least 30 % | FINRA rule 4210, from 16.67 USD on |
///
/// @param liquidation when positions are closed
/// @param prices which prices of a bar count
/// @param warning multiple of the maintenance margin below which equity causes a call, 1 or greater
/// @param slippage of liquidations, without the limit of any volume
/// @param fee share of the notional that a liquidation costs, 0 or greater
/// @param longMaintenance least share of the worth of a long that is paid in full; the house rule
///   of a broker, beside the instrument's own terms
/// @param shortMaintenance the same for shorts
public record MarginRules(
        Liquidation liquidation,
        Prices prices,
        BigDecimal warning,
        Slippage slippage,
        BigDecimal fee,
        BigDecimal longMaintenance,
        BigDecimal shortMaintenance) {
    /// The conservative default.
    public static final MarginRules STANDARD =
            new MarginRules(
                    Liquidation.IMMEDIATE,
                    Prices.RANGE,
                    new BigDecimal("1.25"),
                    new Slippage.BasisPoints(BigDecimal.TEN),
                    new BigDecimal("0.01"),
                    BigDecimal.ZERO,
                    new BigDecimal("0.3"));

    /// A broker of shares or futures: a call after each session, a session's time to follow it, no
    /// fee.
    public static final MarginRules BROKER =
            STANDARD.with(Liquidation.DAILY).withCosts(STANDARD.slippage(), BigDecimal.ZERO);

    public MarginRules {
        if (warning.compareTo(BigDecimal.ONE) < 0
                || fee.signum() < 0
                || longMaintenance.signum() < 0
                || shortMaintenance.signum() < 0) {
            throw new IllegalArgumentException(
                    "a warning is 1 or more, shares are 0 or more: warning "
                            + warning
                            + ", fee "
                            + fee
                            + ", maintenance "
                            + longMaintenance
                            + " and "
                            + shortMaintenance);
        }
    }

    /// When positions are closed.
    public enum Liquidation {
        /// In the bar in which equity falls below the maintenance margin, or at the open that is
        /// beyond it.
        IMMEDIATE,
        /// At the next open of their instrument, once equity was below the maintenance margin at an
        /// open or a close, and still is. Where ticks drive the instrument, each of them is both.
        NEXT_OPEN,
        /// When equity is below the maintenance margin at the close of a session, it must be back
        /// at the initial margin at the close of the next one; else positions are closed at the
        /// opens that follow until it is. Equity below 0 has no time: the next open counts.
        DAILY,
        /// Never, and without calls: positions are kept whatever they lose.
        NEVER
    }

    /// Which prices of a bar can cause an immediate liquidation.
    public enum Prices {
        /// All of its range: each instrument at the end of it that is worse for the account, all of
        /// them at once.
        RANGE,
        /// Its open and its close.
        MARKS
    }

    public MarginRules with(Liquidation changed) {
        return new MarginRules(
                changed, prices, warning, slippage, fee, longMaintenance, shortMaintenance);
    }

    public MarginRules with(Prices changed) {
        return new MarginRules(
                liquidation, changed, warning, slippage, fee, longMaintenance, shortMaintenance);
    }

    public MarginRules withWarning(BigDecimal changed) {
        return new MarginRules(
                liquidation, prices, changed, slippage, fee, longMaintenance, shortMaintenance);
    }

    public MarginRules withCosts(Slippage slip, BigDecimal feeShare) {
        return new MarginRules(
                liquidation, prices, warning, slip, feeShare, longMaintenance, shortMaintenance);
    }

    /// Least shares that the broker demands of positions paid in full.
    public MarginRules withMaintenance(BigDecimal ofLongs, BigDecimal ofShorts) {
        return new MarginRules(liquidation, prices, warning, slippage, fee, ofLongs, ofShorts);
    }
}
