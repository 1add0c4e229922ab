package dev.tandem.simulator;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.connector.TradingVenue;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.Placement;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue that matches orders against bars and ticks under the assumptions of a [VenueModel], with
/// its own books.
///
/// A bar reaches it twice: its open ([#onOpen]) and, when it is complete, its range ([#onRange]).
/// All bars that begin or end at one instant are matched together, by [#endOpens] and [#endRanges],
/// so that no order learns of one instrument in time for another. An order uses no price older than
/// its entry: entered inside a bar it can use that bar's close only.
///
/// An instrument that is driven by ticks instead gets them one by one ([#onTrade], [#onQuote],
/// [#onBook]); where bids and asks are displayed, an order may trade with them when it enters.
///
/// Deterministic: it reads no clock, and its draws depend on the seed and the order alone. All
/// times are nanoseconds since 1970 UTC.
public final class SimulatedVenue implements MatchingVenue, TradingVenue {
    private static final long AWAKE = Long.MIN_VALUE;

    private final VenueModel model;
    private final long seed;
    private final VenueAccount account;
    private final OrderFunds funds;
    private final DailySettlement settlement;
    private final WorkingOrders orders;
    private final BarMatcher matcher;
    private final TickMatcher ticks;
    private final Inbound inbound;
    private final Dependents dependents;
    private final Fills fills;
    private final InstrumentEvents events;
    private final Liquidations liquidations;
    private final MarginWatch margin;
    private final DailyCharges charges;
    private final ArrayDeque<VenueReport> reports = new ArrayDeque<>();
    private final ToldReports told;
    private long sequence;
    private long refusedGroup;
    private long nextExpiryNanos = WorkingOrder.NEVER;
    private long quietUntil = AWAKE; // nothing ends or begins here before, whatever bars come

    /// @param instruments all that can be traded here, by ordinal
    /// @param cash what the account starts with
    /// @param seed of all random draws
    public SimulatedVenue(VenueModel model, List<Instrument> instruments, Money cash, long seed) {
        this.model = model;
        this.seed = seed;
        told = new ToldReports(model.mishaps(), reports);
        var all = List.copyOf(instruments);
        account = new VenueAccount(all, cash, model.account(), model.terms(), reports);
        funds = new OrderFunds(model, account);
        settlement = new DailySettlement(account);
        orders = new WorkingOrders(all);
        inbound = new Inbound(all);
        var ending = new Ending();
        dependents = new Dependents(model.fills(), orders, ending);
        fills = new Fills(model, account, funds, settlement, dependents, ending, reports);
        matcher = new BarMatcher(model.fills(), all, orders, fills, dependents, ending);
        ticks =
                new TickMatcher(
                        model.fills(), all, orders, account, funds, fills, dependents, ending);
        var changes = new OrderChanges(orders, funds, model.funds(), ending);
        events =
                new InstrumentEvents(
                        model, account, changes, matcher, ticks, inbound, fills, reports);
        liquidations = new Liquidations(account, orders, funds, ending, fills, reports);
        margin = new MarginWatch(model, account, matcher, orders, liquidations, reports);
        charges = new DailyCharges(account);
    }

    @Override
    public void submit(long atNanos, OrderIntent intent) {
        var delay = delay(lead(intent), Latency.Purpose.SUBMIT);
        send(atNanos, delay, new Inbound.Message.Submit(intent));
    }

    @Override
    public void cancel(long atNanos, long orderNumber) {
        var delay = delay(orderNumber, Latency.Purpose.CANCEL);
        send(atNanos, delay, new Inbound.Message.Cancel(orderNumber));
    }

    @Override
    public void replace(long atNanos, long orderNumber, long totalUnits, OrderTerms terms) {
        var delay = delay(orderNumber, Latency.Purpose.REPLACE);
        send(atNanos, delay, new Inbound.Message.Replace(orderNumber, totalUnits, terms));
    }

    private void send(long atNanos, long delay, Inbound.Message message) {
        quietUntil = AWAKE;
        var arrives = Math.max(atNanos + delay, inbound.lastNanos(message.number()));
        if (arrives == atNanos) {
            take(atNanos, message);
        } else {
            inbound.send(arrives, message);
        }
    }

    private void take(long atNanos, Inbound.Message message) {
        switch (message) {
            case Inbound.Message.Submit(var intent) -> enter(atNanos, intent);
            case Inbound.Message.Cancel(var number) -> takeBack(number);
            case Inbound.Message.Replace(var number, var total, var terms) ->
                    change(atNanos, number, total, terms);
        }
    }

    @Override
    public @Nullable VenueReport poll() {
        matcher.matchEntered();
        ticks.matchEntered();
        return told.poll();
    }

    @Override
    public long nextEventNanos() {
        return quietUntil == AWAKE ? findNextEvent() : quietUntil;
    }

    @Override
    public long sleepsUntil() {
        return quietUntil;
    }

    @Override
    public boolean hearsOrderedOnly() {
        return account.isAllPaid()
                && !orders.hasSized()
                && !margin.isNeeded()
                && !matcher.keepsCloses();
    }

    @Override
    public boolean awaitsBars(Instrument instrument) {
        return orders.has(instrument) || expectsMessages();
    }

    @Override
    public boolean expectsMessages() {
        return !inbound.isEmpty();
    }

    /// The end of an instant finds out whether bars alone can make anything happen here: they can
    /// not without an order, as long as no position binds margin.
    private void findQuiet() {
        var quiet = orders.isEmpty() && !margin.isNeeded() && !matcher.keepsCloses();
        quietUntil = quiet ? findNextEvent() : AWAKE;
    }

    private long findNextEvent() {
        var orderNanos =
                Math.min(Math.min(nextExpiryNanos, ticks.nextCloseNanos()), inbound.nextNanos());
        var accountNanos = Math.min(margin.nextNanos(), account.unsettled().nextNanos());
        return Math.min(
                Math.min(settlement.nextNanos(), charges.nextNanos()),
                Math.min(orderNanos, accountNanos));
    }

    @Override
    public void onOpen(long atNanos, Instrument instrument, double open) {
        if (Double.isNaN(account.mark(instrument))) {
            firstPrice(instrument, open);
        }
        account.mark(instrument, open);
        matcher.onOpen(atNanos, instrument, open, ++sequence);
    }

    private void firstPrice(Instrument instrument, double price) {
        for (var order : orders.of(instrument.ordinal())) {
            order.follow(instrument.priceUnits(price), true); // had none to start from
        }
    }

    @Override
    public void endOpens(long atNanos) {
        if (atNanos < quietUntil) {
            return;
        }
        charges.advance(atNanos);
        matcher.endOpens(atNanos);
        margin.afterOpens(atNanos);
        expire(atNanos, true);
        findQuiet();
    }

    @Override
    public void onRange(
            long atNanos,
            Instrument instrument,
            double open,
            double high,
            double low,
            double close,
            double volume) {
        account.mark(instrument, close);
        margin.onRange(instrument, open, high, low);
        matcher.onRange(atNanos, instrument, open, high, low, close, volume);
    }

    @Override
    public void endRanges(long atNanos) {
        if (atNanos < quietUntil) {
            return;
        }
        margin.beforeRanges(atNanos);
        matcher.endRanges(atNanos);
        ticks.endSessions(atNanos);
        settlement.settle(atNanos);
        charges.advance(atNanos);
        account.settleSales(atNanos);
        margin.afterRanges(atNanos);
        expire(atNanos, false);
        for (var message = inbound.poll(atNanos);
                message != null;
                message = inbound.poll(atNanos)) {
            take(atNanos, message);
        }
        findQuiet();
    }

    @Override
    public void onInstrument(InstrumentEvent event) {
        sequence++;
        quietUntil = AWAKE;
        account.at(event.atNanos());
        events.take(event);
    }

    @Override
    public void driveByTrades(Instrument instrument) {
        ticks.driveByTrades(instrument);
    }

    @Override
    public void driveByQuotes(Instrument instrument) {
        ticks.driveByQuotes(instrument);
    }

    @Override
    public void driveByBook(Book book) {
        ticks.driveByBook(book);
    }

    @Override
    public boolean awaitsTicks(Instrument instrument) {
        return orders.has(instrument) || margin.watches(instrument) || ticks.isTaken(instrument);
    }

    @Override
    public boolean hasReports() {
        return !told.isEmpty()
                || (!orders.isEmpty() && (matcher.hasEntered() || ticks.hasEntered()));
    }

    @Override
    public void onTrade(
            long atNanos, Instrument instrument, double price, double size, Aggressor aggressor) {
        sequence++;
        quietUntil = AWAKE;
        ticks.onTrade(atNanos, instrument, price, size, aggressor);
        margin.afterTick(atNanos, instrument);
    }

    @Override
    public void onQuote(
            long atNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        sequence++;
        quietUntil = AWAKE;
        ticks.onQuote(atNanos, instrument, bid, bidSize, ask, askSize);
        margin.afterTick(atNanos, instrument);
    }

    @Override
    public void onBook(long atNanos, Instrument instrument) {
        sequence++;
        quietUntil = AWAKE;
        ticks.onBook(atNanos, instrument);
        margin.afterTick(atNanos, instrument);
    }

    /// Cash of all currencies, in that of the account, by the venue's own books.
    public long cashUnits() {
        return account.cashUnits();
    }

    /// Cash of one currency by the venue's own books.
    public Money cash(Currency currency) {
        return new Money(account.cashUnits(currency), currency);
    }

    /// Cash and positions by the venue's own books, at its last prices.
    public long equityUnits() {
        return account.equityUnits();
    }

    @Override
    public void onRate(Currency currency, double rate) {
        var rates = account.rates();
        rates.set(rates.number(currency), FixedPoint.fromDouble(rate, CurrencyRates.SCALE));
    }

    /// Signed position over all side modes by the venue's own books.
    public long positionUnits(Instrument instrument) {
        return account.position(instrument);
    }

    /// Everything needed to go on in another instance with the same model, instruments and seed.
    /// All reports must be taken.
    public State save() {
        if (!told.isEmpty()) {
            throw new IllegalStateException("not all reports are taken");
        }
        if (!model.mishaps().equals(Mishaps.NONE)) {
            throw new IllegalStateException("a venue with mishaps cannot be saved");
        }
        return new State()
                .put("account", account.save())
                .put("funds", funds.save())
                .put("settlement", settlement.save())
                .put("margin", margin.save())
                .put("charges", charges.save())
                .put("orders", orders.save())
                .put("bars", matcher.save())
                .put("ticks", ticks.save())
                .put("inbound", inbound.save())
                .put("events", events.save())
                .put("sequence", sequence)
                .put("executions", fills.executions())
                .put("nextExpiryNanos", nextExpiryNanos);
    }

    /// Takes over what [#save] gave.
    public void load(State state) {
        account.load(state.getState("account"));
        funds.load(state.getState("funds"));
        settlement.load(state.getState("settlement"));
        margin.load(state.getState("margin"));
        charges.load(state.getState("charges"));
        orders.load(state.getState("orders"), model.fills());
        matcher.load(state.getState("bars"));
        ticks.load(state.getState("ticks"));
        inbound.load(state.getState("inbound"));
        events.load(state.getState("events"));
        sequence = state.getLong("sequence");
        fills.restoreExecutions(state.getLong("executions"));
        nextExpiryNanos = state.getLong("nextExpiryNanos");
        quietUntil = AWAKE;
    }

    private void enter(long atNanos, OrderIntent intent) {
        var order = new WorkingOrder(intent, atNanos, ++sequence);
        var parent = order.links.parent() == 0 ? null : orders.find(order.links.parent());
        if (order.links.parent() != 0 && parent == null) {
            reports.add(
                    new ExecutionReport.Cancelled(
                            order.number,
                            "its entry, order " + order.links.parent() + ", has ended"));
            return;
        }
        order.asleep = parent != null;
        if (order.links.group() != 0 && order.links.group() == refusedGroup) {
            reports.add(
                    new ExecutionReport.Cancelled(
                            order.number, "another order of its group was refused"));
            return;
        }
        var mark = meets(order, atNanos);
        startTrail(order, mark);
        var refusal = events.refusal(order.instrument);
        if (refusal == null && !liquidations.refusal().isEmpty()) {
            refusal = liquidations.refusal();
        }
        if (refusal == null && !order.asleep) {
            refusal = postOnlyRefusal(order, mark);
        }
        if (refusal == null) {
            refusal = overRefusal(order, atNanos);
        }
        if (refusal == null) {
            refusal = funds.refusal(order, atNanos);
        }
        if (refusal != null) {
            reports.add(new ExecutionReport.Rejected(order.number, refusal));
            dropGroup(order);
            if (parent != null
                    && order.isExitOf(parent)
                    && model.fills().groupRule() == GroupRule.BACKTRADER) {
                end(
                        parent,
                        new ExecutionReport.Cancelled(
                                parent.number,
                                "its exit, order " + order.number + ", was refused"));
            }
            return;
        }
        var front =
                model.fills().placement() == Placement.FRONT
                        && (order.isStopExit() || (order.reduceOnly && order.isMarket()));
        order.rank = front ? orders.front() : order.rank;
        orders.add(order);
        dependents.added(order);
        if (!order.asleep || order.timeInForce instanceof TimeInForce.GoodTillDate) {
            order.startTime(atNanos, matcher.hasOpened(order.instrument, atNanos));
        }
        nextExpiryNanos = Math.min(nextExpiryNanos, order.expiresNanos);
        reports.add(new ExecutionReport.Accepted(order.number));
        matcher.entered(order, atNanos);
        ticks.entered(order, atNanos, false);
    }

    /// A trailing stop follows from the price that it would meet, or else from the last one.
    private void startTrail(WorkingOrder order, double meets) {
        var from = Double.isNaN(meets) ? account.mark(order.instrument) : meets;
        if (!Double.isNaN(from)) {
            order.follow(order.instrument.priceUnits(from), true);
        }
    }

    /// The price that an order would meet now: the last price, or the best one of the other side
    /// where that is displayed. NaN if none is known.
    private double meets(WorkingOrder order, long atNanos) {
        return ticks.drives(order.instrument)
                ? ticks.meets(order, atNanos)
                : account.mark(order.instrument);
    }

    /// A refused member of a group takes the others with it.
    private void dropGroup(WorkingOrder refused) {
        if (refused.links.group() == 0) {
            return;
        }
        refusedGroup = refused.links.group();
        for (var other : List.copyOf(orders.open())) {
            if (!other.ended && other.links.group() == refused.links.group()) {
                end(
                        other,
                        new ExecutionReport.Cancelled(
                                other.number,
                                "order " + refused.number + " of its group was refused"));
            }
        }
    }

    private void takeBack(long orderNumber) {
        sequence++;
        var order = orders.find(orderNumber);
        if (order == null) {
            reports.add(new ExecutionReport.CancelRefused(orderNumber, "the order has ended"));
            return;
        }
        end(order, new ExecutionReport.Cancelled(orderNumber, ""));
    }

    private void change(long atNanos, long orderNumber, long totalUnits, OrderTerms terms) {
        sequence++;
        var order = orders.find(orderNumber);
        if (order == null) {
            reports.add(new ExecutionReport.ReplaceRefused(orderNumber, "the order has ended"));
            return;
        }
        if (totalUnits <= order.filledUnits) {
            end(
                    order,
                    new ExecutionReport.Cancelled(
                            orderNumber, "replaced by no more than what is filled"));
            return;
        }
        var oldTotal = order.totalUnits;
        var oldTerms = order.terms;
        var sized = order.sized;
        funds.unreserve(order);
        order.totalUnits = totalUnits;
        order.sized = sized && totalUnits == oldTotal;
        order.change(terms);
        var mark = meets(order, atNanos);
        var refusal = order.asleep ? null : postOnlyRefusal(order, mark);
        if (refusal == null) {
            refusal = funds.refusal(order, atNanos);
        }
        if (refusal != null) {
            order.totalUnits = oldTotal;
            order.sized = sized;
            order.change(oldTerms);
            if (model.funds().check() == FundRules.Check.RESERVE && !order.asleep) {
                funds.reserve(order, atNanos);
            }
            reports.add(new ExecutionReport.ReplaceRefused(orderNumber, refusal));
            return;
        }
        order.activeNanos = atNanos; // prices from before the change are not for the changed order
        order.activeSequence = sequence;
        order.wake = WorkingOrder.Wake.NONE;
        if (!order.terms.equals(oldTerms)) {
            order.priceGiven = true;
            var trails = !order.terms.trailDistance().equals(oldTerms.trailDistance());
            if (trails) {
                startTrail(order, mark);
            }
        }
        reports.add(new ExecutionReport.Replaced(orderNumber, totalUnits, order.terms));
        ticks.entered(order, atNanos, totalUnits <= oldTotal && order.terms.equals(oldTerms));
        dependents.resized(order, oldTotal);
    }

    private static @Nullable String overRefusal(WorkingOrder order, long atNanos) {
        return order.timeInForce instanceof TimeInForce.GoodTillDate date
                        && date.untilNanos() < atNanos
                ? "good till " + date.until() + ", which is over"
                : null;
    }

    private @Nullable String postOnlyRefusal(WorkingOrder order, double mark) {
        return !order.postOnly || Double.isNaN(mark)
                ? null
                : postOnlyRefusal(order, order.instrument.priceUnits(mark));
    }

    private @Nullable String postOnlyRefusal(WorkingOrder order, long last) {
        if (!order.postOnly || order.kind != WorkingOrder.Kind.LIMIT) {
            return null;
        }
        return Matching.reaches(order.side, last, order.limitUnits)
                ? "post-only: it would trade at once, the "
                        + ticks.nameOfPrice(order)
                        + " is "
                        + FixedPoint.toText(last, order.instrument.priceScale())
                        + "; a "
                        + (order.side == Side.BUY ? "lower" : "higher")
                        + " limit would rest"
                : null;
    }

    /// The order whose delay all of a bracket or group share, so that they arrive in order.
    private static long lead(OrderIntent intent) {
        var links = intent.links();
        return links.parent() != 0
                ? links.parent()
                : links.group() != 0 ? links.group() : intent.orderNumber();
    }

    private long delay(long orderNumber, Latency.Purpose purpose) {
        return model.latency().nanos(seed, orderNumber, purpose);
    }

    /// @param opened whether the opens of the instant are over: a price at the very end of an order
    ///   that is good till an instant still counts
    private void expire(long atNanos, boolean opened) {
        if (atNanos < nextExpiryNanos) {
            return;
        }
        nextExpiryNanos = WorkingOrder.NEVER;
        for (var order : List.copyOf(orders.open())) {
            var over =
                    order.expiresNanos <= atNanos
                            && (opened || !(order.timeInForce instanceof TimeInForce.GoodTillDate));
            if (!order.ended && over) {
                end(order, new ExecutionReport.Expired(order.number));
            } else if (!order.ended) {
                nextExpiryNanos = Math.min(nextExpiryNanos, order.expiresNanos);
            }
        }
    }

    /// @param report null if the order ended by filling
    private void end(WorkingOrder order, @Nullable ExecutionReport report) {
        order.ended = true;
        funds.unreserve(order);
        orders.remove(order);
        if (report != null) {
            reports.add(report);
        }
        dependents.ended(order);
    }

    private final class Ending implements Dependents.Ending {
        @Override
        public void end(WorkingOrder order, @Nullable ExecutionReport report) {
            SimulatedVenue.this.end(order, report);
        }

        @Override
        public void restate(WorkingOrder order, String reason) {
            reports.add(
                    new ExecutionReport.Restated(
                            order.number, order.totalUnits, order.terms, reason));
        }

        @Override
        public void woke(WorkingOrder order, long atNanos) {
            order.activeNanos = atNanos;
            order.activeSequence = ++sequence;
            order.startTime(atNanos, matcher.hasOpened(order.instrument, atNanos));
            nextExpiryNanos = Math.min(nextExpiryNanos, order.expiresNanos);
            var mark = meets(order, atNanos);
            var alone = order.wake == WorkingOrder.Wake.NONE || ticks.drives(order.instrument);
            if (alone) {
                startTrail(order, mark);
            }
            var refusal =
                    alone ? postOnlyRefusal(order, mark) : postOnlyRefusal(order, order.wokeUnits);
            if (refusal != null) {
                end(order, new ExecutionReport.Cancelled(order.number, refusal));
            } else {
                ticks.entered(order, atNanos, false);
            }
        }
    }
}
