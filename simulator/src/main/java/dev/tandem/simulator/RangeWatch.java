package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/// Whether positions were liquidated inside the bars that end at one instant.
///
/// Of each bar the end counts that is worse for the account. A position that was there before is
/// liquidated ahead of all orders of the bar at the price at which the margin is used up, or at the
/// open that lies beyond it; unless a stop or market order closes it no later: then orders are
/// matched first, and what is left is compared after them, as is what was opened inside the bar.
/// What was opened at the close is compared at the close only.
final class RangeWatch implements QuickMargin.Range {
    private final VenueAccount account;
    private final MarginLevels levels;
    private final MarginWatch watch;
    private final BarMatcher matcher;
    private final WorkingOrders orders;
    private final PriceSweep sweep;
    private final List<Instrument> ended = new ArrayList<>();
    private final boolean[] isEnded;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final long[] reached;
    private final boolean[] isReached;

    RangeWatch(
            VenueAccount account,
            MarginLevels levels,
            MarginWatch watch,
            BarMatcher matcher,
            WorkingOrders orders) {
        this.account = account;
        this.levels = levels;
        this.watch = watch;
        this.matcher = matcher;
        this.orders = orders;
        var count = account.instruments().size();
        sweep = new PriceSweep(account::markUnits, count);
        isEnded = new boolean[count];
        open = new double[count];
        high = new double[count];
        low = new double[count];
        reached = new long[count];
        isReached = new boolean[count];
    }

    void add(Instrument instrument, double openPrice, double highPrice, double lowPrice) {
        var i = instrument.ordinal();
        open[i] = openPrice;
        high[i] = highPrice;
        low[i] = lowPrice;
        isEnded[i] = true;
        ended.add(instrument);
    }

    @Override
    public long low(Instrument instrument) {
        var i = instrument.ordinal();
        return isEnded[i] ? instrument.priceUnits(low[i]) : account.markUnits(instrument);
    }

    @Override
    public long high(Instrument instrument) {
        var i = instrument.ordinal();
        return isEnded[i] ? instrument.priceUnits(high[i]) : account.markUnits(instrument);
    }

    void beforeMatching(long atNanos) {
        check(atNanos, false);
    }

    void afterMatching(long atNanos) {
        check(atNanos, true);
    }

    /// The bars of the instant are over.
    void clear() {
        ended.clear();
        Arrays.fill(isEnded, false);
    }

    private void check(long atNanos, boolean matched) {
        if (ended.isEmpty()) {
            return;
        }
        for (var instrument : ended) {
            var first = instrument.ordinal() * account.modes();
            for (var place = first; place < first + account.modes(); place++) {
                if (levels.isIsolated(place)) {
                    checkIsolated(place, instrument, matched, atNanos);
                }
            }
        }
        Arrays.fill(isReached, false);
        while (checkShared(matched, atNanos)) {}
    }

    private void checkIsolated(int place, Instrument instrument, boolean matched, long atNanos) {
        if (matched && matcher.bar(instrument).openedAtClose) {
            return;
        }
        var isLong = account.holdings()[place].units() > 0;
        var worse = instrument.priceUnits((isLong ? low : high)[instrument.ordinal()]);
        var start = matched ? (isLong ? high : low) : open;
        sweep.clear();
        sweep.move(instrument, instrument.priceUnits(start[instrument.ordinal()]), worse);
        if (findsShortage(() -> isolatedExcess(place, atNanos), matched)
                && (matched || !isProtected(instrument))) {
            watch.liquidateIsolated(place, sweep, atNanos);
        }
    }

    /// @return whether something was closed, so that the rest must be compared again
    private boolean checkShared(boolean matched, long atNanos) {
        sweep.clear();
        for (var instrument : ended) {
            if (levels.isShared(instrument)
                    && !(matched && matcher.bar(instrument).openedAtClose)) {
                moveToWorse(instrument, matched, atNanos);
            }
        }
        if (!findsShortage(() -> sharedExcess(atNanos), matched)) {
            return false;
        }
        for (var instrument : ended) {
            if (levels.isShared(instrument)) {
                if (!matched && isProtected(instrument)) {
                    return false;
                }
                isReached[instrument.ordinal()] = true;
                reached[instrument.ordinal()] = sweep.of(instrument);
            }
        }
        watch.liquidateShared(sweep, atNanos);
        return true;
    }

    private void moveToWorse(Instrument instrument, boolean matched, long atNanos) {
        var i = instrument.ordinal();
        var lowest = low(instrument);
        var highest = high(instrument);
        var atLowest = levels.sharedExcess(instrument, _ -> lowest, atNanos);
        var atHighest = levels.sharedExcess(instrument, _ -> highest, atNanos);
        var falls = atLowest <= atHighest;
        var start = matched ? (falls ? highest : lowest) : instrument.priceUnits(open[i]);
        sweep.move(instrument, isReached[i] ? reached[i] : start, falls ? lowest : highest);
    }

    /// Goes to the first prices at which the margin is used up.
    ///
    /// @return false if it never is; and after the orders are matched, if it always was, so that
    ///   only the close says anything
    private boolean findsShortage(LongSupplier excess, boolean matched) {
        if (sweep.isEmpty()) {
            return false;
        }
        sweep.finish();
        if (excess.getAsLong() >= 0) {
            return false;
        }
        sweep.find(() -> excess.getAsLong() >= 0);
        return !(matched && sweep.isAtStart());
    }

    private long sharedExcess(long atNanos) {
        return Math.subtractExact(
                levels.sharedEquity(sweep), levels.sharedMaintenance(sweep, atNanos));
    }

    private long isolatedExcess(int place, long atNanos) {
        return Math.subtractExact(
                levels.isolatedEquity(place, sweep), levels.maintenance(place, sweep, atNanos));
    }

    /// Whether an order closes a position of the instrument before the prices are reached.
    private boolean isProtected(Instrument instrument) {
        var price = sweep.of(instrument);
        var bar = matcher.bar(instrument);
        for (var order : orders.of(instrument.ordinal())) {
            if (order.isWorking()
                    && order.activeSequence < bar.openSequence
                    && Long.signum(account.position(order)) == -order.side.sign()
                    && (order.isMarket()
                            || (order.kind == WorkingOrder.Kind.STOP
                                    && Matching.reaches(
                                            order.side.opposite(), price, order.triggerUnits)))) {
                return true;
            }
        }
        return false;
    }
}
