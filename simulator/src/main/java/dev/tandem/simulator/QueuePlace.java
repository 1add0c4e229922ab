package dev.tandem.simulator;

import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.simulator.FillRules.QueueRule;

/// Where a resting limit order stands among those of others at its price, in units of quantity. Our
/// own orders are not in the historical book, so they count nowhere here.
final class QueuePlace {
    private final QueueRule rule;
    private long aheadUnits;
    private long levelUnits;

    /// Traded at the level since its size was last told: explains a part of the next decrease.
    private long tradedUnits;

    /// Taken off by a decrease at [#cutNanos]; a trade of the same instant is its cause, and does
    /// not count again.
    private long cutUnits;

    private long cutNanos = Long.MIN_VALUE;

    /// Behind all that is displayed.
    QueuePlace(QueueRule rule, long displayedUnits) {
        this.rule = rule;
        goBack(displayedUnits);
    }

    /// Goes behind all that is displayed.
    void goBack(long displayedUnits) {
        aheadUnits = rule == QueueRule.FRONT ? 0 : displayedUnits;
        levelUnits = displayedUnits;
        tradedUnits = 0;
        cutUnits = 0;
    }

    long aheadUnits() {
        return aheadUnits;
    }

    /// What of a trade at the price comes through to this order.
    long passed(long units, long atNanos) {
        var counted = units;
        if (cutNanos == atNanos) {
            var explained = Math.min(cutUnits, units);
            cutUnits -= explained;
            counted -= explained;
        }
        tradedUnits = Math.addExact(tradedUnits, units);
        var ahead = aheadUnits;
        aheadUnits = Math.max(0, ahead - counted);
        return Math.max(0, counted - ahead);
    }

    /// The price was traded through: nobody is ahead any more.
    void reached() {
        aheadUnits = 0;
    }

    /// The displayed size of the level is told.
    void show(long displayedUnits, long atNanos) {
        if (cutNanos != atNanos) {
            cutUnits = 0;
        }
        var ahead = aheadUnits;
        if (rule == QueueRule.SHARED) {
            var before = Math.max(levelUnits - tradedUnits, ahead);
            var cancelled = Math.max(0, before - displayedUnits);
            if (before > 0) {
                aheadUnits -= FixedPoint.multiplyDivide(ahead, cancelled, before);
            }
        }
        aheadUnits = Math.min(aheadUnits, displayedUnits);
        cutUnits += ahead - aheadUnits;
        cutNanos = atNanos;
        levelUnits = displayedUnits;
        tradedUnits = 0;
    }

    /// Those ahead are changed as this order is.
    void take(PriceChange change) {
        aheadUnits = change.quantity(aheadUnits);
        levelUnits = change.quantity(levelUnits);
        tradedUnits = change.quantity(tradedUnits);
        cutUnits = change.quantity(cutUnits);
    }

    State save() {
        return new State()
                .put("ahead", aheadUnits)
                .put("level", levelUnits)
                .put("traded", tradedUnits)
                .put("cut", cutUnits)
                .put("cutNanos", cutNanos);
    }

    static QueuePlace load(QueueRule rule, State state) {
        var place = new QueuePlace(rule, 0);
        place.aheadUnits = state.getLong("ahead");
        place.levelUnits = state.getLong("level");
        place.tradedUnits = state.getLong("traded");
        place.cutUnits = state.getLong("cut");
        place.cutNanos = state.getLong("cutNanos");
        return place;
    }
}
