package dev.tandem.simulator;

import java.math.BigDecimal;

/// Every assumption of the simulated venue, as values.
///
/// | assumption | [#STANDARD] | why |
/// |---|---|---|
/// | commission | 0.05 % of the notional | more than most retail accounts pay on liquid markets |
/// | slippage | 2 basis points on market and stop orders | about the spread of a liquid instrument |
/// | market order | next open, or the bar's close when sent inside the bar | nothing older than the order is used |
/// | stop through a gap | the open, slipped | the stop price was never traded |
/// | limit order | the price must go through the limit, a touch is not enough | others stand in the queue before us |
/// | limit at a better open | the open | the order rests there before the open |
/// | stop and limit in one bar | stops first | the order of prices inside a bar is unknown |
/// | fill size | all at once | small orders against liquid bars; limited participation is a later model |
/// | buy without cash | refused when sent, dropped when a gap makes it too dear | a cash account has no credit |
/// | short selling | off; on: 150 % of the short's value stays in cash | Regulation T initial margin |
///
/// @param openFills when orders that trade at an open are priced
/// @param shortCover share of the value of shorts that must lie in cash, 0 for none; 1.5 is
///   Regulation T
public record VenueModel(
        Commission commission,
        Slippage slippage,
        OpenFills openFills,
        LimitRule limitRule,
        IntrabarPriority intrabarPriority,
        boolean shortSelling,
        BigDecimal shortCover) {
    /// The conservative default.
    public static final VenueModel STANDARD =
            new VenueModel(
                    new Commission.Percent(new BigDecimal("0.0005")),
                    new Slippage.BasisPoints(new BigDecimal("2")),
                    OpenFills.AT_OPEN,
                    LimitRule.THROUGH,
                    IntrabarPriority.STOPS_FIRST,
                    false,
                    new BigDecimal("1.5"));

    /// No costs, touches fill: for tests and comparisons.
    public static final VenueModel FRICTIONLESS =
            new VenueModel(
                    Commission.NONE,
                    Slippage.NONE,
                    OpenFills.AT_OPEN,
                    LimitRule.TOUCH,
                    IntrabarPriority.QUEUE,
                    false,
                    BigDecimal.ZERO);

    /// The rules of backtrader 1.9 without volume limits, as its reference cases write them down:
    /// complete bars, touches fill, orders in the order they were sent, shorts without cover. Add
    /// the costs of the case.
    public static final VenueModel BACKTRADER =
            new VenueModel(
                    Commission.NONE,
                    Slippage.NONE,
                    OpenFills.WITHIN_BAR,
                    LimitRule.TOUCH,
                    IntrabarPriority.QUEUE,
                    true,
                    BigDecimal.ZERO);

    /// When an order that trades at an open gets its price.
    public enum OpenFills {
        /// At the open, when nothing else of the bar is known.
        AT_OPEN,
        /// When the bar is complete, at its open, slippage capped by its high and low; reported
        /// with the range.
        WITHIN_BAR
    }

    /// What a limit order needs to fill at its price.
    public enum LimitRule {
        /// The price goes beyond the limit.
        THROUGH,
        /// The price reaches the limit.
        TOUCH
    }

    /// Which orders are tried first against the range of one bar.
    public enum IntrabarPriority {
        /// Stops, then limits; each in order of entry.
        STOPS_FIRST,
        /// In order of entry.
        QUEUE
    }

    public VenueModel withCommission(Commission changed) {
        return new VenueModel(
                changed,
                slippage,
                openFills,
                limitRule,
                intrabarPriority,
                shortSelling,
                shortCover);
    }

    public VenueModel withSlippage(Slippage changed) {
        return new VenueModel(
                commission,
                changed,
                openFills,
                limitRule,
                intrabarPriority,
                shortSelling,
                shortCover);
    }

    public VenueModel withOpenFills(OpenFills changed) {
        return new VenueModel(
                commission,
                slippage,
                changed,
                limitRule,
                intrabarPriority,
                shortSelling,
                shortCover);
    }

    public VenueModel withLimitRule(LimitRule changed) {
        return new VenueModel(
                commission,
                slippage,
                openFills,
                changed,
                intrabarPriority,
                shortSelling,
                shortCover);
    }

    public VenueModel withIntrabarPriority(IntrabarPriority changed) {
        return new VenueModel(
                commission, slippage, openFills, limitRule, changed, shortSelling, shortCover);
    }

    /// Allows short positions whose value times `cover` stays in cash.
    public VenueModel withShortSelling(BigDecimal cover) {
        return new VenueModel(
                commission, slippage, openFills, limitRule, intrabarPriority, true, cover);
    }
}
