package dev.tandem.engine;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Calls the strategy, one callback at a time and all or nothing: what it decided leaves when it
/// returns; when it throws, nothing leaves and the abort is counted.
final class StrategyCalls {
    private static final int EVENT_LIMIT = 100_000;
    private static final int RECORD_LIMIT = 100_000;

    private final Strategy strategy;
    private final Context context;
    private final Callbacks callbacks;
    private final Transaction transaction;
    private final Outbox outbox;
    private final RunListener listener;
    private final boolean stopOnAbort;
    private final List<Recorded> records = new ArrayList<>();
    private Cause cause = Cause.START;
    private long causeId;
    private long nowNanos;
    private boolean inCallback;
    private boolean declaring;
    private boolean recordsMuted;
    private long aborts;
    private Throwable lastAbort = new IllegalStateException("no callback threw");

    private record Recorded(String name, double value) {}

    StrategyCalls(
            Strategy strategy,
            Callbacks callbacks,
            Context context,
            Transaction transaction,
            Outbox outbox,
            RunListener listener,
            boolean stopOnAbort) {
        this.strategy = strategy;
        this.context = context;
        this.callbacks = callbacks;
        this.transaction = transaction;
        this.outbox = outbox;
        this.listener = listener;
        this.stopOnAbort = stopOnAbort;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    void onBar(long atNanos, Bar bar) { // the hot one: no lambda
        begin(Cause.BAR, bar.subscription(), atNanos);
        try {
            strategy.onBar(context, bar);
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        finish();
    }

    void onSlice(long atNanos, Slice slice) { // as hot
        begin(Cause.SLICE, 0, atNanos);
        try {
            strategy.onSlice(context, slice);
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        finish();
    }

    void onTrade(long atNanos, Trade trade) { // as hot
        begin(Cause.TRADE, trade.instrument().ordinal(), atNanos);
        try {
            strategy.onTrade(context, trade);
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        finish();
    }

    void onQuote(long atNanos, Quote quote) { // as hot
        begin(Cause.QUOTE, quote.instrument().ordinal(), atNanos);
        try {
            strategy.onQuote(context, quote);
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        finish();
    }

    void onBook(long atNanos, Book book) { // as hot
        begin(Cause.BOOK, book.instrument().ordinal(), atNanos);
        try {
            strategy.onBook(context, book);
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        finish();
    }

    /// Runs a callback, then tells the strategy what came of it.
    void call(Cause why, long id, long atNanos, Runnable callback) {
        callOnly(why, id, atNanos, callback);
        tellEvents();
    }

    /// Runs `onStart`, in which declarations are possible. A failure ends the run in any case: half
    /// declared is nothing.
    void declare(long atNanos, Runnable callback) {
        declaring = true;
        var before = aborts;
        try {
            callOnly(Cause.START, 0, atNanos, callback);
        } finally {
            declaring = false;
        }
        if (aborts > before) {
            throw new StrategyFailure(Cause.START.callback, atNanos, lastAbort);
        }
        tellEvents();
    }

    /// Runs what the engine itself does after a report; a failure here is the engine's own.
    void followUp(long id, long atNanos, Runnable action) {
        run(Cause.FOLLOW_UP, id, atNanos, action);
    }

    /// Runs what the engine itself does; a failure here is the engine's own.
    void run(Cause why, long id, long atNanos, Runnable action) {
        begin(why, id, atNanos);
        try {
            action.run();
        } finally {
            inCallback = false;
        }
        commit();
        tellEvents();
    }

    /// Tells the strategy of an order event.
    void tell(long atNanos, OrderEvent event) {
        listener.onOrderEvent(atNanos, event);
        if (callbacks.order()) {
            callOnly(
                    Cause.ORDER,
                    event.order().number(),
                    atNanos,
                    () -> strategy.onOrder(context, event));
        }
    }

    /// While muted, records are dropped: a restored strategy recorded them before.
    void muteRecords(boolean on) {
        recordsMuted = on;
    }

    void record(String name, double value) {
        if (recordsMuted) {
            return;
        }
        if (records.size() == RECORD_LIMIT) {
            throw new IllegalStateException(
                    "more than " + RECORD_LIMIT + " records in one callback");
        }
        records.add(new Recorded(name, value));
    }

    void requireCallback() {
        if (!inCallback) {
            throw new IllegalStateException("the context can be used inside callbacks only");
        }
    }

    void requireDeclaring(String what) {
        if (!declaring) {
            throw new IllegalStateException(what + " is possible in onStart only");
        }
    }

    /// Number of callbacks that threw.
    long aborts() {
        return aborts;
    }

    void restoreAborts(long saved) {
        aborts = saved;
    }

    private void callOnly(Cause why, long id, long atNanos, Runnable callback) {
        begin(why, id, atNanos);
        try {
            callback.run();
        } catch (Throwable thrown) {
            abort(thrown);
        } finally {
            inCallback = false;
        }
        commit();
    }

    /// Tells the strategy what came of its callbacks, such as an order that was denied.
    void tellEvents() {
        if (transaction.hasEvents()) {
            tellAll();
        }
    }

    private void tellAll() {
        var told = 0;
        for (var event = transaction.takeEvent(); event != null; event = transaction.takeEvent()) {
            if (++told > EVENT_LIMIT) {
                throw new TandemException(
                        Kind.STRATEGY,
                        "TDM-5003",
                        "order events without end: more than "
                                + EVENT_LIMIT
                                + " at one input, the last is "
                                + event,
                        "do not answer each denial in onOrder with an order");
            }
            tell(nowNanos, event);
        }
    }

    private void begin(Cause why, long id, long atNanos) {
        cause = why;
        causeId = id;
        nowNanos = atNanos;
        inCallback = true;
    }

    /// Lets out what a hot callback left; nearly always there is nothing.
    private void finish() {
        if (!transaction.isEmpty() || !records.isEmpty()) {
            commit();
            tellEvents();
        }
    }

    private void commit() {
        if (!records.isEmpty()) {
            records.forEach(one -> listener.onRecord(nowNanos, one.name(), one.value()));
            records.clear();
        }
        if (!transaction.isEmpty()) {
            leave();
        }
    }

    private void leave() {
        var decisions = transaction.decisions();
        for (var i = 0; i < decisions.size(); i++) {
            outbox.leave(cause, causeId, nowNanos, decisions.get(i));
        }
        transaction.commit();
    }

    private void abort(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error
                && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
        transaction.abort();
        records.clear();
        aborts++;
        lastAbort = thrown;
        listener.onAbort(nowNanos, cause.callback, thrown);
        if (stopOnAbort) {
            throw new StrategyFailure(cause.callback, nowNanos, thrown);
        }
    }
}
