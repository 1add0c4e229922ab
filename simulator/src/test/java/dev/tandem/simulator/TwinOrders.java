package dev.tandem.simulator;

import dev.tandem.api.calendar.Session;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Price;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.Placement;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.TwinOrder.Stage;
import dev.tandem.simulator.TwinTrade.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The lives of the orders of a [TwinVenue]: how they come, what a trade does to them and to those
/// that depend on them, and how they end. Reports are short words.
final class TwinOrders {
    final List<TwinOrder> all = new ArrayList<>();
    final List<TwinOrder> woken = new ArrayList<>();
    final List<TwinOrder> entered = new ArrayList<>();
    final List<String> reports = new ArrayList<>();
    final TwinBooks books;
    long sequence;
    private final VenueModel model;
    private final FillRules rules;
    private final TwinBar[] bars;
    private final long seed;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Long> refusedGroups = new ArrayList<>();
    private long front;

    /// A message to the venue.
    sealed interface Post {
        record Submit(OrderIntent intent) implements Post {}

        record Cancel() implements Post {}

        record Replace(BigDecimal total, OrderTerms terms) implements Post {}
    }

    private record Letter(long arrives, long number, Post post) {}

    TwinOrders(
            VenueModel model,
            List<Instrument> instruments,
            BigDecimal cash,
            long seed,
            TwinBar[] bars) {
        this.model = model;
        this.seed = seed;
        this.bars = bars;
        rules = model.fills();
        books = new TwinBooks(model, instruments.size(), cash);
    }

    void post(long atNanos, long number, Post post) {
        var key = number;
        var purpose = Latency.Purpose.CANCEL;
        if (post instanceof Post.Submit(var intent)) {
            purpose = Latency.Purpose.SUBMIT;
            var links = intent.links();
            key = links.parent() != 0 ? links.parent() : links.group() != 0 ? links.group() : key;
        } else if (post instanceof Post.Replace) {
            purpose = Latency.Purpose.REPLACE;
        }
        var arrives = atNanos + model.latency().nanos(seed, key, purpose);
        for (var letter : letters) { // in the order they were sent
            arrives = letter.number == number ? Math.max(arrives, letter.arrives) : arrives;
        }
        letters.add(new Letter(arrives, number, post));
        if (arrives == atNanos) {
            arrive(atNanos);
        }
    }

    void arrive(long atNanos) {
        var now =
                letters.stream()
                        .filter(letter -> letter.arrives <= atNanos)
                        .sorted(Comparator.comparingLong(Letter::arrives))
                        .toList();
        letters.removeAll(now);
        for (var letter : now) {
            sequence++;
            switch (letter.post) {
                case Post.Submit(var intent) -> enter(atNanos, new TwinOrder(intent));
                case Post.Cancel() -> cancel(letter.number);
                case Post.Replace(var total, var terms) ->
                        replace(atNanos, letter.number, total, terms);
            }
        }
    }

    long nextNanos() {
        var next = letters.stream().mapToLong(Letter::arrives).min().orElse(Long.MAX_VALUE);
        var ends = all.stream().filter(o -> !o.over).mapToLong(o -> o.expiresNanos);
        return Math.min(next, ends.min().orElse(Long.MAX_VALUE));
    }

    private void enter(long atNanos, TwinOrder order) {
        var links = order.intent.links();
        var parent = find(links.parent());
        if ((links.parent() != 0 && parent == null)
                || (links.group() != 0 && refusedGroups.contains(links.group()))) {
            reports.add("C " + order.number);
            return;
        }
        order.rank = sequence;
        order.since = sequence;
        order.sinceNanos = atNanos;
        order.asleep = parent != null;
        order.isExit =
                parent != null
                        && parent.side != order.side
                        && parent.intent.instrument().equals(order.intent.instrument());
        order.inParts = order.isExit && rules.groupRule() != GroupRule.BACKTRADER;
        var mark = books.marks[TwinBooks.place(order)];
        if (mark != null) {
            order.follow(mark, true);
        }
        var over =
                order.intent.timeInForce() instanceof TimeInForce.GoodTillDate date
                        && date.untilNanos() < atNanos;
        if ((!order.asleep && wouldTake(order, mark))
                || over
                || books.refuses(order, atNanos, all)) {
            reports.add("R " + order.number);
            if (links.group() != 0) {
                refusedGroups.add(links.group());
                group(order).stream()
                        .filter(other -> !other.over)
                        .forEach(other -> end(other, "C"));
            }
            if (order.isExit && rules.groupRule() == GroupRule.BACKTRADER) {
                end(parent, "C");
            }
            return;
        }
        if (rules.placement() == Placement.FRONT
                && ((order.terms.isStop() && parent != null)
                        || (order.intent.reduceOnly() && order.stage == Stage.MARKET))) {
            order.rank = --front;
        }
        all.add(order);
        if (!order.asleep || order.intent.timeInForce() instanceof TimeInForce.GoodTillDate) {
            startTime(order, atNanos);
        }
        reports.add("A " + order.number);
        var bar = bars[TwinBooks.place(order)];
        var auction =
                order.intent.timeInForce() instanceof TimeInForce.AtOpen
                        || order.intent.timeInForce() instanceof TimeInForce.AtClose;
        if (rules.marketFills() == MarketFills.THIS_CLOSE
                && order.stage == Stage.MARKET
                && !auction
                && bar != null
                && bar.endNanos == atNanos) {
            entered.add(order);
        }
    }

    private static boolean wouldTake(TwinOrder order, BigDecimal last) {
        return order.intent.postOnly()
                && order.stage == Stage.LIMIT
                && last != null
                && order.isGood(last, order.limit);
    }

    private void startTime(TwinOrder order, long atNanos) {
        var instrument = order.intent.instrument();
        var session = instrument.calendar().sessionAtOrAfter(atNanos);
        switch (order.intent.timeInForce()) {
            case TimeInForce.Day() -> order.expiresNanos = session.closeNanos();
            case TimeInForce.GoodTillDate date -> order.expiresNanos = date.untilNanos();
            case TimeInForce.AtClose() -> order.dueNanos = session.closeNanos();
            case TimeInForce.AtOpen() -> {
                var next = hasOpened(instrument, session, atNanos);
                var due = next ? instrument.calendar().nextSession(session.date()) : session;
                order.dueNanos = due.openNanos();
                order.expiresNanos = due.closeNanos();
            }
            default -> {}
        }
    }

    private boolean hasOpened(Instrument instrument, Session session, long atNanos) {
        var bar = bars[instrument.ordinal()];
        return session.openNanos() < atNanos
                || (session.openNanos() == atNanos
                        && bar != null
                        && !bar.complete
                        && bar.openNanos == atNanos);
    }

    private void cancel(long number) {
        var order = find(number);
        if (order == null) {
            reports.add("CR " + number);
        } else {
            end(order, "C");
        }
    }

    private void replace(long atNanos, long number, BigDecimal total, OrderTerms asked) {
        var order = find(number);
        if (order == null) {
            reports.add("PR " + number);
            return;
        }
        if (total.compareTo(order.filled) <= 0) {
            end(order, "C");
            return;
        }
        var before = order.total;
        var oldTerms = order.terms;
        var sized = order.sized;
        var reserved = order.reserved;
        order.reserved = BigDecimal.ZERO;
        order.total = total;
        order.sized = sized && total.compareTo(before) == 0;
        set(order, asked);
        var mark = books.marks[TwinBooks.place(order)];
        if ((!order.asleep && wouldTake(order, mark)) || books.refuses(order, atNanos, all)) {
            order.total = before;
            order.sized = sized;
            set(order, oldTerms);
            order.reserved = reserved;
            if (model.funds().check() == FundRules.Check.RESERVE && !order.asleep) {
                books.reserve(order);
            }
            reports.add("PR " + number);
            return;
        }
        order.since = sequence;
        order.sinceNanos = atNanos;
        order.wokeBy = null;
        if (!order.terms.equals(oldTerms)) {
            order.priceGiven = true;
            if (!order.terms.trailDistance().equals(oldTerms.trailDistance()) && mark != null) {
                order.follow(mark, true);
            }
        }
        reports.add("P " + number + " " + plain(total) + " " + OrderText.of(order.terms));
        resized(order, before);
    }

    private static void set(TwinOrder order, OrderTerms terms) {
        if (terms.getClass() == order.terms.getClass()) {
            order.terms = terms;
            order.takePrices();
            if (order.stage == Stage.STOP) {
                order.limitFromTrigger();
            }
        }
    }

    void expire(long atNanos, boolean opensAreOver) {
        for (var order : byNumber()) {
            var dated = order.intent.timeInForce() instanceof TimeInForce.GoodTillDate;
            if (!order.over && order.expiresNanos <= atNanos && (opensAreOver || !dated)) {
                end(order, "X");
            }
        }
    }

    /// Trades what can be traded at a price.
    void trade(TwinOrder order, TwinTrade trade, TwinBar bar, long atNanos) {
        if (order.sized && !resolve(order, trade, bar, atNanos)) {
            return;
        }
        var within = rules.openFills() == FillRules.OpenFills.WITHIN_BAR;
        var beforeBar = trade.when() == When.OPEN && !within;
        var inBar = trade.when() == When.INSIDE || (trade.when() == When.OPEN && within);
        var volume = beforeBar ? bar.lastVolume : bar.volume;
        var quantity = order.workable().min(possible(order, bar, volume, atNanos));
        var best = order.side.sign() > 0 ? bar.low : bar.high;
        if (inBar
                && order.terms instanceof OrderTerms.Iceberg(_, var display)
                && best.compareTo(order.limit) == 0) {
            quantity = quantity.min(display.toDecimal());
        }
        var all = order.intent.timeInForce() instanceof TimeInForce.FillOrKill;
        if (all && quantity.compareTo(order.left()) < 0) {
            end(order, "C");
            return;
        }
        if (quantity.signum() <= 0) {
            reached(order, trade, atNanos);
            return;
        }
        var closing = books.closing(order, quantity);
        var whole = order.isExit && rules.groupRule() == GroupRule.BACKTRADER;
        var reduces = order.intent.reduceOnly() && !whole;
        var opening = reduces ? BigDecimal.ZERO : quantity.subtract(closing);
        var ends = reduces && closing.compareTo(quantity) < 0;
        var openPrice = price(order, trade, bar, volume, closing.add(opening), true);
        if (opening.signum() > 0
                && !books.canFill(order, trade.price(), openPrice, closing, opening)) {
            if (all) {
                end(order, "C");
                return;
            }
            ends = true;
            opening = BigDecimal.ZERO;
        }
        var closePrice = price(order, trade, bar, volume, closing.add(opening), false);
        if (closing.signum() > 0 && opening.signum() > 0 && closePrice.compareTo(openPrice) == 0) {
            book(order, closing, opening, openPrice, trade, inBar);
        } else {
            book(order, closing, BigDecimal.ZERO, closePrice, trade, inBar);
            book(order, BigDecimal.ZERO, opening, openPrice, trade, inBar);
        }
        var traded = closing.add(opening);
        bar.taken = bar.taken.add(traded);
        if (traded.signum() > 0) {
            traded(order, traded, trade, atNanos);
        }
        if (order.over) {
            return;
        }
        if (order.left().signum() == 0) {
            end(order, null);
        } else if (ends) {
            end(order, "C");
        } else {
            books.reserve(order);
            reached(order, trade, atNanos);
        }
    }

    private boolean resolve(TwinOrder order, TwinTrade trade, TwinBar bar, long atNanos) {
        var estimate = order.total;
        var within = rules.openFills() == FillRules.OpenFills.WITHIN_BAR;
        var volume = trade.when() == When.OPEN && !within ? bar.lastVolume : bar.volume;
        var price = price(order, trade, bar, volume, BigDecimal.ZERO, true);
        order.total = books.resolve(order, trade.price(), price, atNanos);
        order.sized = false;
        if (order.total.signum() == 0) {
            order.total = order.filled;
            end(order, "C");
            return false;
        }
        restate(order);
        resized(order, estimate);
        return true;
    }

    private BigDecimal possible(TwinOrder order, TwinBar bar, double volume, long atNanos) {
        var limit = model.participation();
        var instrument = order.intent.instrument();
        if (limit.share().signum() == 0
                || Double.isNaN(volume)
                || instrument.kind() == InstrumentClass.FX) {
            return order.left();
        }
        var share = BigDecimal.valueOf(volume).multiply(limit.share());
        var taken = limit.scope() == Participation.Scope.ORDER ? BigDecimal.ZERO : bar.taken;
        var step =
                limit.step() == Participation.Step.WHOLE
                        ? BigDecimal.ONE
                        : instrument.rulesAt(atNanos).lot().toDecimal();
        return share.subtract(taken)
                .max(BigDecimal.ZERO)
                .divide(step, 0, RoundingMode.DOWN)
                .multiply(step);
    }

    private BigDecimal price(
            TwinOrder order,
            TwinTrade trade,
            TwinBar bar,
            double volume,
            BigDecimal quantity,
            boolean opens) {
        if (!trade.slips()) {
            return trade.price();
        }
        var worse =
                TwinCosts.slipped(
                        model.slippage(),
                        order.side,
                        trade.price(),
                        bar.taken.add(quantity),
                        volume,
                        opens,
                        order.scale);
        return trade.cap() == null ? worse : order.better(worse, trade.cap());
    }

    private void book(
            TwinOrder order,
            BigDecimal closing,
            BigDecimal opening,
            BigDecimal price,
            TwinTrade trade,
            boolean inBar) {
        var quantity = closing.add(opening);
        if (quantity.signum() > 0) {
            var fee = books.fee(order, closing, opening, price, trade.maker());
            books.book(order, quantity, price, fee);
            reports.add(
                    "F "
                            + order.number
                            + " "
                            + plain(quantity)
                            + " at "
                            + plain(price)
                            + " fee "
                            + plain(fee)
                            + (trade.maker() ? " maker" : "")
                            + (inBar ? " in-bar" : ""));
        }
    }

    /// What is left of an order whose price was reached.
    private void reached(TwinOrder order, TwinTrade trade, long atNanos) {
        if (order.terms instanceof OrderTerms.MarketToLimit) {
            order.limit = tick(order, trade.price(), false, atNanos);
            order.terms = new OrderTerms.Limit(price(order.limit, order.scale));
            order.stage = Stage.LIMIT;
            restate(order);
        } else if (rules.stopRule() != StopRule.BACKTRADER) {
            order.trigger();
        }
    }

    private static BigDecimal tick(TwinOrder order, BigDecimal price, boolean stop, long atNanos) {
        var tick = order.intent.instrument().rulesAt(atNanos).tick().toDecimal();
        var down = (order.side == Side.BUY) != stop;
        return price.divide(tick, 0, down ? RoundingMode.FLOOR : RoundingMode.CEILING)
                .multiply(tick);
    }

    private void traded(TwinOrder order, BigDecimal quantity, TwinTrade trade, long atNanos) {
        for (var child : children(order)) {
            if (!child.over) {
                wake(order, child, quantity, trade, atNanos);
            }
        }
        if (order.left().signum() == 0) {
            return; // told by its end
        }
        for (var other : group(order)) {
            var exits = order.intent.links().parent() != 0;
            if (exits && rules.groupRule() == GroupRule.BACKTRADER) {
                continue; // each exit is good for the whole
            }
            if (exits || rules.groupRule() == GroupRule.REDUCE) {
                other.ready = other.ready.subtract(quantity);
                other.usedUp = other.total.subtract(quantity).compareTo(other.filled) <= 0;
                resize(other, other.total.subtract(quantity));
            } else {
                other.usedUp = true;
                end(other, "C");
            }
        }
    }

    private void wake(
            TwinOrder entry, TwinOrder child, BigDecimal quantity, TwinTrade trade, long atNanos) {
        child.ready = child.ready.add(quantity);
        if (!child.inParts && entry.left().signum() > 0) {
            return;
        }
        var changed = false;
        var distance = child.intent.links().fromFill();
        if (distance.isPresent() && !child.priceGiven) {
            var away = child.distance(distance.get(), entry.average);
            var stop = child.terms.isStop();
            var up = (child.side == Side.BUY) == stop;
            var level =
                    tick(
                            child,
                            up ? entry.average.add(away) : entry.average.subtract(away),
                            stop,
                            atNanos);
            var price = price(level, child.scale);
            var terms = child.terms.withPrices(_ -> price, _ -> price);
            changed = !terms.equals(child.terms);
            child.terms = terms;
            child.takePrices();
        }
        if (child.asleep) {
            rouse(entry, child, trade, atNanos);
        }
        if (changed && !child.over) {
            restate(child);
        }
    }

    private void rouse(TwinOrder entry, TwinOrder child, TwinTrade trade, long atNanos) {
        child.asleep = false;
        child.since = ++sequence;
        child.sinceNanos = atNanos;
        var last = books.marks[TwinBooks.place(child)];
        if (child.intent.instrument().equals(entry.intent.instrument())) {
            child.wokeBy = TwinOrder.stageOf(entry.terms);
            child.wokeByLimited = entry.limitAfter;
            child.wokeWhen = trade.when();
            child.wokePrice = trade.price();
            last = trade.price();
            woken.add(child);
        }
        if (last != null) {
            child.follow(last, true);
        }
        startTime(child, atNanos);
        if (wouldTake(child, last)) {
            end(child, "C");
        }
    }

    /// Exits of all of an entry follow its size.
    private void resized(TwinOrder entry, BigDecimal before) {
        var change = entry.total.subtract(before);
        for (var child : children(entry)) {
            var coming = child.total.subtract(child.ready);
            if (change.signum() != 0
                    && child.isExit
                    && child.intent.reduceOnly()
                    && coming.compareTo(before.subtract(entry.filled)) == 0) {
                resize(child, child.total.add(change));
            }
        }
    }

    private void resize(TwinOrder order, BigDecimal total) {
        if (total.compareTo(order.filled) <= 0) {
            end(order, "C");
        } else {
            order.total = total;
            restate(order);
        }
    }

    /// @param report null if it ended by filling
    void end(TwinOrder order, String report) {
        order.over = true;
        order.reserved = BigDecimal.ZERO;
        if (report != null) {
            reports.add(report + " " + order.number);
        }
        for (var child : children(order)) {
            if (child.over) {
                continue;
            }
            if (child.asleep || order.filled.signum() == 0) {
                end(child, "C");
            } else if (child.inParts && child.total.compareTo(child.ready) > 0) {
                resize(child, child.ready);
            }
        }
        if (!order.usedUp) {
            for (var other : group(order)) {
                if (!other.over) {
                    end(other, "C");
                }
            }
        }
    }

    private void restate(TwinOrder order) {
        reports.add(
                "S " + order.number + " " + plain(order.total) + " " + OrderText.of(order.terms));
    }

    private List<TwinOrder> children(TwinOrder order) {
        return byNumber().stream()
                .filter(other -> !other.over && other.intent.links().parent() == order.number)
                .toList();
    }

    private List<TwinOrder> group(TwinOrder order) {
        var group = order.intent.links().group();
        return byNumber().stream()
                .filter(other -> group != 0 && other != order && !other.over)
                .filter(other -> other.intent.links().group() == group)
                .toList();
    }

    private List<TwinOrder> byNumber() {
        return all.stream().sorted(Comparator.comparingLong(order -> order.number)).toList();
    }

    private TwinOrder find(long number) {
        return all.stream()
                .filter(order -> order.number == number && !order.over)
                .findFirst()
                .orElse(null);
    }

    private static Price price(BigDecimal value, int scale) {
        return new Price(value.movePointRight(scale).longValueExact(), scale);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
