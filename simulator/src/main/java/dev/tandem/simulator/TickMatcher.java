package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.state.State;
import dev.tandem.simulator.FillRules.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Matches the orders of instruments that are driven by ticks: each tick against the orders of its
/// instrument in the order of the queue, and new orders against what is displayed.
final class TickMatcher {
    private static final Comparator<WorkingOrder> BY_RANK =
            Comparator.comparingLong(order -> order.rank);

    private final FillRules rules;
    private final WorkingOrders orders;
    private final VenueAccount account;
    private final Dependents dependents;
    private final Dependents.Ending ending;
    private final TradeMatching trades;
    private final DisplayedMatching displayed;
    private final @Nullable TickMarket[] markets;
    private final List<WorkingOrder> entered = new ArrayList<>();
    private final List<WorkingOrder> walk = new ArrayList<>();
    private long nextCloseNanos = WorkingOrder.NEVER;

    TickMatcher(
            FillRules rules,
            List<Instrument> instruments,
            WorkingOrders orders,
            VenueAccount account,
            OrderFunds funds,
            Fills fills,
            Dependents dependents,
            Dependents.Ending ending) {
        this.rules = rules;
        this.orders = orders;
        this.account = account;
        this.dependents = dependents;
        this.ending = ending;
        trades = new TradeMatching(rules, fills);
        displayed = new DisplayedMatching(rules, funds, fills, ending);
        markets = new @Nullable TickMarket[instruments.size()];
    }

    void driveByTrades(Instrument instrument) {
        markets[instrument.ordinal()] = new TradedMarket(instrument);
    }

    void driveByQuotes(Instrument instrument) {
        markets[instrument.ordinal()] = new QuotedMarket(instrument);
    }

    void driveByBook(Book book) {
        markets[book.instrument().ordinal()] = new BookMarket(book);
    }

    /// The prices that are known follow a split or a roll.
    void take(PriceChange change) {
        var market = markets[change.instrument().ordinal()];
        if (market != null) {
            market.take(change);
        }
    }

    boolean drives(Instrument instrument) {
        return markets[instrument.ordinal()] != null;
    }

    /// Whether our orders have taken of what is displayed now.
    boolean isTaken(Instrument instrument) {
        return markets[instrument.ordinal()] instanceof DisplayedMarket market && market.isTaken();
    }

    /// The price that an order meets now, NaN if none is known: the last trade, or the best price
    /// of the other side.
    double meets(WorkingOrder order, long atNanos) {
        var market = markets[order.instrument.ordinal()];
        return market == null ? Double.NaN : market.meets(order.side, atNanos);
    }

    /// What [#meets] gives, in words.
    String nameOfPrice(WorkingOrder order) {
        if (markets[order.instrument.ordinal()] instanceof DisplayedMarket) {
            return order.side == Side.BUY ? "ask" : "bid";
        }
        return "last price";
    }

    void onTrade(
            long atNanos, Instrument instrument, double price, double size, Aggressor aggressor) {
        switch (markets[instrument.ordinal()]) {
            case TradedMarket market -> {
                price(instrument, price);
                market.price = price;
                market.size = size;
                market.atNanos = atNanos;
                if (collect(instrument)) {
                    trades.begin(instrument.priceUnits(price), size);
                    for (var order : walk) {
                        if (order.isWorking()) {
                            trades.match(order, atNanos);
                            endImmediate(order, atNanos);
                        }
                    }
                    forgetWoken();
                }
            }
            case BookMarket market -> {
                if (market.isKnown() && collect(instrument)) {
                    displayed.onTrade(walk, market, price, size, aggressor, atNanos);
                    forgetWoken();
                }
            }
            case QuotedMarket _ -> {} // quotes are finer
            case null -> throw notDriven(instrument);
        }
    }

    void onQuote(
            long atNanos,
            Instrument instrument,
            double bid,
            double bidSize,
            double ask,
            double askSize) {
        if (!(markets[instrument.ordinal()] instanceof QuotedMarket market)) {
            throw notDriven(instrument);
        }
        market.quote(atNanos, bid, bidSize, ask, askSize);
        price(instrument, market.mid());
        match(market, atNanos);
    }

    void onBook(long atNanos, Instrument instrument) {
        if (!(markets[instrument.ordinal()] instanceof BookMarket market)) {
            throw notDriven(instrument);
        }
        if (market.isKnown()) {
            market.update();
            price(instrument, market.mid());
        }
        match(market, atNanos);
    }

    private void match(DisplayedMarket market, long atNanos) {
        if (market.isKnown() && hasPrice(market.instrument) && collect(market.instrument)) {
            for (var order : walk) {
                displayed.show(order, market, atNanos);
            }
            for (var order : walk) {
                if (order.isWorking()) {
                    displayed.match(order, market, atNanos);
                    endImmediate(order, atNanos);
                }
            }
            forgetWoken();
        }
    }

    /// An order entered, woke or was changed.
    ///
    /// @param keepsPlace whether it was only made smaller
    void entered(WorkingOrder order, long atNanos, boolean keepsPlace) {
        var market = markets[order.instrument.ordinal()];
        if (market == null || order.asleep) {
            return;
        }
        if (order.timeInForce instanceof TimeInForce.AtClose) {
            nextCloseNanos = Math.min(nextCloseNanos, order.dueNanos);
        }
        if (keepsPlace) {
            return;
        }
        order.rests = false;
        order.place = null;
        switch (market) {
            case TradedMarket traded -> trades.enter(order, traded.price);
            case DisplayedMarket _ -> entered.add(order);
        }
    }

    /// Whether orders wait for [#matchEntered].
    boolean hasEntered() {
        return !entered.isEmpty();
    }

    /// Lets the orders that entered trade with what is displayed, once all that were sent together
    /// are in.
    void matchEntered() {
        while (!entered.isEmpty()) {
            var now = entered.stream().sorted(BY_RANK).toList();
            entered.clear();
            for (var order : now) {
                if (order.isWorking()
                        && markets[order.instrument.ordinal()] instanceof DisplayedMarket market) {
                    enter(order, market, order.activeNanos);
                }
            }
            forgetWoken();
        }
    }

    private void enter(WorkingOrder order, DisplayedMarket market, long atNanos) {
        if (market.stands(atNanos) && hasPrice(market.instrument)) {
            displayed.match(order, market, atNanos);
            endImmediate(order, atNanos);
        } else if (order.timeInForce.isImmediate()) {
            ending.end(
                    order,
                    new ExecutionReport.Cancelled(
                            order.number, "immediate, but it is not known what could be traded"));
        }
    }

    /// When an order for the close is due, [WorkingOrder#NEVER] if none is.
    long nextCloseNanos() {
        return nextCloseNanos;
    }

    /// Fills the orders for the close of sessions that end at `atNanos`, and ends them.
    void endSessions(long atNanos) {
        if (atNanos < nextCloseNanos) {
            return;
        }
        nextCloseNanos = WorkingOrder.NEVER;
        for (var market : markets) {
            if (market != null) {
                endSession(market, atNanos);
            }
        }
        forgetWoken();
    }

    private void endSession(TickMarket market, long atNanos) {
        if (market instanceof TradedMarket traded && traded.isKnown()) {
            trades.begin(market.instrument().priceUnits(traded.price), traded.size);
        }
        for (var order : List.copyOf(orders.of(market.instrument().ordinal()))) {
            if (order.ended || !(order.timeInForce instanceof TimeInForce.AtClose)) {
                continue;
            }
            if (order.dueNanos > atNanos) {
                nextCloseNanos = Math.min(nextCloseNanos, order.dueNanos);
                continue;
            }
            if (order.isWorking()) {
                switch (market) {
                    case TradedMarket traded -> trades.atClose(order, traded, atNanos);
                    case DisplayedMarket shown -> displayed.atClose(order, shown, atNanos);
                }
            }
            if (!order.ended && !order.asleep) {
                ending.end(order, new ExecutionReport.Expired(order.number));
            }
        }
    }

    /// Ends what had its one chance.
    private void endImmediate(WorkingOrder order, long atNanos) {
        if (order.ended) {
            return;
        }
        if (order.timeInForce.isImmediate()) {
            ending.end(
                    order,
                    new ExecutionReport.Cancelled(
                            order.number, "immediate or cancel: the rest cannot trade at once"));
        } else if (order.timeInForce instanceof TimeInForce.AtOpen && atNanos >= order.dueNanos) {
            ending.end(order, new ExecutionReport.Expired(order.number));
        }
    }

    private void price(Instrument instrument, double price) {
        if (Double.isNaN(price)) {
            return;
        }
        if (Double.isNaN(account.mark(instrument))) {
            for (var order : orders.of(instrument.ordinal())) {
                order.follow(instrument.priceUnits(price), true); // had no price to start from
            }
        }
        account.mark(instrument, price);
    }

    private boolean hasPrice(Instrument instrument) {
        return !Double.isNaN(account.mark(instrument));
    }

    /// The orders of an instrument in the order of the queue: those that enter meanwhile do not see
    /// the same tick.
    private boolean collect(Instrument instrument) {
        var queue = orders.of(instrument.ordinal());
        if (queue.isEmpty()) {
            return false;
        }
        walk.clear();
        for (var order : queue) {
            if (order.isWorking()) {
                walk.add(order);
            }
        }
        if (rules.placement() == Placement.FRONT) {
            walk.sort(BY_RANK);
        }
        return !walk.isEmpty();
    }

    /// Orders that woke are in [#entered], or wait for the next trade.
    private void forgetWoken() {
        for (var order : dependents.takeWoken()) {
            order.wake = WorkingOrder.Wake.NONE;
        }
    }

    private static IllegalStateException notDriven(Instrument instrument) {
        return new IllegalStateException(instrument + " is not driven by such ticks");
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var market : markets) {
            saved.add(market == null ? new State() : market.save());
        }
        return new State().put("markets", saved).put("nextCloseNanos", nextCloseNanos);
    }

    /// The markets must be driven as they were.
    void load(State state) {
        nextCloseNanos = state.getLong("nextCloseNanos");
        var saved = state.getList("markets");
        for (var i = 0; i < markets.length; i++) {
            var market = markets[i];
            if (market != null) {
                market.load(saved.get(i));
            }
        }
    }
}
