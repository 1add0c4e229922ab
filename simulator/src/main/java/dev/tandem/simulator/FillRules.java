package dev.tandem.simulator;

/// How orders trade against what drives the venue: each component is one assumption about what
/// happened inside a bar, about the queue in an order book, or about what a venue does. Ticks leave
/// less open: of these rules only `limitRule`, `placement`, `groupRule` and `queueRule` matter
/// there.
///
/// @param openFills when orders that trade at an open are priced
/// @param marketFills at which price a market order trades
/// @param limitRule what a limit order needs to fill at its price
/// @param limitSlip whether a limit order slips
/// @param stopGap where a stop fills when the open lies beyond its trigger
/// @param stopRule what a stop limit does in the bar that triggers it, and what remains of a stop
/// @param trailRule which price of a bar a trailing stop follows
/// @param closeRule which close an order for the close waits for
/// @param priority which orders are tried first inside one bar
/// @param placement where exits and closing orders enter the queue
/// @param exitRule when exits are tested in the bar in which their entry filled
/// @param groupRule what a part fill of one order of a group does to the others
/// @param queueRule how far a resting order moves up in the queue of an order book
public record FillRules(
        OpenFills openFills,
        MarketFills marketFills,
        LimitRule limitRule,
        LimitSlip limitSlip,
        StopGap stopGap,
        StopRule stopRule,
        TrailRule trailRule,
        CloseRule closeRule,
        Priority priority,
        Placement placement,
        ExitRule exitRule,
        GroupRule groupRule,
        QueueRule queueRule) {
    /// One of the assumptions.
    public sealed interface Rule {}

    /// The conservative default.
    public static final FillRules STANDARD =
            new FillRules(
                    OpenFills.AT_OPEN,
                    MarketFills.NEXT_OPEN,
                    LimitRule.THROUGH,
                    LimitSlip.NONE,
                    StopGap.OPEN,
                    StopRule.STANDARD,
                    TrailRule.EXTREME,
                    CloseRule.SESSION,
                    Priority.STOPS_FIRST,
                    Placement.BACK,
                    ExitRule.CERTAIN,
                    GroupRule.REDUCE,
                    QueueRule.BEHIND);

    /// When an order that trades at an open gets its price.
    public enum OpenFills implements Rule {
        /// At the open, when nothing else of the bar is known.
        AT_OPEN,
        /// When the bar is complete, at its open, slippage capped by its high and low as far as
        /// [Slippage#endsAtRange] says; reported with the range.
        WITHIN_BAR
    }

    /// At which price a market order trades.
    public enum MarketFills implements Rule {
        /// At the next open; at the close of the bar inside which it arrives, or in which it wakes.
        NEXT_OPEN,
        /// At the close of the bar at whose end it was decided, otherwise as [#NEXT_OPEN]:
        /// optimistic, nobody trades at a price he waited to see.
        THIS_CLOSE,
        /// At the close of the next bar.
        NEXT_CLOSE
    }

    /// What a limit order needs to fill at its price.
    public enum LimitRule implements Rule {
        /// The price goes beyond the limit: others stood in the queue before us.
        THROUGH,
        /// The price reaches the limit.
        TOUCH
    }

    /// Whether a limit order slips when it fills, as it does at a better open.
    public enum LimitSlip implements Rule {
        /// It fills at the open.
        NONE,
        /// It slips, but not beyond its limit; a buy not beyond the high of the bar either. Rule of
        /// backtrader 1.9.
        AT_OPEN,
        /// It slips wherever it fills, beyond its limit too. Rule of backtesting.py 0.6.
        ALWAYS
    }

    /// Where a stop fills when the open lies beyond its trigger.
    public enum StopGap implements Rule {
        /// At the open: the trigger was never traded.
        OPEN,
        /// At its trigger: optimistic.
        TRIGGER
    }

    /// What a stop limit order does in the bar that triggers it.
    public enum StopRule implements Rule {
        /// Gap: a limit order at the open. Inside the bar: at the trigger if the limit allows it,
        /// otherwise at the limit if the close is surely beyond it. A stop that was reached is a
        /// market order from then on, whether it filled in part or, for lack of volume, not at all.
        STANDARD,
        /// Gap: a limit order for the whole bar. Inside the bar: at the trigger if the limit allows
        /// it, otherwise at the limit if the bar turned (buy: fell) and closed beyond it. A stop
        /// that filled in part stays a stop. Rules of backtrader 1.9.
        BACKTRADER,
        /// Gap or not, at the trigger if the bar reaches the limit and the limit lies beyond the
        /// trigger; a limit on the other side is taken as passed before the trigger. Rules of
        /// backtesting.py 0.6, where with [MarketFills#THIS_CLOSE] a stop entry fills at its
        /// trigger, gap or not.
        BACKTESTING_PY
    }

    /// Which price of a bar moves a trailing stop, once the bar was tested against where it stood.
    public enum TrailRule implements Rule {
        /// The high (of a sell) or low (of a buy); a close beyond the moved trigger has surely
        /// triggered it, and it trades there. With [Priority#PATH] it follows the path instead.
        EXTREME,
        /// The close.
        CLOSE
    }

    /// Which close an order for the close waits for.
    public enum CloseRule implements Rule {
        /// The close of the session.
        SESSION,
        /// The close of the next bar.
        NEXT_BAR
    }

    /// Which orders are tried first against the range of one bar. Those that wake in it come after
    /// all that were at work, in the same order among themselves.
    public enum Priority implements Rule {
        /// Stops, then market orders, then limits; each in the order of the queue: the worse
        /// outcome for a position with both.
        STOPS_FIRST,
        /// In the order of the queue.
        QUEUE,
        /// Along a path from the open to the nearer of high and low (the low if both are as near),
        /// to the other one, to the close; of two orders at one price the first in the queue. An
        /// order that wakes on the way sees the rest of the path, whatever [ExitRule] says; one
        /// that trades at once waits for the next bar. Orders that see only the close come last.
        PATH,
        /// Limits, then market orders, then stops: optimistic.
        LIMITS_FIRST
    }

    /// Where exits and orders that only close enter the queue.
    public enum Placement implements Rule {
        /// Behind all others.
        BACK,
        /// Stop exits and closing market orders before all others, the newest first.
        FRONT
    }

    /// When exits, and all orders that wait for another of their instrument, are tested in the bar
    /// in which that one filled. They trade at no price that the bar did not have after the fill:
    /// one that the fill has already passed goes at the price of the fill. Market and immediate
    /// orders get the close, those for an auction wait for theirs. After a fill at the close all
    /// begin with the next bar.
    public enum ExitRule implements Rule {
        /// From the next bar on.
        NEXT_BAR,
        /// As far as the order of prices is certain: after a fill at the open, the rest of the bar;
        /// after a fill inside it, its close, and a stop exit of an entry that waited for a better
        /// price also the extreme beyond, which must have come later.
        CERTAIN,
        /// Against the whole bar: pessimistic with [Priority#STOPS_FIRST].
        WHOLE_BAR,
        /// After a market entry the whole bar; after a stop entry when only the take profit lies in
        /// the bar; otherwise the next bar. Rules of backtesting.py 0.6.
        BACKTESTING_PY
    }

    /// What a part fill of one order of a group does to the others.
    public enum GroupRule implements Rule {
        /// They shrink by what filled.
        REDUCE,
        /// They are cancelled; the rest of the one that traded works on. Exits of an entry shrink
        /// nevertheless, as the rest of the position needs them.
        CANCEL,
        /// The others of an OCO group are cancelled, the other exit of a bracket works on. Exits
        /// sleep until their entry has filled in full, end with one that does not, and trade all
        /// they are worth, whatever the position. An exit that is refused takes its entry with it.
        /// Rules of backtrader 1.9.
        BACKTRADER
    }

    /// How a resting limit order moves up in the queue of its price in an order book. It enters
    /// behind all that is displayed there, and trades at its price always take from the front.
    public enum QueueRule implements Rule {
        /// Orders are withdrawn from behind it as long as there can be any.
        BEHIND,
        /// They are withdrawn ahead of it and behind it in proportion.
        SHARED,
        /// Nobody is ahead of it: optimistic.
        FRONT
    }

    /// The same with one assumption changed, such as `with(LimitRule.TOUCH)`.
    public FillRules with(Rule changed) {
        return new FillRules(
                pick(OpenFills.class, changed, openFills),
                pick(MarketFills.class, changed, marketFills),
                pick(LimitRule.class, changed, limitRule),
                pick(LimitSlip.class, changed, limitSlip),
                pick(StopGap.class, changed, stopGap),
                pick(StopRule.class, changed, stopRule),
                pick(TrailRule.class, changed, trailRule),
                pick(CloseRule.class, changed, closeRule),
                pick(Priority.class, changed, priority),
                pick(Placement.class, changed, placement),
                pick(ExitRule.class, changed, exitRule),
                pick(GroupRule.class, changed, groupRule),
                pick(QueueRule.class, changed, queueRule));
    }

    private static <R extends Rule> R pick(Class<R> type, Rule changed, R own) {
        return type.isInstance(changed) ? type.cast(changed) : own;
    }
}
