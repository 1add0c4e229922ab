package dev.tandem.simulator;

import dev.tandem.api.connector.TradingVenue;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.VenueModel.IntrabarPriority;
import dev.tandem.simulator.VenueModel.OpenFills;
import dev.tandem.simulator.WorkingOrder.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue that matches orders against bars under the assumptions of a [VenueModel], with its own
/// books.
///
/// A bar reaches it twice: its open ([#onOpen]) and, when it is complete, its range ([#onRange]).
/// An order uses no price older than its entry: entered inside a bar it can use that bar's close
/// only. All opens of one instant are matched before the first of their reports is taken, so no
/// order learns of one open in time for another.
///
/// Deterministic: it reads no clock and draws no random number. All times are nanoseconds since
/// 1970 UTC.
public final class SimulatedVenue implements TradingVenue {
    private final VenueModel model;
    private final List<Instrument> instruments;
    private final VenueAccount account;
    private final OrderFunds funds;
    private final List<ArrayList<WorkingOrder>> queues = new ArrayList<>();
    private final long[] openSequence;
    private final boolean[] openPending;
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();
    private long sequence;
    private long executions;
    private long nextExpiryNanos = WorkingOrder.NEVER;

    /// @param instruments all that can be traded here, by ordinal
    /// @param cash what the account starts with; every instrument must be quoted in its currency
    public SimulatedVenue(VenueModel model, List<Instrument> instruments, Money cash) {
        this.model = model;
        this.instruments = List.copyOf(instruments);
        account = new VenueAccount(this.instruments, cash, model.shortCover());
        funds = new OrderFunds(model, account);
        openSequence = new long[instruments.size()];
        openPending = new boolean[instruments.size()];
        for (var i = 0; i < instruments.size(); i++) {
            queues.add(new ArrayList<>());
        }
    }

    @Override
    public void submit(long atNanos, OrderIntent intent) {
        var order = WorkingOrder.of(intent, atNanos, ++sequence);
        var refusal = funds.refusal(order);
        if (refusal != null) {
            reports.add(new ExecutionReport.Rejected(order.number, refusal));
            return;
        }
        queues.get(order.instrument.ordinal()).add(order);
        nextExpiryNanos = Math.min(nextExpiryNanos, order.expiresNanos);
        reports.add(new ExecutionReport.Accepted(order.number));
    }

    @Override
    public void cancel(long atNanos, long orderNumber) {
        sequence++;
        var order = find(orderNumber);
        if (order == null) {
            reports.add(new ExecutionReport.CancelRefused(orderNumber, "the order has ended"));
            return;
        }
        end(order, new ExecutionReport.Cancelled(orderNumber, ""));
    }

    @Override
    public void replace(long atNanos, long orderNumber, long totalUnits, long priceUnits) {
        sequence++;
        var order = find(orderNumber);
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
        var oldPrice = order.priceUnits;
        funds.unreserve(order);
        order.totalUnits = totalUnits;
        order.priceUnits = priceUnits;
        var refusal = funds.refusal(order);
        if (refusal != null) {
            order.totalUnits = oldTotal;
            order.priceUnits = oldPrice;
            funds.reserve(order);
            reports.add(new ExecutionReport.ReplaceRefused(orderNumber, refusal));
            return;
        }
        order.enteredNanos = atNanos; // prices from before the change are not for the changed order
        order.enteredSequence = sequence;
        reports.add(new ExecutionReport.Replaced(orderNumber, totalUnits, priceUnits));
    }

    @Override
    public @Nullable ExecutionReport poll() {
        return reports.poll();
    }

    /// The next instant at which the venue acts by itself, `Long.MAX_VALUE` if none.
    public long nextEventNanos() {
        return nextExpiryNanos;
    }

    /// Takes the open of a bar that begins at `atNanos`; orders that trade at it are filled at
    /// once.
    public void onOpen(long atNanos, Instrument instrument, double open) {
        var index = instrument.ordinal();
        openSequence[index] = ++sequence;
        account.mark(instrument, open);
        var queue = queues.get(index);
        if (queue.isEmpty()) {
            return;
        }
        if (model.openFills() == OpenFills.WITHIN_BAR) {
            openPending[index] = true;
            return;
        }
        matchOpen(queue, BarPrices.openOnly(instrument, open));
    }

    /// Takes a complete bar that ends at `atNanos`.
    public void onRange(
            long atNanos,
            Instrument instrument,
            double open,
            double high,
            double low,
            double close) {
        account.mark(instrument, close);
        var index = instrument.ordinal();
        var queue = queues.get(index);
        if (queue.isEmpty()) {
            return;
        }
        var bar = BarPrices.of(instrument, open, high, low, close);
        if (openPending[index]) {
            openPending[index] = false;
            matchOpen(queue, bar);
        }
        if (model.intrabarPriority() == IntrabarPriority.STOPS_FIRST) {
            matchRange(atNanos, queue, bar, Kind.STOP);
            matchRange(atNanos, queue, bar, Kind.MARKET);
            matchRange(atNanos, queue, bar, Kind.LIMIT);
        } else {
            matchRange(atNanos, queue, bar, null);
        }
    }

    /// Ends the orders whose time in force is over at `atNanos`; called after the ranges of that
    /// instant.
    public void expire(long atNanos) {
        if (atNanos < nextExpiryNanos) {
            return;
        }
        nextExpiryNanos = WorkingOrder.NEVER;
        for (var queue : queues) {
            for (var order : List.copyOf(queue)) {
                if (order.expiresNanos <= atNanos) {
                    end(order, new ExecutionReport.Expired(order.number));
                } else {
                    nextExpiryNanos = Math.min(nextExpiryNanos, order.expiresNanos);
                }
            }
        }
    }

    /// Cash by the venue's own books.
    public long cashUnits() {
        return account.cashUnits();
    }

    /// Signed position by the venue's own books.
    public long positionUnits(Instrument instrument) {
        return account.position(instrument);
    }

    /// Everything needed to go on in another instance with the same model and instruments. All
    /// reports must be taken.
    public State save() {
        if (!reports.isEmpty()) {
            throw new IllegalStateException(reports.size() + " reports are not taken");
        }
        var saved = new ArrayList<State>();
        for (var queue : queues) {
            var orders = new ArrayList<State>();
            queue.forEach(order -> orders.add(order.save()));
            saved.add(new State().put("orders", orders));
        }
        var pending = new long[openPending.length];
        for (var i = 0; i < pending.length; i++) {
            pending[i] = openPending[i] ? 1 : 0;
        }
        return new State()
                .put("account", account.save())
                .put("queues", saved)
                .put("openSequence", openSequence)
                .put("openPending", pending)
                .put("sequence", sequence)
                .put("executions", executions)
                .put("nextExpiryNanos", nextExpiryNanos);
    }

    /// Takes over what [#save] gave.
    public void load(State state) {
        account.load(state.getState("account"));
        var saved = state.getList("queues");
        for (var i = 0; i < queues.size(); i++) {
            queues.get(i).clear();
            for (var order : saved.get(i).getList("orders")) {
                queues.get(i).add(WorkingOrder.load(instruments.get(i), order));
            }
        }
        System.arraycopy(state.getLongs("openSequence"), 0, openSequence, 0, openSequence.length);
        var pending = state.getLongs("openPending");
        for (var i = 0; i < pending.length; i++) {
            openPending[i] = pending[i] != 0;
        }
        sequence = state.getLong("sequence");
        executions = state.getLong("executions");
        nextExpiryNanos = state.getLong("nextExpiryNanos");
    }

    private void matchOpen(ArrayList<WorkingOrder> queue, BarPrices bar) {
        for (var order : List.copyOf(queue)) {
            if (order.enteredSequence < openSequence[order.instrument.ordinal()]) {
                var price = Matching.atOpen(model, order, bar);
                if (price.isPresent()) {
                    fill(order, price.getAsLong(), model.openFills() == OpenFills.WITHIN_BAR);
                }
            }
        }
    }

    private void matchRange(
            long atNanos, ArrayList<WorkingOrder> queue, BarPrices bar, @Nullable Kind only) {
        if (queue.isEmpty()) {
            return;
        }
        for (var order : List.copyOf(queue)) {
            if (only != null && order.kind != only) {
                continue;
            }
            var whole = order.enteredSequence < openSequence[order.instrument.ordinal()];
            if (whole) {
                var price = Matching.inRange(model, order, bar);
                if (price.isPresent()) {
                    fill(order, price.getAsLong(), true);
                }
            } else if (order.enteredNanos < atNanos) {
                var price = Matching.atClose(model, order, bar);
                if (price.isPresent()) {
                    fill(order, price.getAsLong(), false);
                }
            }
        }
    }

    private void fill(WorkingOrder order, long priceUnits, boolean inBar) {
        var instrument = order.instrument;
        var position = account.position(instrument);
        var opposite = order.side == Side.BUY ? Math.max(0, -position) : Math.max(0, position);
        var closing = Math.min(order.remaining(), opposite);
        var opening = order.reduceOnly ? 0 : order.remaining() - closing;
        var reason =
                order.reduceOnly && closing < order.remaining() ? "nothing left to reduce" : "";
        if (opening > 0) {
            var refusal = funds.openingRefusal(order, priceUnits, closing, opening, 0);
            if (refusal != null) {
                opening = 0;
                reason = refusal;
            }
        }
        var quantity = closing + opening;
        if (quantity > 0) {
            var commission = funds.commission(instrument, closing, opening, priceUnits);
            account.book(instrument, order.side, quantity, priceUnits, commission);
            order.filledUnits += quantity;
            var liquidity = order.kind == Kind.LIMIT ? Liquidity.MAKER : Liquidity.TAKER;
            reports.add(
                    new ExecutionReport.Filled(
                            order.number,
                            ++executions,
                            quantity,
                            priceUnits,
                            commission,
                            liquidity,
                            inBar));
        }
        if (order.remaining() == 0) {
            remove(order);
        } else {
            end(order, new ExecutionReport.Cancelled(order.number, reason));
        }
    }

    private void end(WorkingOrder order, ExecutionReport report) {
        remove(order);
        reports.add(report);
    }

    private void remove(WorkingOrder order) {
        funds.unreserve(order);
        queues.get(order.instrument.ordinal()).remove(order);
    }

    private @Nullable WorkingOrder find(long orderNumber) {
        for (var queue : queues) {
            for (var order : queue) {
                if (order.number == orderNumber) {
                    return order;
                }
            }
        }
        return null;
    }
}
