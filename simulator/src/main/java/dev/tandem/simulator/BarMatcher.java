package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.simulator.FillRules.CloseRule;
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
    private final TrailingStops trailing;
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
        path = new PricePath(matching, fills, dependents, rules.trailRule() == TrailRule.EXTREME);
        exits = new ExitMatcher(rules, matching, orders);
        trailing = new TrailingStops(rules, matching, fills);
        byPriority = priority(rules.priority());
        bars = new BarPrices[instruments.size()];
        for (var i = 0; i < bars.length; i++) {
            bars[i] = new BarPrices();
        }
    }

    void onOpen(long atNanos, Instrument instrument, double open, long sequence) {
        var bar = bars[instrument.ordinal()];
        bar.begin(atNanos, sequence);
        if (orders.has(instrument) && rules.openFills() == OpenFills.AT_OPEN) {
            bar.open = instrument.priceUnits(open);
            touched.add(instrument);
        }
    }

    void endOpens(long atNanos) {
        if (touched.isEmpty()) {
            return;
        }
        collect(BY_RANK);
        for (var i = 0; i < walk.size(); i++) {
            var order = walk.get(i);
            var bar = bars[order.instrument.ordinal()];
            if (order.isWorking()
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
        if (orders.has(instrument) || keepsCloses()) {
            bar.end(instrument, open, high, low, close);
            touched.add(instrument);
        }
    }

    void endRanges(long atNanos) {
        if (touched.isEmpty()) {
            return;
        }
        collect(byPriority);
        for (var order : walk) {
            order.trailed = order.trail() != null;
        }
        if (rules.priority() == Priority.PATH) {
            walkPaths(atNanos);
        } else {
            for (var order : walk) {
                var bar = bars[order.instrument.ordinal()];
                if (order.isWorking() && !matchOpen(order, bar, atNanos)) {
                    matchRange(order, bar, atNanos);
                }
            }
            matchWoken(atNanos);
        }
        for (var order : walk) {
            trailing.afterRange(order, bars[order.instrument.ordinal()], atNanos);
        }
        matchWoken(atNanos);
        for (var order : walk) {
            order.wake = WorkingOrder.Wake.NONE;
        }
    }

    /// The prices and volumes of the instrument's bar follow a split or a roll.
    void take(PriceChange change) {
        bars[change.instrument().ordinal()].take(change);
    }

    /// An order entered: it may trade at the close that was just seen.
    void entered(WorkingOrder order, long atNanos) {
        if (rules.marketFills() == MarketFills.THIS_CLOSE
                && order.isMarket()
                && !(order.timeInForce instanceof TimeInForce.AtOpen)
                && !(order.timeInForce instanceof TimeInForce.AtClose)
                && bars[order.instrument.ordinal()].endNanos == atNanos
                && !bars[order.instrument.ordinal()].begun) {
            entered.add(order);
        }
    }

    /// The bar that an instrument is in.
    BarPrices bar(Instrument instrument) {
        return bars[instrument.ordinal()];
    }

    /// Whether a bar that begins at that instant has opened already.
    boolean hasOpened(Instrument instrument, long atNanos) {
        var bar = bars[instrument.ordinal()];
        return bar.begun && bar.openNanos == atNanos;
    }

    /// Whether the prices of each bar are kept, since an order may trade at the close before it.
    boolean keepsCloses() {
        return rules.marketFills() == MarketFills.THIS_CLOSE;
    }

    /// Whether orders wait for [#matchEntered].
    boolean hasEntered() {
        return !entered.isEmpty();
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
            if (order.isWorking()) {
                matching.atClose(order, bar, match);
                fillOrEnd(order, bar, order.activeNanos);
            }
        }
        dependents.takeWoken(); // exits begin with the next bar
    }

    /// Lets an order trade at the open of a bar that is complete.
    ///
    /// @return whether the order is done with this bar
    private boolean matchOpen(WorkingOrder order, BarPrices bar, long atNanos) {
        if (rules.openFills() != OpenFills.WITHIN_BAR
                || order.activeSequence > bar.openSequence
                || !takesOpen(order, bar)) {
            return false;
        }
        matching.atOpen(order, bar, match);
        if (!match.found
                && !order.timeInForce.isImmediate()
                && !(order.timeInForce instanceof TimeInForce.AtOpen)) {
            return false;
        }
        fillOrEnd(order, bar, atNanos);
        return true;
    }

    private void matchRange(WorkingOrder order, BarPrices bar, long atNanos) {
        if (order.timeInForce instanceof TimeInForce.AtOpen) {
            return;
        }
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
        if (order.activeSequence < bar.openSequence) {
            matching.inRange(order, bar, bar.open, match);
        } else if (order.wake != WorkingOrder.Wake.NONE) {
            if (order.activeNanos == atNanos || !exits.tries(order, bar)) {
                return; // what wakes in this walk is tried after it, stop and profit in their order
            }
            exits.match(order, bar, match);
        } else if (order.activeNanos == bar.openNanos
                && !order.isMarket()
                && !order.timeInForce.isImmediate()) {
            matching.inRange(order, bar, bar.open, match);
        } else if (order.activeNanos < atNanos) {
            matching.atClose(order, bar, match);
        } else {
            return;
        }
        fillOrEnd(order, bar, atNanos);
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
                if (order.isWorking() && bar.endNanos == atNanos && exits.tries(order, bar)) {
                    exits.match(order, bar, match);
                    fillOrEnd(order, bar, atNanos);
                }
            }
        }
    }

    private void walkPaths(long atNanos) {
        for (var instrument : instruments) {
            var bar = bars[instrument.ordinal()];
            if (bar.endNanos == atNanos && orders.has(instrument)) {
                walkPath(instrument, bar, atNanos);
                dependents.takeWoken(); // what is left saw all of the path that it may see
            }
        }
    }

    private void walkPath(Instrument instrument, BarPrices bar, long atNanos) {
        var inside = new ArrayList<WorkingOrder>();
        var after = new ArrayList<WorkingOrder>();
        for (var order : walk) {
            if (order.instrument.equals(instrument)
                    && order.isWorking()
                    && !matchOpen(order, bar, atNanos)) {
                (isInside(order, bar) ? inside : after).add(order);
            }
        }
        path.walk(inside, bar, atNanos);
        for (var order : after) {
            if (order.isWorking()) {
                matchRange(order, bar, atNanos);
            }
        }
    }

    /// Whether an order rests while the price goes from the open to the close.
    private static boolean isInside(WorkingOrder order, BarPrices bar) {
        var rests =
                switch (order.timeInForce) {
                    case TimeInForce.GoodTillCancelled(), TimeInForce.Day() -> true;
                    case TimeInForce.GoodTillDate _ -> true;
                    case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() -> false;
                    case TimeInForce.AtOpen(), TimeInForce.AtClose() -> false;
                };
        return rests
                && !order.isMarket()
                && (order.activeSequence < bar.openSequence || order.activeNanos == bar.openNanos);
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
            var queue = orders.of(instrument.ordinal());
            for (var i = 0; i < queue.size(); i++) { // addAll() would copy it twice
                walk.add(queue.get(i));
            }
        }
        touched.clear();
        if (walk.size() > 1) {
            walk.sort(by);
        }
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
