package dev.tandem.engine.order;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.portfolio.KeptPosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One order: its life and its pending requests. Reports change it through [OrderKeeper]; the
/// strategy asks through it.
public final class KeptOrder implements Order {
    private static final byte FILLED_LATE = 1;
    private static final byte REVIVED = 2;
    private static final byte BURIED = 4;

    final OrderRequest request;
    final OrderLinks links;
    final @Nullable KeptOrder parent;
    final KeptPosition book;
    final OrderActions actions;
    long number;
    OrderState state = OrderState.NEW;
    OrderTerms terms;
    long totalUnits;
    long filledUnits;
    String reason = "";
    boolean cancelPending;
    @Nullable Wanted wanted;
    byte doubts; // bits by ordinal of the request
    byte marks;
    private long executionId; // the only execution, as long as it is only one and unchanged: then
    private long fillNumber; // it needs no object of its own
    private long fillPriceUnits;
    private long commissionUnits;
    private @Nullable Currency commissionCurrency;
    private @Nullable Executions executions;

    KeptOrder(
            long number,
            OrderRequest request,
            OrderTerms terms,
            long totalUnits,
            OrderLinks links,
            @Nullable KeptOrder parent,
            KeptPosition book,
            OrderActions actions) {
        this.number = number;
        this.request = request;
        this.terms = terms;
        this.links = links;
        this.parent = parent;
        this.totalUnits = totalUnits;
        this.book = book;
        this.actions = actions;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public OrderRequest request() {
        return request;
    }

    @Override
    public OrderState state() {
        return state;
    }

    @Override
    public Quantity quantity() {
        return new Quantity(totalUnits, instrument().quantityScale());
    }

    @Override
    public OrderTerms terms() {
        return terms;
    }

    @Override
    public OrderLinks links() {
        return links;
    }

    @Override
    public Quantity filled() {
        return new Quantity(filledUnits, instrument().quantityScale());
    }

    @Override
    public Quantity remaining() {
        return new Quantity(isOpen() ? openUnits() : 0, instrument().quantityScale());
    }

    @Override
    public Optional<Price> averagePrice() {
        if (filledUnits == 0) {
            return Optional.empty();
        }
        var units = executions == null ? fillPriceUnits : executions.averageUnits();
        return Optional.of(new Price(units, instrument().priceScale()));
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public boolean isCancelPending() {
        return cancelPending;
    }

    @Override
    public boolean isInDoubt() {
        return doubts != 0;
    }

    /// Whether the answer to one request is unknown.
    public boolean isInDoubt(Request request) {
        return (doubts & 1 << request.ordinal()) != 0;
    }

    @Override
    public List<Request> requestsInDoubt() {
        return Arrays.stream(Request.values()).filter(this::isInDoubt).toList();
    }

    @Override
    public boolean isOverfilled() {
        return filledUnits > totalUnits;
    }

    @Override
    public boolean isFilledLate() {
        return isMarked(FILLED_LATE);
    }

    @Override
    public boolean isOpen() {
        return !state.isTerminal() || isRevived();
    }

    /// Whether a venue may know of it.
    boolean hasLeft() {
        return state != OrderState.NEW && isOpen();
    }

    /// Whether it has ended, and may trade nevertheless: by a proof that the venue contradicted, or
    /// since a replace that enlarges it is not answered.
    public boolean isRevived() {
        return isMarked(REVIVED);
    }

    /// Whether it ended because it never reached the venue, as far as we know.
    boolean isBuried() {
        return isMarked(BURIED);
    }

    void filledLate() {
        mark(FILLED_LATE, true);
    }

    void revived(boolean on) {
        mark(REVIVED, on);
    }

    void buried() {
        mark(BURIED, true);
    }

    private boolean isMarked(byte mark) {
        return (marks & mark) != 0;
    }

    private void mark(byte mark, boolean on) {
        marks = (byte) (on ? marks | mark : marks & ~mark);
    }

    @Override
    public void cancel() {
        actions.cancel(this);
    }

    @Override
    public void replaceQuantity(Quantity total) {
        actions.replace(this, total, null);
    }

    @Override
    public void replacePrice(Price price) {
        var trigger = terms.triggerPrice().isPresent();
        if (trigger == terms.limitPrice().isPresent()) {
            throw new IllegalStateException(
                    "order "
                            + number
                            + " is a "
                            + terms.word()
                            + " order and has not one price to replace, use replaceTerms");
        }
        replaceTerms(terms.withPrices(_ -> price, _ -> price));
    }

    @Override
    public void replaceTerms(OrderTerms changed) {
        if (changed.getClass() != terms.getClass()) {
            throw new IllegalArgumentException(
                    "order "
                            + number
                            + " is a "
                            + terms.word()
                            + " order and cannot become a "
                            + changed.word()
                            + " order: cancel it and submit another");
        }
        actions.replace(this, null, changed);
    }

    /// What may still trade by the present terms, in units. What the venue took back is used up.
    public long openUnits() {
        return Math.max(0, totalUnits - executedUnits());
    }

    /// The most that may still trade: a replace without an answer may be in force or not.
    public long worstOpenUnits() {
        var total =
                wanted == null
                        ? totalUnits
                        : Math.max(totalUnits, Math.max(wanted.totalUnits, wanted.sentUnits));
        return Math.max(0, total - executedUnits());
    }

    private long executedUnits() {
        return executions == null ? filledUnits : executions.executedUnits();
    }

    /// [#openUnits] with the sign of its side.
    public long signedOpenUnits() {
        return side().sign() * openUnits();
    }

    /// The present limit or trigger in units, 0 for an order without a fixed price.
    public long priceUnits() {
        return units(terms.priceOrNull());
    }

    /// The limit or trigger of a replace without an answer, 0 without one.
    public long sentPriceUnits() {
        return wanted == null ? 0 : units(wanted.sentTerms.priceOrNull());
    }

    private long units(@Nullable Price price) {
        return price == null ? 0 : price.unitsAt(instrument().priceScale());
    }

    public long totalUnits() {
        return totalUnits;
    }

    /// What a replace asked for.
    ///
    /// @param pending whether the venue has not answered yet
    /// @param merged whether it was asked for while another was pending, so that it is not sent yet
    /// @param totalUnits what is wanted last
    /// @param sentUnits what the venue was asked for
    public record Wanted(
            boolean pending,
            boolean merged,
            long totalUnits,
            OrderTerms terms,
            long sentUnits,
            OrderTerms sentTerms) {}

    public boolean isReplacePending() {
        return wanted != null;
    }

    /// The pending replace, or the present terms if none is.
    public Wanted wanted() {
        return wanted != null
                ? wanted
                : new Wanted(false, false, totalUnits, terms, totalUnits, terms);
    }

    /// The order as it goes to the venue.
    public OrderIntent intent() {
        return intentWith(totalUnits, terms);
    }

    /// The order as it would be with another quantity and prices.
    public OrderIntent intentWith(long units, OrderTerms changed) {
        return new OrderIntent(
                number,
                instrument(),
                side(),
                request.sideMode(),
                units,
                request.size(),
                changed,
                request.timeInForce(),
                request.reduceOnly(),
                request.postOnly(),
                links);
    }

    /// Whether it can only shrink the position it protects, or sleeps until another order fills:
    /// not counted as intent by the target helpers.
    public boolean isProtective() {
        var against = (side().sign() > 0) != (book.signedUnits() > 0) && !book.isFlat();
        return request.reduceOnly() || sleeps() || (terms.isStop() && against);
    }

    /// Whether it waits for its parent: for the first fill if it is on the other side of the same
    /// instrument, else for the last.
    private boolean sleeps() {
        if (parent == null) {
            return false;
        }
        var exit = side() != parent.side() && instrument().equals(parent.instrument());
        return exit ? parent.filledUnits == 0 : parent.openUnits() > 0;
    }

    /// Whether an execution was reported before.
    public boolean knowsExecution(long id) {
        return executions != null
                ? executions.find(id) >= 0
                : commissionCurrency != null && executionId == id;
    }

    /// What the venue said of an execution before it came; null if nothing.
    @Nullable Amendment amendment(long id) {
        return executions == null ? null : executions.amendment(id);
    }

    /// An execution that was reported; null if it was not.
    @Nullable Execution execution(long id) {
        if (executions != null) {
            var row = executions.find(id);
            return row < 0 ? null : executions.get(row);
        }
        return commissionCurrency != null && executionId == id ? only(commissionCurrency) : null;
    }

    /// Takes a new execution.
    ///
    /// @param number number of its fill within the run
    void addFill(ExecutionReport.Filled fill, long number) {
        if (executions == null && commissionCurrency == null) {
            executionId = fill.executionId();
            fillNumber = number;
            fillPriceUnits = fill.priceUnits();
            commissionUnits = fill.commissionUnits();
            commissionCurrency = fill.commissionCurrency();
            filledUnits = fill.quantityUnits();
            return;
        }
        var all = table();
        all.add(
                fill.executionId(),
                number,
                fill.quantityUnits(),
                fill.priceUnits(),
                fill.commissionUnits(),
                fill.commissionCurrency());
        filledUnits = all.filledUnits();
    }

    /// Takes back or corrects an execution, whether it came already or not.
    ///
    /// @param corrected null to take it back
    /// @return what counted before; null if nothing that is known changed
    @Nullable Execution amend(long id, @Nullable Execution corrected) {
        var all = table();
        var before = all.amend(id, corrected);
        filledUnits = all.filledUnits();
        return before;
    }

    /// Takes every execution that counts, in the order of their reports.
    void forEachExecution(Consumer<Execution> action) {
        if (executions == null && commissionCurrency != null) {
            action.accept(only(commissionCurrency));
        } else if (executions != null) {
            for (var i = 0; i < executions.count(); i++) {
                action.accept(executions.get(i));
            }
        }
    }

    private Executions table() {
        if (executions == null) {
            executions = new Executions();
            if (commissionCurrency != null) {
                executions.add(
                        executionId,
                        fillNumber,
                        filledUnits,
                        fillPriceUnits,
                        commissionUnits,
                        commissionCurrency);
            }
        }
        return executions;
    }

    private Execution only(Currency currency) {
        return new Execution(
                executionId, fillNumber, filledUnits, fillPriceUnits, commissionUnits, currency);
    }

    /// The executions as saved state; null without any.
    @Nullable State saveExecutions() {
        return executions == null && commissionCurrency == null ? null : copy().save();
    }

    private Executions copy() {
        var copy = new Executions();
        if (executions != null) {
            return executions;
        }
        forEachExecution(one ->
                copy.add(
                        one.id(),
                        one.number(),
                        one.quantityUnits(),
                        one.priceUnits(),
                        one.commissionUnits(),
                        one.commissionCurrency()));
        return copy;
    }

    void loadExecutions(State state) {
        var all = Executions.load(state);
        filledUnits = all.filledUnits();
        if (all.count() == 1 && all.isPlain()) {
            var one = all.get(0);
            executionId = one.id();
            fillNumber = one.number();
            fillPriceUnits = one.priceUnits();
            commissionUnits = one.commissionUnits();
            commissionCurrency = one.commissionCurrency();
        } else {
            executions = all;
        }
    }

    @Override
    public Instrument instrument() {
        return request.instrument();
    }

    public KeptPosition book() {
        return book;
    }

    @Override
    public String toString() {
        return "order "
                + number
                + " "
                + side()
                + " "
                + quantity()
                + " "
                + instrument()
                + " "
                + terms
                + " "
                + state;
    }
}
