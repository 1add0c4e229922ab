package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.simulator.FillRules.CloseRule;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.FillRules.TrailRule;
import dev.tandem.simulator.TwinOrder.Stage;
import dev.tandem.simulator.TwinTrade.When;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A slow and obvious venue, written from the documents and sharing no code with the fast one: for
/// each bar it goes through all orders there are. It walks bars; [TwinOrders] knows the lives of
/// the orders.
final class TwinVenue {
    final TwinOrders orders;
    private final FillRules rules;
    private final TwinPrices prices;
    private final TwinBar[] bars;
    private final List<Instrument> instruments;

    TwinVenue(VenueModel model, List<Instrument> instruments, BigDecimal cash, long seed) {
        this.instruments = instruments;
        rules = model.fills();
        prices = new TwinPrices(model);
        bars = new TwinBar[instruments.size()];
        orders = new TwinOrders(model, instruments, cash, seed, bars);
    }

    void submit(long atNanos, OrderIntent intent) {
        orders.post(atNanos, intent.orderNumber(), new TwinOrders.Post.Submit(intent));
    }

    void cancel(long atNanos, long number) {
        orders.post(atNanos, number, new TwinOrders.Post.Cancel());
    }

    void replace(long atNanos, long number, BigDecimal total, OrderTerms terms) {
        orders.post(atNanos, number, new TwinOrders.Post.Replace(total, terms));
    }

    void onOpen(long atNanos, Instrument instrument, double open) {
        var i = instrument.ordinal();
        var last = bars[i] == null ? Double.NaN : bars[i].volume;
        var price = BigDecimal.valueOf(open);
        if (orders.books.marks[i] == null) {
            orders.all.stream()
                    .filter(order -> !order.over && TwinBooks.place(order) == i)
                    .forEach(order -> order.follow(price, true));
        }
        orders.books.marks[i] = price;
        bars[i] = new TwinBar(atNanos, ++orders.sequence, price, last);
    }

    void endOpens(long atNanos) {
        if (rules.openFills() == OpenFills.AT_OPEN) {
            for (var order : sorted(Comparator.comparingLong(o -> o.rank))) {
                var bar = barOf(order);
                if (bar != null
                        && !bar.complete
                        && bar.openNanos == atNanos
                        && order.works()
                        && order.since < bar.openSequence
                        && takesOpen(order, bar)) {
                    tradeOrEnd(order, prices.atOpen(order, bar), bar, atNanos);
                }
            }
            orders.woken.clear();
        }
        orders.expire(atNanos, true);
    }

    void onRange(long atNanos, Instrument instrument, double[] prices, double volume) {
        var bar = bars[instrument.ordinal()];
        bar.open = BigDecimal.valueOf(prices[0]);
        bar.high = BigDecimal.valueOf(prices[1]);
        bar.low = BigDecimal.valueOf(prices[2]);
        bar.close = BigDecimal.valueOf(prices[3]);
        bar.volume = volume;
        bar.complete = true;
        bar.endNanos = atNanos;
        orders.books.marks[instrument.ordinal()] = bar.close;
    }

    void endRanges(long atNanos) {
        var walk =
                sorted(byPriority()).stream()
                        .filter(order -> barOf(order) != null && barOf(order).complete)
                        .filter(order -> barOf(order).endNanos == atNanos)
                        .filter(order -> !barOf(order).walked)
                        .toList();
        walk.forEach(order -> order.trailed = order.trails());
        if (rules.priority() == Priority.PATH) {
            for (var instrument : instruments) {
                var own = walk.stream().filter(o -> o.intent.instrument().equals(instrument));
                path(own.toList(), atNanos);
                orders.woken.clear();
            }
        } else {
            for (var order : walk) {
                if (order.works() && !open(order, barOf(order), atNanos)) {
                    range(order, barOf(order), atNanos);
                }
            }
            matchWoken(atNanos);
        }
        walk.forEach(order -> trail(order, barOf(order), atNanos));
        matchWoken(atNanos);
        walk.forEach(order -> {
            order.wokeBy = null;
            barOf(order).walked = true;
        });
        orders.expire(atNanos, false);
        orders.arrive(atNanos);
    }

    /// Orders that woke in the bars of this instant.
    private void matchWoken(long atNanos) {
        while (!orders.woken.isEmpty()) {
            var now = new ArrayList<>(orders.woken);
            orders.woken.clear();
            now.sort(byPriority());
            for (var order : now) {
                var bar = barOf(order);
                if (order.works() && bar.endNanos == atNanos && triesExit(order, bar)) {
                    tradeOrEnd(order, exit(order, bar), bar, atNanos);
                }
            }
        }
    }

    /// Orders that trade at the close at which they were decided.
    void afterMessages(long atNanos) {
        var now = new ArrayList<>(orders.entered);
        orders.entered.clear();
        now.sort(Comparator.comparingLong(o -> o.rank));
        for (var order : now) {
            if (order.works()) {
                var bar = barOf(order);
                tradeOrEnd(order, prices.atClose(order, bar), bar, atNanos);
            }
        }
        orders.woken.clear();
    }

    private boolean open(TwinOrder order, TwinBar bar, long atNanos) {
        if (rules.openFills() == OpenFills.AT_OPEN
                || order.since > bar.openSequence
                || !takesOpen(order, bar)) {
            return false;
        }
        var trade = prices.atOpen(order, bar);
        var onlyOpen =
                order.intent.timeInForce().isImmediate()
                        || order.intent.timeInForce() instanceof TimeInForce.AtOpen;
        if (trade == null && !onlyOpen) {
            return false;
        }
        tradeOrEnd(order, trade, bar, atNanos);
        return true;
    }

    private void range(TwinOrder order, TwinBar bar, long atNanos) {
        var time = order.intent.timeInForce();
        if (time instanceof TimeInForce.AtOpen) {
            return;
        }
        if (time instanceof TimeInForce.AtClose) {
            auction(order, bar, atNanos);
            return;
        }
        var late = order.sinceNanos >= atNanos;
        var whole = order.since < bar.openSequence;
        var market = order.stage == Stage.MARKET;
        if (market && rules.marketFills() == MarketFills.NEXT_CLOSE) {
            if (!late) {
                tradeOrEnd(order, prices.atClose(order, bar), bar, atNanos);
            }
        } else if (whole) {
            tradeOrEnd(order, inside(order, bar, bar.open), bar, atNanos);
        } else if (order.wokeBy != null) {
            if (!late && triesExit(order, bar)) { // what woke in this walk comes after it
                tradeOrEnd(order, exit(order, bar), bar, atNanos);
            }
        } else if (order.sinceNanos == bar.openNanos && !market && !time.isImmediate()) {
            tradeOrEnd(order, inside(order, bar, bar.open), bar, atNanos);
        } else if (!late) {
            tradeOrEnd(order, prices.atClose(order, bar), bar, atNanos);
        }
    }

    private TwinTrade inside(TwinOrder order, TwinBar bar, BigDecimal from) {
        return prices.inside(order, bar, from, bar.low, bar.high, bar.close);
    }

    private void auction(TwinOrder order, TwinBar bar, long atNanos) {
        if (order.sinceNanos >= atNanos) {
            return;
        }
        var nextBar = rules.closeRule() == CloseRule.NEXT_BAR;
        if (!nextBar && atNanos < order.dueNanos) {
            return;
        }
        var trade = prices.auction(order, bar);
        if (trade != null && (nextBar || bar.openNanos < order.dueNanos)) {
            orders.trade(order, trade, bar, atNanos);
        }
        if (!nextBar && !order.over) {
            orders.end(order, "X");
        }
    }

    private boolean takesOpen(TwinOrder order, TwinBar bar) {
        if (order.stage == Stage.MARKET && rules.marketFills() == MarketFills.NEXT_CLOSE) {
            return false;
        }
        var time = order.intent.timeInForce();
        return !(time instanceof TimeInForce.AtClose)
                && (!(time instanceof TimeInForce.AtOpen) || bar.openNanos >= order.dueNanos);
    }

    private void tradeOrEnd(TwinOrder order, TwinTrade trade, TwinBar bar, long atNanos) {
        if (trade != null) {
            orders.trade(order, trade, bar, atNanos);
        }
        if (!order.over && order.intent.timeInForce().isImmediate()) {
            orders.end(order, "C");
        } else if (!order.over && order.intent.timeInForce() instanceof TimeInForce.AtOpen) {
            orders.end(order, "X");
        }
    }

    /// Whether an order is looked at in the bar in which it woke.
    private boolean triesExit(TwinOrder order, TwinBar bar) {
        var time = order.intent.timeInForce();
        if (order.wokeWhen == When.CLOSE
                || time instanceof TimeInForce.AtOpen
                || time instanceof TimeInForce.AtClose
                || (order.stage == Stage.MARKET && rules.marketFills() == MarketFills.NEXT_CLOSE)) {
            return false;
        }
        return switch (rules.exitRule()) {
            case NEXT_BAR -> false;
            case CERTAIN, WHOLE_BAR -> true;
            case BACKTESTING_PY ->
                    order.wokeBy == Stage.MARKET
                            || (order.wokeBy == Stage.STOP
                                    && !order.wokeByLimited
                                    && profitAlone(order, bar));
        };
    }

    private TwinTrade exit(TwinOrder order, TwinBar bar) {
        var from = order.wokeWhen == When.OPEN ? bar.open : order.wokePrice;
        if (rules.exitRule() == ExitRule.BACKTESTING_PY) {
            var first = order.wokeBy == Stage.MARKET ? prices.atOpen(order, bar) : null;
            return first != null ? first : inside(order, bar, from);
        }
        if (order.stage == Stage.MARKET || order.intent.timeInForce().isImmediate()) {
            return prices.atClose(order, bar);
        }
        var certain =
                order.wokeWhen == When.OPEN
                        || ((order.wokeBy == Stage.LIMIT || order.wokeBy == Stage.TOUCH)
                                && order.stage == Stage.STOP
                                && !order.limitAfter)
                        || (order.wokeBy == Stage.STOP && profitAlone(order, bar));
        return certain || rules.exitRule() == ExitRule.WHOLE_BAR
                ? inside(order, bar, from)
                : prices.atClose(order, bar);
    }

    /// A take profit whose stop loss was not reached in the bar.
    private boolean profitAlone(TwinOrder order, TwinBar bar) {
        return order.stage == Stage.LIMIT
                && orders.all.stream()
                        .filter(other -> !other.over && other != order)
                        .filter(other ->
                                other.intent.links().parent() == order.intent.links().parent())
                        .filter(other -> other.stage == Stage.STOP && !other.limitAfter)
                        .noneMatch(other ->
                                other.isReached(other.side.sign() > 0 ? bar.high : bar.low));
    }

    /// What a bar does to a trailing stop that is left of it.
    private void trail(TwinOrder order, TwinBar bar, long atNanos) {
        var woke = order.wokeBy;
        if (order.over || order.asleep || !order.trailed) {
            return;
        }
        var rest =
                woke == null
                        ? order.sinceNanos <= bar.openNanos
                        : order.wokeWhen == When.OPEN && rules.exitRule() != ExitRule.NEXT_BAR;
        if (!rest && (woke != null || order.sinceNanos >= atNanos)) {
            return;
        }
        var extreme = rest && rules.trailRule() == TrailRule.EXTREME;
        var price = extreme ? order.side.sign() > 0 ? bar.low : bar.high : bar.close;
        if (!order.trails()) {
            if (rules.stopRule() == StopRule.BACKTRADER) {
                var stage = order.stage;
                order.stage = Stage.STOP;
                order.follow(price, false);
                order.stage = stage;
            }
            return;
        }
        var auction =
                order.intent.timeInForce() instanceof TimeInForce.AtOpen
                        || order.intent.timeInForce() instanceof TimeInForce.AtClose;
        if (order.follow(price, false)
                && extreme
                && order.works()
                && !auction
                && order.isReached(bar.close)) {
            var trade = inside(order, bar, price);
            if (trade != null) {
                orders.trade(order, trade, bar, atNanos);
            }
        }
    }

    private void path(List<TwinOrder> walk, long atNanos) {
        var inside = new ArrayList<TwinOrder>();
        var after = new ArrayList<TwinOrder>();
        for (var order : walk) {
            var bar = barOf(order);
            if (order.works() && !open(order, bar, atNanos)) {
                var time = order.intent.timeInForce();
                var rests =
                        !time.isImmediate()
                                && !(time instanceof TimeInForce.AtOpen)
                                && !(time instanceof TimeInForce.AtClose)
                                && order.stage != Stage.MARKET
                                && (order.since < bar.openSequence
                                        || order.sinceNanos == bar.openNanos);
                (rests ? inside : after).add(order);
            }
        }
        if (!walk.isEmpty()) {
            var bar = barOf(walk.getFirst());
            var highFirst = bar.high.subtract(bar.open).compareTo(bar.open.subtract(bar.low)) < 0;
            leg(inside, bar, bar.open, highFirst ? bar.high : bar.low, atNanos);
            leg(
                    inside,
                    bar,
                    highFirst ? bar.high : bar.low,
                    highFirst ? bar.low : bar.high,
                    atNanos);
            leg(inside, bar, highFirst ? bar.low : bar.high, bar.close, atNanos);
        }
        for (var order : after) {
            if (order.works()) {
                range(order, barOf(order), atNanos);
            }
        }
    }

    /// Tick by tick from one price to another: each order trades when its level is met.
    private void leg(
            List<TwinOrder> resting, TwinBar bar, BigDecimal from, BigDecimal to, long atNanos) {
        var price = from;
        resting.addAll(orders.woken);
        orders.woken.clear();
        for (var next = next(resting, price, to); next != null; next = next(resting, price, to)) {
            price = meets(next, price, to);
            var stage = next.stage;
            var trade = prices.inside(next, bar, price, price.min(to), price.max(to), to);
            if (trade != null) {
                orders.trade(next, trade, bar, atNanos);
            }
            if (next.over || next.stage == stage) {
                resting.remove(next);
            }
            resting.addAll(orders.woken);
            orders.woken.clear();
        }
        if (rules.trailRule() == TrailRule.EXTREME) {
            resting.forEach(order -> order.follow(to, false));
        }
    }

    private TwinOrder next(List<TwinOrder> resting, BigDecimal from, BigDecimal to) {
        return resting.stream()
                .filter(order -> order.works() && meets(order, from, to) != null)
                .min(Comparator.comparing(order -> meets(order, from, to).subtract(from).abs()))
                .orElse(null);
    }

    /// The first price on the way at which an order is met, null if there is none.
    private BigDecimal meets(TwinOrder order, BigDecimal from, BigDecimal to) {
        if (order.stage == Stage.MARKET) {
            return null;
        }
        var best = order.side.sign() > 0 ? from.min(to) : from.max(to);
        var worst = order.side.sign() > 0 ? from.max(to) : from.min(to);
        var level = order.stage == Stage.LIMIT ? order.limit : order.trigger;
        var met =
                switch (order.stage) {
                    case LIMIT -> prices.satisfies(order, best);
                    case STOP -> order.isReached(worst);
                    default -> order.isReached(best);
                };
        return met ? level.max(from.min(to)).min(from.max(to)) : null;
    }

    private List<TwinOrder> sorted(Comparator<TwinOrder> by) {
        return orders.all.stream().filter(order -> !order.over).sorted(by).toList();
    }

    private Comparator<TwinOrder> byPriority() {
        Comparator<TwinOrder> rank = Comparator.comparingLong(order -> order.rank);
        var classes = List.of(Stage.STOP, Stage.MARKET, Stage.LIMIT);
        Comparator<TwinOrder> stops =
                Comparator.comparingInt(order ->
                        classes.indexOf(order.stage == Stage.TOUCH ? Stage.LIMIT : order.stage));
        return switch (rules.priority()) {
            case QUEUE, PATH -> rank;
            case STOPS_FIRST -> stops.thenComparing(rank);
            case LIMITS_FIRST -> stops.reversed().thenComparing(rank);
        };
    }

    private TwinBar barOf(TwinOrder order) {
        return bars[TwinBooks.place(order)];
    }
}
