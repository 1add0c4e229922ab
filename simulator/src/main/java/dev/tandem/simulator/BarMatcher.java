package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.simulator.FillRules.CloseRule;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.TrailRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Walks the orders that the bars of one instant concern, all instruments together in the order of
/// the queue, and lets each trade as far as its entry allows.
final class BarMatcher {
    private static final Comparator<WorkingOrder> BY_RANK =
            Comparator.comparingLong(order -> order.rank);

    private final FillRules rules;
    private final List<Instrument> instruments;
    private final WorkingOrders orders;
    private final Fills fills;
    private final Dependents dependents;
    private final Dependents.Ending ending;
    private final Matching matching;
    private final PricePath path;
    private final ExitMatcher exits;
    private final Comparator<WorkingOrder> byPriority;
    private final BarPrices[] bars;
    private final List<Instrument> touched = new ArrayList<>();
    private final List<WorkingOrder> walk = new ArrayList<>();
    private final List<WorkingOrder> entered = new ArrayList<>();
    private final Match match = new Match();

    BarMatcher(
            FillRules rules,
            List<Instrument> instruments,
            WorkingOrders orders,
            Fills fills,
            Dependents dependents,
            Dependents.Ending ending) {
        this.rules = rules;
        this.instruments = instruments;
        this.orders = orders;
        this.fills = fills;
        this.dependents = dependents;
        this.ending = ending;
        matching = new Matching(rules);
        path = new PricePath(matching, fills, dependents);
        exits = new ExitMatcher(rules.exitRule(), matching, orders);
        byPriority = priority(rules.priority());
        bars = new BarPrices[instruments.size()];
        for (var i = 0; i < bars.length; i++) {
            bars[i] = new BarPrices();
        }
    }

    void onOpen(long atNanos, Instrument instrument, double open, long sequence) {
        bars[instrument.ordinal()].begin(instrument, open, atNanos, sequence);
        if (rules.openFills() == OpenFills.AT_OPEN && !orders.of(instrument.ordinal()).isEmpty()) {
            touched.add(instrument);
        }
    }

    void endOpens(long atNanos) {
        if (touched.isEmpty()) {
            return;
        }
        collect(BY_RANK);
        for (var order : walk) {
            var bar = bars[order.instrument.ordinal()];
            if (isWorking(order)
                    && order.activeSequence < bar.openSequence
                    && takesOpen(order, bar)) {
                matching.atOpen(order, bar, match);
                fillOrEnd(order, bar, atNanos);
            }
        }
        dependents.takeWoken(); // what woke at the open takes part in the range
    }

    void onRange(
            long atNanos,
            Instrument instrument,
            double open,
            double high,
            double low,
            double close,
            double volume) {
        var bar = bars[instrument.ordinal()];
        bar.begun = false;
        bar.volume = volume;
        bar.endNanos = atNanos;
        if (!orders.of(instrument.ordinal()).isEmpty()
                || rules.marketFills() == MarketFills.THIS_CLOSE) {
            bar.end(instrument, open, high, low, close);
            touched.add(instrument);
        }
    }

    void endRanges(long atNanos) {
        if (touched.isEmpty()) {
            return;
        }
        collect(byPriority);
        if (rules.priority() == Priority.PATH) {
            walkPaths(atNanos);
        } else {
            for (var order : walk) {
                if (isWorking(order)) {
                    matchRange(order, bars[order.instrument.ordinal()], atNanos);
                }
            }
            matchWoken(atNanos);
        }
        for (var order : walk) {
            afterRange(order, bars[order.instrument.ordinal()], atNanos);
        }
    }

    /// An order entered: it may trade at the close that was just seen.
    void entered(WorkingOrder order, long atNanos) {
        if (rules.marketFills() == MarketFills.THIS_CLOSE
                && order.isMarket()
                && bars[order.instrument.ordinal()].endNanos == atNanos) {
            entered.add(order);
        }
    }

    /// Fills the orders that trade at the close at which they were decided, once all that were sent
    /// together are in.
    void matchEntered() {
        if (entered.isEmpty()) {
            return;
        }
        var now = List.copyOf(entered);
        entered.clear();
        for (var order : now.stream().sorted(BY_RANK).toList()) {
            var bar = bars[order.instrument.ordinal()];
            if (isWorking(order)) {
                matching.atClose(order, bar, match);
                fills.fill(order, match, bar, order.activeNanos);
            }
        }
        dependents.takeWoken(); // exits begin with the next bar
    }

    private void matchRange(WorkingOrder order, BarPrices bar, long atNanos) {
        order.triggeredBefore = order.trail() == null;
        var whole = order.activeSequence < bar.openSequence;
        if (order.timeInForce instanceof TimeInForce.AtClose) {
            matchAuction(order, bar, atNanos);
            return;
        }
        if (rules.marketFills() == MarketFills.NEXT_CLOSE && order.isMarket()) {
            if (order.activeNanos < atNanos) {
                matching.atClose(order, bar, match);
                fillOrEnd(order, bar, atNanos);
            }
            return;
        }
        if (whole && rules.openFills() == OpenFills.WITHIN_BAR && takesOpen(order, bar)) {
            matching.atOpen(order, bar, match);
            if (match.found || order.timeInForce instanceof TimeInForce.AtOpen) {
                fillOrEnd(order, bar, atNanos);
                return;
            }
        }
        if (order.timeInForce instanceof TimeInForce.AtOpen || isExitOfThisBar(order, bar)) {
            return;
        }
        if (whole || (order.activeNanos <= bar.openNanos && !order.isMarket())) {
            matching.inRange(order, bar, match);
        } else if (order.activeNanos < atNanos) {
            matching.atClose(order, bar, match);
        } else {
            return;
        }
        fillOrEnd(order, bar, atNanos);
    }

    /// Exits that woke at the open of this bar and must wait for the next one.
    private boolean isExitOfThisBar(WorkingOrder order, BarPrices bar) {
        return rules.exitRule() == ExitRule.NEXT_BAR
                && order.links.parent() != 0
                && order.activeSequence > bar.openSequence;
    }

    private void matchAuction(WorkingOrder order, BarPrices bar, long atNanos) {
        if (order.activeNanos >= atNanos) {
            return;
        }
        if (rules.closeRule() == CloseRule.NEXT_BAR) {
            matching.closingPrice(order, bar, match);
            fills.fillIfFound(order, match, bar, atNanos);
        } else if (atNanos >= order.dueNanos) {
            if (bar.openNanos < order.dueNanos) {
                matching.closingPrice(order, bar, match);
                fills.fillIfFound(order, match, bar, atNanos);
            }
            if (!order.ended) {
                ending.end(order, new ExecutionReport.Expired(order.number));
            }
        }
    }

    /// Orders that woke while the bars of this instant were matched.
    private void matchWoken(long atNanos) {
        for (var woken = dependents.takeWoken(); !woken.isEmpty(); woken = dependents.takeWoken()) {
            for (var order : woken.stream().sorted(byPriority).toList()) {
                var bar = bars[order.instrument.ordinal()];
                if (isWorking(order) && exits.match(order, bar, match)) {
                    fills.fill(order, match, bar, atNanos);
                }
            }
        }
    }

    private void walkPaths(long atNanos) {
        for (var instrument : instruments) {
            var bar = bars[instrument.ordinal()];
            if (bar.endNanos == atNanos && !orders.of(instrument.ordinal()).isEmpty()) {
                var inside = new ArrayList<WorkingOrder>();
                var around = new ArrayList<WorkingOrder>();
                for (var order : walk) {
                    if (order.instrument.equals(instrument) && isWorking(order)) {
                        var during =
                                order.timeInForce instanceof TimeInForce.GoodTillCancelled
                                        || order.timeInForce instanceof TimeInForce.Day
                                        || order.timeInForce instanceof TimeInForce.GoodTillDate;
                        var fromOpen =
                                order.activeSequence < bar.openSequence
                                        || order.activeNanos <= bar.openNanos;
                        (during && fromOpen && !order.isMarket() ? inside : around).add(order);
                    }
                }
                around.forEach(order -> matchRange(order, bar, atNanos));
                path.walk(inside, bar, atNanos);
            }
        }
        dependents.takeWoken();
    }

    /// What a bar leaves behind for an order that did not end in it.
    private void afterRange(WorkingOrder order, BarPrices bar, long atNanos) {
        order.wake = WorkingOrder.Wake.NONE;
        if (!isWorking(order) || order.triggeredBefore || order.activeNanos >= atNanos) {
            return;
        }
        var fromOpen = order.activeNanos <= bar.openNanos;
        var extreme = rules.trailRule() == TrailRule.EXTREME && fromOpen;
        if (order.followAfterTrigger(extreme ? bar.best(order.side) : bar.close)
                && extreme
                && order.kind == WorkingOrder.Kind.STOP
                && Matching.reaches(order.side.opposite(), bar.close, order.triggerUnits)) {
            matching.inRange(order, bar, match);
            fills.fillIfFound(order, match, bar, atNanos);
        }
    }

    private boolean takesOpen(WorkingOrder order, BarPrices bar) {
        if (order.isMarket() && rules.marketFills() == MarketFills.NEXT_CLOSE) {
            return false;
        }
        return switch (order.timeInForce) {
            case TimeInForce.AtClose() -> false;
            case TimeInForce.AtOpen() -> bar.openNanos >= order.dueNanos;
            default -> true;
        };
    }

    private void fillOrEnd(WorkingOrder order, BarPrices bar, long atNanos) {
        fills.fillIfFound(order, match, bar, atNanos);
        if (order.ended) {
            return;
        }
        if (order.timeInForce.isImmediate()) {
            ending.end(
                    order,
                    new ExecutionReport.Cancelled(
                            order.number, "immediate or cancel: the rest cannot trade at once"));
        } else if (order.timeInForce instanceof TimeInForce.AtOpen) {
            ending.end(order, new ExecutionReport.Expired(order.number));
        }
    }

    private void collect(Comparator<WorkingOrder> by) {
        walk.clear();
        for (var instrument : touched) {
            walk.addAll(orders.of(instrument.ordinal()));
        }
        touched.clear();
        if (walk.size() > 1) {
            walk.sort(by);
        }
    }

    private static boolean isWorking(WorkingOrder order) {
        return !order.ended && !order.asleep;
    }

    private static Comparator<WorkingOrder> priority(Priority priority) {
        return switch (priority) {
            case QUEUE, PATH -> BY_RANK;
            case STOPS_FIRST ->
                    Comparator.comparingInt(BarMatcher::stopClass).thenComparing(BY_RANK);
            case LIMITS_FIRST -> {
                Comparator<WorkingOrder> limits =
                        Comparator.comparingInt(order -> -stopClass(order));
                yield limits.thenComparing(BY_RANK);
            }
        };
    }

    private static int stopClass(WorkingOrder order) {
        return switch (order.kind) {
            case STOP, STOP_LIMIT -> 0;
            case MARKET -> 1;
            case LIMIT, TOUCH, TOUCH_LIMIT -> 2;
        };
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var bar : bars) {
            saved.add(bar.save());
        }
        return new State().put("bars", saved);
    }

    void load(State state) {
        var saved = state.getList("bars");
        for (var i = 0; i < bars.length; i++) {
            bars[i].load(saved.get(i));
        }
    }
}
