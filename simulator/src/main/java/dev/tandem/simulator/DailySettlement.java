package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.state.State;

/// Pays out the gains of futures at the close of each session of their calendar, at the last price.
final class DailySettlement {
    private final VenueAccount account;
    private long nextNanos = WorkingOrder.NEVER;

    DailySettlement(VenueAccount account) {
        this.account = account;
    }

    /// When something is to be settled next.
    long nextNanos() {
        return nextNanos;
    }

    /// A position may have been opened.
    void traded(long atNanos, Instrument instrument) {
        if (instrument.contract().settlement() == Settlement.DAILY) {
            nextNanos = Math.min(nextNanos, instrument.calendar().nextCloseNanos(atNanos));
        }
    }

    /// Settles if it is time.
    void settle(long atNanos) {
        if (atNanos < nextNanos) {
            return;
        }
        nextNanos = WorkingOrder.NEVER;
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            var instrument = holdings[place].instrument();
            if (!holdings[place].isFlat()
                    && instrument.contract().settlement() == Settlement.DAILY) {
                account.settle(place, account.markUnits(instrument));
                traded(atNanos, instrument);
            }
        }
    }

    State save() {
        return new State().put("nextNanos", nextNanos);
    }

    void load(State state) {
        nextNanos = state.getLong("nextNanos");
    }
}
