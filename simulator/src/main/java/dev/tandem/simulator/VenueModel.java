package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.simulator.FillRules.CloseRule;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.LimitSlip;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Placement;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.QueueRule;
import dev.tandem.simulator.FillRules.StopGap;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.FillRules.TrailRule;
import java.math.BigDecimal;
import java.util.function.UnaryOperator;

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
/// | queue of an order book | behind all that is displayed; who withdraws stood behind us | nobody tells who withdrew |
/// | trailing stop | follows the high or low of each complete bar | it never knows more than the bars |
/// | exits in the bar of their entry | as far as the order of prices is certain | |
/// | fill size | at most 10 % of the volume of a bar, the rest keeps working | larger orders would move the price |
/// | latency | none | bars are coarser |
/// | buy without cash | refused when sent, dropped when a gap makes it too dear | a cash account has no credit |
/// | short selling | off; on: 150 % of the short's value stays in cash | Regulation T initial margin |
/// | liquidation | of contracts and in margin accounts, see [MarginRules] | losses end somewhere |
/// | busts, corrections, late fills, missing answers | none, see [Mishaps] | for rehearsals |
/// | interest, borrow fee, time to settle | none, see [AccountRules] | they differ by broker |
public record VenueModel(
        Commission commission,
        Slippage slippage,
        Latency latency,
        Participation participation,
        FillRules fills,
        FundRules funds,
        AccountRules account,
        Mishaps mishaps) {
    /// Other engines keep positions whatever they lose.
    private static final AccountRules UNWATCHED =
            AccountRules.STANDARD.withMargin(
                    MarginRules.STANDARD.with(MarginRules.Liquidation.NEVER));

    /// Without account rules of its own: a cash account in one currency.
    public VenueModel(
            Commission commission,
            Slippage slippage,
            Latency latency,
            Participation participation,
            FillRules fills,
            FundRules funds) {
        this(commission, slippage, latency, participation, fills, funds, AccountRules.STANDARD);
    }

    /// Without mishaps.
    public VenueModel(
            Commission commission,
            Slippage slippage,
            Latency latency,
            Participation participation,
            FillRules fills,
            FundRules funds,
            AccountRules account) {
        this(commission, slippage, latency, participation, fills, funds, account, Mishaps.NONE);
    }

    /// The conservative default.
    public static final VenueModel STANDARD =
            new VenueModel(
                    new Commission.Percent(new BigDecimal("0.0005")),
                    new Slippage.BasisPoints(new BigDecimal("2")),
                    Latency.NONE,
                    Participation.of("0.1"),
                    FillRules.STANDARD,
                    FundRules.STANDARD);

    /// No costs, touches fill, all at once: for tests and comparisons.
    public static final VenueModel FRICTIONLESS =
            new VenueModel(
                    Commission.NONE,
                    Slippage.NONE,
                    Latency.NONE,
                    Participation.NONE,
                    FillRules.STANDARD
                            .with(LimitRule.TOUCH)
                            .with(Priority.QUEUE)
                            .with(QueueRule.FRONT),
                    new FundRules(FundRules.Check.RESERVE, false, BigDecimal.ZERO));

    /// The rules of backtrader 1.9: complete bars, touches fill, orders in the order they were
    /// sent, shorts without cover, exits from the bar after their entry. Add costs and a volume
    /// limit.
    public static final VenueModel BACKTRADER =
            new VenueModel(
                    Commission.NONE,
                    Slippage.NONE,
                    Latency.NONE,
                    Participation.NONE,
                    new FillRules(
                            OpenFills.WITHIN_BAR,
                            MarketFills.NEXT_OPEN,
                            LimitRule.TOUCH,
                            LimitSlip.AT_OPEN,
                            StopGap.OPEN,
                            StopRule.BACKTRADER,
                            TrailRule.CLOSE,
                            CloseRule.NEXT_BAR,
                            Priority.QUEUE,
                            Placement.BACK,
                            ExitRule.NEXT_BAR,
                            GroupRule.BACKTRADER,
                            QueueRule.FRONT),
                    new FundRules(FundRules.Check.RUNNING, true, BigDecimal.ZERO),
                    UNWATCHED);

    /// The rules of backtesting.py 0.6: complete bars, touches fill, stop exits and closing orders
    /// first, longs and shorts up to the equity. Add commission, spread and leverage.
    public static final VenueModel BACKTESTING_PY =
            new VenueModel(
                    Commission.NONE,
                    Slippage.NONE,
                    Latency.NONE,
                    Participation.NONE,
                    new FillRules(
                            OpenFills.WITHIN_BAR,
                            MarketFills.NEXT_OPEN,
                            LimitRule.TOUCH,
                            LimitSlip.ALWAYS,
                            StopGap.OPEN,
                            StopRule.BACKTESTING_PY,
                            TrailRule.CLOSE,
                            CloseRule.NEXT_BAR,
                            Priority.QUEUE,
                            Placement.FRONT,
                            ExitRule.BACKTESTING_PY,
                            GroupRule.CANCEL,
                            QueueRule.FRONT),
                    new FundRules(FundRules.Check.MARGIN, true, BigDecimal.ZERO),
                    UNWATCHED);

    /// The rules of zipline's daily mode: market orders at the next close, at most 2.5 % of the
    /// volume, 0.0075 a share and at least 1 an order, no check of cash.
    public static final VenueModel ZIPLINE =
            new VenueModel(
                    new Commission.PerShareOfOrder(new BigDecimal("0.0075"), BigDecimal.ONE),
                    new Slippage.VolumeShare(new BigDecimal("0.1"), new BigDecimal("0.025")),
                    Latency.NONE,
                    new Participation(
                            new BigDecimal("0.025"),
                            Participation.Scope.INSTRUMENT,
                            Participation.Step.WHOLE),
                    FillRules.STANDARD
                            .with(OpenFills.WITHIN_BAR)
                            .with(MarketFills.NEXT_CLOSE)
                            .with(LimitRule.TOUCH)
                            .with(Priority.QUEUE)
                            .with(QueueRule.FRONT),
                    new FundRules(FundRules.Check.NEVER, true, BigDecimal.ZERO),
                    UNWATCHED);

    /// The same venue where every doubt about what happened inside a bar, and about other traders,
    /// is decided for us: the upper end of an assumption band.
    public VenueModel optimistic() {
        return withSlippage(Slippage.NONE)
                .withParticipation(Participation.NONE)
                .withFills(
                        fills.with(LimitRule.TOUCH)
                                .with(StopGap.TRIGGER)
                                .with(Priority.LIMITS_FIRST)
                                .with(QueueRule.FRONT));
    }

    /// The same venue where every doubt is decided against us: the lower end of an assumption band.
    /// Slippage counts twice, and half of the volume limit is left.
    public VenueModel pessimistic() {
        return withSlippage(slippage.twice())
                .withParticipation(participation.half())
                .withFills(
                        fills.with(LimitRule.THROUGH)
                                .with(StopGap.OPEN)
                                .with(Priority.STOPS_FIRST)
                                .with(ExitRule.WHOLE_BAR)
                                .with(QueueRule.BEHIND));
    }

    public VenueModel withCommission(Commission changed) {
        return new VenueModel(
                changed, slippage, latency, participation, fills, funds, account, mishaps);
    }

    public VenueModel withSlippage(Slippage changed) {
        return new VenueModel(
                commission, changed, latency, participation, fills, funds, account, mishaps);
    }

    public VenueModel withLatency(Latency changed) {
        return new VenueModel(
                commission, slippage, changed, participation, fills, funds, account, mishaps);
    }

    public VenueModel withParticipation(Participation changed) {
        return new VenueModel(
                commission, slippage, latency, changed, fills, funds, account, mishaps);
    }

    public VenueModel withFills(FillRules changed) {
        return new VenueModel(
                commission, slippage, latency, participation, changed, funds, account, mishaps);
    }

    /// Changes some of the rules, such as `rules -> rules.with(LimitRule.TOUCH)`.
    public VenueModel withFills(UnaryOperator<FillRules> change) {
        return withFills(change.apply(fills));
    }

    public VenueModel withFunds(FundRules changed) {
        return new VenueModel(
                commission, slippage, latency, participation, fills, changed, account, mishaps);
    }

    public VenueModel withAccount(AccountRules changed) {
        return new VenueModel(
                commission, slippage, latency, participation, fills, funds, changed, mishaps);
    }

    /// Lets the venue make mistakes and its answers come in a bad order.
    public VenueModel withMishaps(Mishaps changed) {
        return new VenueModel(
                commission, slippage, latency, participation, fills, funds, account, changed);
    }

    /// What an owner of the account must know to size orders.
    public AccountTerms terms() {
        return account.terms(funds.leverage());
    }

    /// Allows short positions whose value times `cover` stays in cash.
    public VenueModel withShortSelling(BigDecimal cover) {
        return withFunds(new FundRules(funds.check(), true, cover, funds.leverage()));
    }

    /// Lets positions be worth a multiple of what they bind, see [FundRules].
    public VenueModel withLeverage(BigDecimal leverage) {
        return withFunds(
                new FundRules(funds.check(), funds.shortSelling(), funds.shortCover(), leverage));
    }
}
