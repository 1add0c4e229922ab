package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import dev.tandem.simulator.MarginLevels.Prices;
import dev.tandem.simulator.MarginRules.Liquidation;
import java.util.function.Predicate;

/// Liquidations that wait for an open: see [Liquidation#NEXT_OPEN] and [Liquidation#DAILY].
final class LateLiquidation {
    private final VenueAccount account;
    private final MarginLevels levels;
    private final MarginWatch watch;
    private final BarMatcher matcher;
    private final Liquidation rule;
    private Demand demand = Demand.NONE;
    private long nextNanos = WorkingOrder.NEVER;
    private long deadlineNanos = WorkingOrder.NEVER;

    /// What the venue demands now.
    private enum Demand {
        NONE,
        /// The initial margin, until the deadline.
        CALLED,
        /// Positions are closed when they open.
        DUE
    }

    LateLiquidation(
            VenueAccount account, MarginLevels levels, MarginWatch watch, BarMatcher matcher) {
        this.account = account;
        this.levels = levels;
        this.watch = watch;
        this.matcher = matcher;
        rule = account.rules().margin().liquidation();
    }

    /// When a session ends at whose close margins are compared.
    long nextNanos() {
        return nextNanos;
    }

    /// Whether margin is called, or positions wait to be closed.
    boolean isDemanding() {
        return demand != Demand.NONE;
    }

    void afterRanges(long atNanos, Prices marks) {
        if (rule == Liquidation.DAILY && atNanos >= nextNanos && levels.isAnyShared()) {
            compare(atNanos, marks);
        }
        plan(atNanos, marks);
    }

    /// Closes what opens now, if it is due.
    void afterOpens(long atNanos, Prices marks) {
        close(atNanos, marks, instrument -> matcher.hasOpened(instrument, atNanos));
    }

    /// Closes what is due of an instrument that ticks drive: it has no opens, so a tick is one.
    void afterTick(long atNanos, Instrument instrument, Prices marks) {
        close(atNanos, marks, instrument::equals);
    }

    private void close(long atNanos, Prices marks, Predicate<Instrument> opens) {
        if (demand != Demand.DUE) {
            return;
        }
        var initial = rule == Liquidation.DAILY;
        watch.liquidateAtOpen(
                atNanos,
                marks,
                initial,
                place -> opens.test(account.holdings()[place].instrument()));
        if (levels.sharedEquity(marks) >= watch.required(marks, atNanos, initial)) {
            end();
        }
    }

    private void end() {
        demand = Demand.NONE;
        watch.calledNoMore();
    }

    /// Sees what has become due by now, and when margins are compared next.
    void plan(long atNanos, Prices marks) {
        nextNanos = WorkingOrder.NEVER;
        if (rule == Liquidation.IMMEDIATE) {
            return;
        }
        if (!levels.isAnyShared()) {
            end();
            return;
        }
        if (demand != Demand.DUE) {
            var equity = levels.sharedEquity(marks);
            var least = rule == Liquidation.DAILY ? 0 : watch.required(marks, atNanos, false);
            if (equity < least) {
                demand = Demand.DUE;
            }
        }
        if (rule == Liquidation.DAILY) {
            nextNanos = closeNanos(atNanos, false);
        }
    }

    private void compare(long atNanos, Prices marks) {
        var equity = levels.sharedEquity(marks);
        switch (demand) {
            case NONE -> {
                if (equity < watch.required(marks, atNanos, false)) {
                    demand = Demand.CALLED;
                    deadlineNanos = closeNanos(atNanos, true);
                    watch.call(equity, watch.required(marks, atNanos, true));
                }
            }
            case CALLED -> {
                if (equity >= watch.required(marks, atNanos, true)) {
                    end();
                } else if (atNanos >= deadlineNanos) {
                    demand = Demand.DUE;
                }
            }
            case DUE -> {}
        }
    }

    /// The next close of a session of the positions.
    ///
    /// @param last of those of all instruments, instead of the first
    private long closeNanos(long atNanos, boolean last) {
        var found = last ? Long.MIN_VALUE : WorkingOrder.NEVER;
        for (var place = 0; place < account.holdings().length; place++) {
            if (levels.isShared(place)) {
                var calendar = account.holdings()[place].instrument().calendar();
                var close = calendar.nextCloseNanos(atNanos);
                found = last ? Math.max(found, close) : Math.min(found, close);
            }
        }
        return found;
    }

    State save() {
        return new State()
                .put("demand", demand.name())
                .put("nextNanos", nextNanos)
                .put("deadlineNanos", deadlineNanos);
    }

    void load(State state) {
        demand = Demand.valueOf(state.getText("demand"));
        nextNanos = state.getLong("nextNanos");
        deadlineNanos = state.getLong("deadlineNanos");
    }
}
