package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import org.jspecify.annotations.Nullable;

/// An order in the venue's queue.
final class WorkingOrder {
    static final long NEVER = Long.MAX_VALUE;

    final long number;
    final Instrument instrument;
    final Side side;
    final SideMode sideMode;
    final OrderSize size;
    final TimeInForce timeInForce;
    final boolean reduceOnly;
    final boolean postOnly;
    OrderLinks links;
    OrderTerms terms;

    /// What it waits for now; changes when it is triggered.
    Kind kind;

    long limitUnits;
    long triggerUnits;

    /// Place in the queue.
    long rank;

    /// Sleeps until its parent fills.
    boolean asleep;

    /// Ended: still in a list that is being walked, nothing more happens to it.
    boolean ended;

    /// Whether the quantity depends on the first fill and is an estimate yet.
    boolean sized;

    /// When it entered, was changed, or woke; place of that in the order of events.
    long activeNanos;

    long activeSequence;

    /// An order for an auction trades from here on.
    long dueNanos = Long.MIN_VALUE;

    long expiresNanos = NEVER;
    long totalUnits;
    long filledUnits;
    long averageUnits;

    /// Whether others depend on it.
    boolean hasDependents;

    /// Whether it is an exit of the entry it waited for.
    boolean exits;

    /// Most it may have filled so far: what its entry filled less what others of its group have
    /// traded of that.
    long wokenUnits = Long.MAX_VALUE;

    /// Its price was changed on request, and no longer follows the fill of its entry.
    boolean priceGiven;

    /// Others of its group traded in its place, so that its end is no reason to end them.
    boolean usedUp;

    long reservedUnits;

    /// Whether it was a trailing stop when the range began that is being matched.
    boolean trailed;

    /// Among ticks: whether a limit order has met the market before, so that it waits for others
    /// now.
    boolean rests;

    /// Its place in the queue of its price, null where none is kept.
    @Nullable QueuePlace place;

    /// By what entry it woke in the bar that is being matched, when, and at which price.
    Wake wake = Wake.NONE;

    Moment wokeAt = Moment.OPEN;
    long wokeUnits;

    /// What an order waits for.
    enum Kind {
        MARKET,
        LIMIT,
        STOP,
        STOP_LIMIT,
        TOUCH,
        TOUCH_LIMIT
    }

    /// By what entry an order woke: a market order, one that waited for a better price, or one that
    /// followed a worse one.
    enum Wake {
        NONE,
        BY_MARKET,
        BY_LIMIT,
        BY_STOP,
        /// As [#BY_STOP], within a limit.
        BY_STOP_LIMIT
    }

    /// When in a bar something happened.
    enum Moment {
        OPEN,
        INSIDE,
        CLOSE
    }

    WorkingOrder(OrderIntent intent, long atNanos, long sequence) {
        number = intent.orderNumber();
        instrument = intent.instrument();
        side = intent.side();
        size = intent.size();
        timeInForce = intent.timeInForce();
        sideMode = intent.sideMode();
        reduceOnly = intent.reduceOnly() || closesOnly(sideMode, side);
        postOnly = intent.postOnly();
        links = intent.links();
        terms = intent.terms();
        kind = kindOf(terms);
        sized = !(size instanceof OrderSize.Units);
        totalUnits = intent.quantityUnits();
        rank = sequence;
        activeNanos = atNanos;
        activeSequence = sequence;
        setPrices();
    }

    /// A sale of a long position, or a purchase of a short one, never turns it.
    private static boolean closesOnly(SideMode mode, Side side) {
        return switch (mode) {
            case NET -> false;
            case LONG -> side == Side.SELL;
            case SHORT -> side == Side.BUY;
        };
    }

    private static Kind kindOf(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Market(), OrderTerms.MarketToLimit() -> Kind.MARKET;
            case OrderTerms.Limit _, OrderTerms.Iceberg _ -> Kind.LIMIT;
            case OrderTerms.Stop _, OrderTerms.TrailingStop _ -> Kind.STOP;
            case OrderTerms.StopLimit _, OrderTerms.TrailingStopLimit _ -> Kind.STOP_LIMIT;
            case OrderTerms.MarketIfTouched _ -> Kind.TOUCH;
            case OrderTerms.LimitIfTouched _ -> Kind.TOUCH_LIMIT;
        };
    }

    /// Takes the fixed prices of the terms.
    private void setPrices() {
        if (terms instanceof OrderTerms.Market) {
            return;
        }
        var scale = instrument.priceScale();
        terms.limitPrice().ifPresent(price -> limitUnits = price.unitsAt(scale));
        terms.triggerPrice().ifPresent(price -> triggerUnits = price.unitsAt(scale));
    }

    /// Begins its time in force; that of an order that sleeps begins when it wakes.
    ///
    /// @param opened whether a bar that begins now has opened already
    void startTime(long atNanos, boolean opened) {
        switch (timeInForce) {
            case TimeInForce.Day() ->
                    expiresNanos = instrument.calendar().sessionAtOrAfter(atNanos).closeNanos();
            case TimeInForce.GoodTillDate date -> expiresNanos = date.untilNanos();
            case TimeInForce.AtOpen() -> {
                var session = instrument.calendar().sessionAtOrAfter(atNanos);
                if (session.openNanos() < atNanos || (opened && session.openNanos() == atNanos)) {
                    session = instrument.calendar().sessionAtOrAfter(session.closeNanos());
                }
                dueNanos = session.openNanos();
                expiresNanos = session.closeNanos();
            }
            case TimeInForce.AtClose() -> {
                var session = instrument.calendar().sessionAtOrAfter(atNanos);
                dueNanos = session.closeNanos();
            }
            case TimeInForce.GoodTillCancelled() -> {}
            case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() -> {}
        }
    }

    /// Other prices of the same kind; those already triggered keep what they became.
    void change(OrderTerms changed) {
        if (changed.getClass() != terms.getClass()) {
            return; // it became another kind while the request was on its way
        }
        terms = changed;
        setPrices();
        if (kind == Kind.STOP_LIMIT) {
            setTrailingLimit();
        }
    }

    /// Follows a split or a roll in all its prices; what it fills stays as it was counted.
    void take(PriceChange change, long atNanos) {
        var later = terms.isStop() ? side.opposite() : side;
        terms = change.terms(terms, side, atNanos);
        links =
                new OrderLinks(
                        links.parent(), links.group(), links.fromFill().map(change::distance));
        averageUnits = change.price(averageUnits);
        wokeUnits = change.price(wokeUnits);
        if (place != null) {
            place.take(change);
        }
        if (trail() != null) {
            triggerUnits = change.price(triggerUnits);
            setTrailingLimit();
        } else {
            limitUnits = limitUnits == 0 ? 0 : change.onTick(side, limitUnits, atNanos);
            triggerUnits = triggerUnits == 0 ? 0 : change.onTick(later, triggerUnits, atNanos);
        }
    }

    private void setTrailingLimit() {
        if (terms instanceof OrderTerms.TrailingStopLimit(_, var offset)) {
            var distance = side.sign() * offset.unitsAt(instrument.priceScale());
            limitUnits = Math.addExact(triggerUnits, distance);
        }
    }

    boolean isMarket() {
        return kind == Kind.MARKET;
    }

    boolean isStopExit() {
        return terms.isStop() && links.parent() != 0;
    }

    /// The distance of a trailing stop that still follows the price, null for other orders.
    @Nullable Distance trail() {
        if (kind != Kind.STOP && kind != Kind.STOP_LIMIT) {
            return null;
        }
        return switch (terms) {
            case OrderTerms.TrailingStop(var trail) -> trail;
            case OrderTerms.TrailingStopLimit(var trail, _) -> trail;
            default -> null;
        };
    }

    /// Moves a trailing stop to its distance from a price, if that is nearer; from its first price
    /// in any case.
    ///
    /// @return whether it moved
    boolean follow(long priceUnits, boolean first) {
        var trail = trail();
        if (trail == null) {
            return false;
        }
        var scale = instrument.priceScale();
        var moved = Math.addExact(priceUnits, side.sign() * trail.unitsFrom(priceUnits, scale));
        var nearer = side == Side.BUY ? moved < triggerUnits : moved > triggerUnits;
        if (!first && !nearer) {
            return false;
        }
        triggerUnits = moved;
        setTrailingLimit();
        return true;
    }

    /// As [#follow] for the limit of a trailing stop limit order that has just been triggered.
    void takeLimitAlong(long priceUnits) {
        if (terms instanceof OrderTerms.TrailingStopLimit) {
            var triggered = kind;
            kind = Kind.STOP_LIMIT;
            follow(priceUnits, false);
            kind = triggered;
        }
    }

    /// The stop or touch was reached: from now on it is a market or a limit order.
    void trigger() {
        kind =
                switch (kind) {
                    case STOP, TOUCH, MARKET -> Kind.MARKET;
                    case STOP_LIMIT, TOUCH_LIMIT, LIMIT -> Kind.LIMIT;
                };
    }

    /// Whether a price that is traded or can be had triggers it.
    boolean isTriggeredBy(long priceUnits) {
        return switch (kind) {
            case MARKET, LIMIT -> false;
            case STOP, STOP_LIMIT -> Matching.reaches(side.opposite(), priceUnits, triggerUnits);
            case TOUCH, TOUCH_LIMIT -> Matching.reaches(side, priceUnits, triggerUnits);
        };
    }

    /// What of it others can see: of an iceberg the rest of the part that is shown.
    long shownUnits() {
        if (terms instanceof OrderTerms.Iceberg(_, var display)) {
            var part = display.unitsAt(instrument.quantityScale());
            return part - filledUnits % part;
        }
        return Long.MAX_VALUE;
    }

    /// Becomes a limit order at a price, rounded to the tick that is no worse.
    void becomeLimit(long priceUnits, long atNanos) {
        kind = Kind.LIMIT;
        limitUnits = instrument.roundPassively(side, priceUnits, atNanos);
        terms = new OrderTerms.Limit(new Price(limitUnits, instrument.priceScale()));
    }

    long remaining() {
        return totalUnits - filledUnits;
    }

    void addFill(long quantityUnits, long priceUnits) {
        var after = Math.addExact(filledUnits, quantityUnits);
        averageUnits =
                filledUnits == 0
                        ? priceUnits
                        : Math.addExact(
                                averageUnits,
                                FixedPoint.multiplyDivide(
                                        Math.subtractExact(priceUnits, averageUnits),
                                        quantityUnits,
                                        after));
        filledUnits = after;
    }

    /// By what kind of entry its exits wake.
    Wake wakes() {
        return switch (terms) {
            case OrderTerms.Market(), OrderTerms.MarketToLimit() -> Wake.BY_MARKET;
            case OrderTerms.Limit _, OrderTerms.Iceberg _ -> Wake.BY_LIMIT;
            case OrderTerms.MarketIfTouched _, OrderTerms.LimitIfTouched _ -> Wake.BY_LIMIT;
            case OrderTerms.Stop _, OrderTerms.TrailingStop _ -> Wake.BY_STOP;
            case OrderTerms.StopLimit _, OrderTerms.TrailingStopLimit _ -> Wake.BY_STOP_LIMIT;
        };
    }

    /// Whether it is on the other side of the same instrument: an exit of that entry.
    boolean isExitOf(WorkingOrder entry) {
        return side != entry.side && instrument.equals(entry.instrument);
    }

    /// Whether it can trade now: neither ended nor asleep, and its entry filled something for it.
    boolean isWorking() {
        return !ended && !asleep && workable() > 0;
    }

    /// What may trade now.
    long workable() {
        return Math.min(remaining(), wokenUnits - filledUnits);
    }

    State save() {
        return saved().put("rests", rests)
                .put("queued", place != null)
                .put("place", place == null ? new State() : place.save());
    }

    private State saved() {
        return new State()
                .put("number", number)
                .put("side", side.name())
                .put("size", OrderText.of(size))
                .put("timeInForce", OrderText.of(timeInForce))
                .put("reduceOnly", reduceOnly)
                .put("postOnly", postOnly)
                .put("links", OrderText.of(links))
                .put("terms", OrderText.of(terms))
                .put("sideMode", sideMode.name())
                .put("kind", kind.name())
                .put("limitUnits", limitUnits)
                .put("triggerUnits", triggerUnits)
                .put("rank", rank)
                .put("asleep", asleep)
                .put("sized", sized)
                .put("activeNanos", activeNanos)
                .put("activeSequence", activeSequence)
                .put("dueNanos", dueNanos)
                .put("expiresNanos", expiresNanos)
                .put("totalUnits", totalUnits)
                .put("filledUnits", filledUnits)
                .put("averageUnits", averageUnits)
                .put("hasDependents", hasDependents)
                .put("exits", exits)
                .put("wokenUnits", wokenUnits)
                .put("priceGiven", priceGiven)
                .put("wake", wake.name())
                .put("wokeAt", wokeAt.name())
                .put("wokeUnits", wokeUnits)
                .put("reservedUnits", reservedUnits);
    }

    static WorkingOrder load(Instrument instrument, State state, FillRules rules) {
        var order = new WorkingOrder(instrument, state);
        order.rests = state.getBoolean("rests");
        order.place =
                state.getBoolean("queued")
                        ? QueuePlace.load(rules.queueRule(), state.getState("place"))
                        : null;
        return order;
    }

    private WorkingOrder(Instrument instrument, State state) {
        this.instrument = instrument;
        number = state.getLong("number");
        side = Side.valueOf(state.getText("side"));
        sideMode = SideMode.valueOf(state.getText("sideMode"));
        size = OrderText.size(state.getText("size"));
        timeInForce = OrderText.timeInForce(state.getText("timeInForce"));
        reduceOnly = state.getBoolean("reduceOnly");
        postOnly = state.getBoolean("postOnly");
        links = OrderText.links(state.getText("links"));
        terms = OrderText.terms(state.getText("terms"));
        kind = Kind.valueOf(state.getText("kind"));
        limitUnits = state.getLong("limitUnits");
        triggerUnits = state.getLong("triggerUnits");
        rank = state.getLong("rank");
        asleep = state.getBoolean("asleep");
        sized = state.getBoolean("sized");
        activeNanos = state.getLong("activeNanos");
        activeSequence = state.getLong("activeSequence");
        dueNanos = state.getLong("dueNanos");
        expiresNanos = state.getLong("expiresNanos");
        totalUnits = state.getLong("totalUnits");
        filledUnits = state.getLong("filledUnits");
        averageUnits = state.getLong("averageUnits");
        hasDependents = state.getBoolean("hasDependents");
        exits = state.getBoolean("exits");
        wokenUnits = state.getLong("wokenUnits");
        priceGiven = state.getBoolean("priceGiven");
        wake = Wake.valueOf(state.getText("wake"));
        wokeAt = Moment.valueOf(state.getText("wokeAt"));
        wokeUnits = state.getLong("wokeUnits");
        reservedUnits = state.getLong("reservedUnits");
    }
}
