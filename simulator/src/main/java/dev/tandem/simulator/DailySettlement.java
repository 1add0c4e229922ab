package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.state.State;
import java.util.Arrays;

/// Pays out the gains of futures at the close of each session of their calendar, at the last price.
final class DailySettlement {
    private final VenueAccount account;
    private final long[] dueNanos; // of each position
    private long nextNanos = WorkingOrder.NEVER;

    DailySettlement(VenueAccount account) {
        this.account = account;
        dueNanos = new long[account.holdings().length];
        Arrays.fill(dueNanos, WorkingOrder.NEVER);
    }

    /// When something is to be settled next.
    long nextNanos() {
        return nextNanos;
    }

    /// A position may have been opened.
    void traded(long atNanos, Instrument instrument) {
        if (instrument.contract().settlement() != Settlement.DAILY) {
            return;
        }
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            if (holdings[place].instrument().equals(instrument)
                    && dueNanos[place] == WorkingOrder.NEVER) {
                due(place, atNanos);
            }
        }
    }

    private void due(int place, long atNanos) {
        var calendar = account.holdings()[place].instrument().calendar();
        dueNanos[place] = calendar.nextCloseNanos(atNanos);
        nextNanos = Math.min(nextNanos, dueNanos[place]);
    }

    /// Settles what is due.
    void settle(long atNanos) {
        if (atNanos < nextNanos) {
            return;
        }
        nextNanos = WorkingOrder.NEVER;
        for (var place = 0; place < dueNanos.length; place++) {
            if (dueNanos[place] <= atNanos) {
                var holding = account.holdings()[place];
                dueNanos[place] = WorkingOrder.NEVER;
                if (!holding.isFlat()) {
                    account.settle(place, account.markUnits(holding.instrument()));
                    due(place, atNanos);
                }
            }
            nextNanos = Math.min(nextNanos, dueNanos[place]);
        }
    }

    State save() {
        return new State().put("dueNanos", dueNanos);
    }

    void load(State state) {
        System.arraycopy(state.getLongs("dueNanos"), 0, dueNanos, 0, dueNanos.length);
        nextNanos = Arrays.stream(dueNanos).min().orElse(WorkingOrder.NEVER);
    }
}
