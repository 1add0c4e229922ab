package dev.tandem.simulator;

import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import dev.tandem.simulator.MarginLevels.Prices;
import dev.tandem.simulator.MarginRules.Liquidation;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Compares equity with the maintenance margin after each instant, and within the bars that end;
/// calls for margin and liquidates as the [MarginRules] have it.
///
/// Costs nothing where no position can bind margin.
final class MarginWatch {
    private final VenueAccount account;
    private final MarginRules rules;
    private final MarginLevels levels;
    private final Liquidations liquidations;
    private final QuickMargin quick;
    private final RangeWatch ranges;
    private final LateLiquidation late;
    private final ArrayDeque<VenueReport> reports;
    private final Prices marks;
    private final boolean isNeeded;
    private final boolean[] calledAlone;
    private boolean called;

    MarginWatch(
            VenueModel model,
            VenueAccount account,
            BarMatcher matcher,
            WorkingOrders orders,
            Liquidations liquidations,
            ArrayDeque<VenueReport> reports) {
        this.account = account;
        this.rules = account.rules().margin();
        this.liquidations = liquidations;
        this.reports = reports;
        marks = account::markUnits;
        levels = new MarginLevels(account, model.terms());
        quick = new QuickMargin(account, levels);
        ranges = new RangeWatch(account, levels, this, matcher, orders);
        late = new LateLiquidation(account, levels, this, matcher);
        calledAlone = new boolean[account.holdings().length];
        isNeeded =
                rules.liquidation() != Liquidation.NEVER
                        && account.instruments().stream().anyMatch(model.terms()::isByMargin);
    }

    /// Whether positions can bind margin at all.
    boolean isNeeded() {
        return isNeeded;
    }

    /// When something is to be checked next.
    long nextNanos() {
        return late.nextNanos();
    }

    /// Takes a complete bar, before its orders are matched.
    void onRange(Instrument instrument, double open, double high, double low) {
        if (isNeeded && watchesRanges()) {
            ranges.add(instrument, open, high, low);
        }
    }

    /// The bars of an instant are in, and nothing of them is matched.
    void beforeRanges(long atNanos) {
        if (isNeeded && watchesRanges() && !quick.isSafe(ranges)) {
            ranges.beforeMatching(atNanos);
        }
    }

    /// All that ends at an instant is over.
    void afterRanges(long atNanos) {
        if (!isNeeded) {
            return;
        }
        var isSafe = quick.isSafe(ranges);
        if (watchesRanges() && !isSafe) {
            ranges.afterMatching(atNanos);
        }
        ranges.clear();
        check(isSafe, atNanos);
        late.afterRanges(atNanos, marks);
    }

    /// All that begins at an instant is over.
    void afterOpens(long atNanos) {
        if (isNeeded) {
            late.afterOpens(atNanos, marks);
            check(quick.isSafe(ranges), atNanos);
            late.plan(atNanos, marks);
        }
    }

    /// A tick of an instrument that ticks drive is matched: it is the range of its instant, and
    /// what waits for an open of the instrument closes at it.
    void afterTick(long atNanos, Instrument instrument) {
        if (watches(instrument) || isCalled(instrument)) {
            late.afterTick(atNanos, instrument, marks);
            check(quick.isSafe(ranges), atNanos);
            late.plan(atNanos, marks);
        }
    }

    /// Whether each price of an instrument counts, since a position in it binds margin.
    boolean watches(Instrument instrument) {
        return isNeeded && levels.isBound(instrument);
    }

    /// Whether a call may stand that the end of the position has made void.
    private boolean isCalled(Instrument instrument) {
        var first = instrument.ordinal() * account.modes();
        return called
                || late.isDemanding()
                || calledAlone[first]
                || (account.modes() > 1 && calledAlone[first + 1]);
    }

    private boolean watchesRanges() {
        return rules.liquidation() == Liquidation.IMMEDIATE
                && rules.prices() == MarginRules.Prices.RANGE;
    }

    /// @param isSafe whether no margin is near at any price of the instant
    private void check(boolean isSafe, long atNanos) {
        if (!isSafe) {
            checkMarks(atNanos);
        } else if (rules.liquidation() != Liquidation.DAILY) {
            called = false;
            Arrays.fill(calledAlone, false);
        }
    }

    private void checkMarks(long atNanos) {
        for (var place = 0; place < calledAlone.length; place++) {
            if (levels.isIsolated(place)) {
                checkIsolated(place, marks, atNanos);
            } else {
                calledAlone[place] = false;
            }
        }
        if (!levels.isAnyShared()) {
            called = false;
            return;
        }
        var equity = levels.sharedEquity(marks);
        var maintenance = levels.sharedMaintenance(marks, atNanos);
        if (equity < maintenance && rules.liquidation() == Liquidation.IMMEDIATE) {
            liquidateShared(marks, atNanos);
        } else if (rules.liquidation() != Liquidation.DAILY) {
            if (!isNear(equity, maintenance)) {
                called = false;
            } else if (!called) {
                call(equity, maintenance);
            }
        }
    }

    private void checkIsolated(int place, Prices prices, long atNanos) {
        var equity = levels.isolatedEquity(place, prices);
        var maintenance = levels.maintenance(place, prices, atNanos);
        if (equity < maintenance) {
            liquidateIsolated(place, prices, atNanos);
        } else if (!isNear(equity, maintenance)) {
            calledAlone[place] = false;
        } else if (!calledAlone[place]) {
            calledAlone[place] = true;
            tell(equity, maintenance, account.holdings()[place].instrument());
        }
    }

    /// Closes an isolated position at a price at which it is below its maintenance margin.
    void liquidateIsolated(int place, Prices prices, long atNanos) {
        var instrument = account.holdings()[place].instrument();
        if (!calledAlone[place]) {
            tell(
                    levels.isolatedEquity(place, prices),
                    levels.maintenance(place, prices, atNanos),
                    instrument);
        }
        liquidations.close(place, prices.of(instrument), true, atNanos);
        calledAlone[place] = false;
    }

    /// Closes positions at prices at which they are below their maintenance margin, until they are
    /// not.
    void liquidateShared(Prices prices, long atNanos) {
        if (!called) {
            call(levels.sharedEquity(prices), levels.sharedMaintenance(prices, atNanos));
        }
        liquidations.cancelOpening(levels);
        while (levels.sharedEquity(prices) < levels.sharedMaintenance(prices, atNanos)) {
            var place = worst(prices, atNanos, _ -> true);
            if (place < 0) {
                break;
            }
            closeShared(place, prices, atNanos);
        }
        endIfBankrupt();
    }

    /// Closes positions that are just opening until equity is what is required again.
    void liquidateAtOpen(long atNanos, Prices prices, boolean initial, IntPredicate opens) {
        var began = false;
        while (levels.sharedEquity(prices) < required(prices, atNanos, initial)) {
            var place = worst(prices, atNanos, opens);
            if (place < 0) {
                break;
            }
            if (!began) {
                began = true;
                if (!called) {
                    call(levels.sharedEquity(prices), required(prices, atNanos, initial));
                }
                liquidations.cancelOpening(levels);
            }
            closeShared(place, prices, atNanos);
        }
        if (began) {
            endIfBankrupt();
        }
    }

    private void closeShared(int place, Prices prices, long atNanos) {
        var instrument = account.holdings()[place].instrument();
        liquidations.close(place, prices.of(instrument), false, atNanos);
    }

    long required(Prices prices, long atNanos, boolean initial) {
        return initial
                ? levels.sharedInitial(prices, atNanos)
                : levels.sharedMaintenance(prices, atNanos);
    }

    void call(long equity, long required) {
        called = true;
        tell(equity, required, null);
    }

    void calledNoMore() {
        called = false;
    }

    private void tell(long equity, long required, @Nullable Instrument instrument) {
        reports.add(new AccountReport.MarginCalled(equity, required, instrument));
    }

    /// The position that lost most; of equal ones that which demands most, then the first.
    private int worst(Prices prices, long atNanos, IntPredicate which) {
        var worst = -1;
        var least = 0L;
        var most = 0L;
        for (var place = 0; place < account.holdings().length; place++) {
            if (levels.isShared(place) && which.test(place)) {
                var gain = levels.gain(place, prices);
                var demand = levels.maintenance(place, prices, atNanos);
                if (worst < 0 || gain < least || (gain == least && demand > most)) {
                    worst = place;
                    least = gain;
                    most = demand;
                }
            }
        }
        return worst;
    }

    private void endIfBankrupt() {
        if (!levels.isAnyShared() && account.equityUnits() < 0) {
            liquidations.bankrupt(account.equityUnits());
        }
    }

    private boolean isNear(long equity, long maintenance) {
        var warned = BigDecimal.valueOf(maintenance).multiply(rules.warning());
        return BigDecimal.valueOf(equity).compareTo(warned) < 0;
    }

    State save() {
        var alone = new long[calledAlone.length];
        for (var i = 0; i < alone.length; i++) {
            alone[i] = calledAlone[i] ? 1 : 0;
        }
        return new State()
                .put("called", called)
                .put("calledAlone", alone)
                .put("late", late.save())
                .put("liquidations", liquidations.save());
    }

    void load(State state) {
        called = state.getBoolean("called");
        var alone = state.getLongs("calledAlone");
        for (var i = 0; i < alone.length; i++) {
            calledAlone[i] = alone[i] != 0;
        }
        late.load(state.getState("late"));
        liquidations.load(state.getState("liquidations"));
    }
}
