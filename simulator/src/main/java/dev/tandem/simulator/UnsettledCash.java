package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.List;

/// Cash from sales that are not settled: it belongs to the account and pays for nothing yet.
///
/// A sale of one session can pay for what trades in the session that comes N later, T+N: it counts
/// from the close of the session before that one, so that orders sent overnight may use it.
final class UnsettledCash {
    private final int sessions;
    private final List<Sale> sales = new ArrayList<>();
    private long nextNanos = WorkingOrder.NEVER;
    private long units;

    /// Proceeds in the account's currency, and from when on they can be used.
    private record Sale(long dueNanos, long units) {}

    UnsettledCash(int sessions) {
        this.sessions = sessions;
    }

    /// Whether sales take time to settle.
    boolean isDelayed() {
        return sessions > 0;
    }

    /// All that is not settled.
    long units() {
        return units;
    }

    /// When something settles next.
    long nextNanos() {
        return nextNanos;
    }

    void sold(long atNanos, Instrument instrument, long proceeds) {
        if (proceeds > 0) {
            sales.add(new Sale(due(atNanos, instrument), proceeds));
            count();
        }
    }

    /// A fill at the close of a session belongs to it and not to the next one.
    private long due(long atNanos, Instrument instrument) {
        var calendar = instrument.calendar();
        var session = calendar.sessionAtOrAfter(atNanos - 1);
        for (var i = 1; i < sessions; i++) {
            session = calendar.nextSession(session.date());
        }
        return session.closeNanos();
    }

    /// Releases what is due.
    void settle(long atNanos) {
        if (atNanos >= nextNanos) {
            sales.removeIf(sale -> sale.dueNanos() <= atNanos);
            count();
        }
    }

    private void count() {
        units = 0;
        nextNanos = WorkingOrder.NEVER;
        for (var sale : sales) {
            units = Math.addExact(units, sale.units());
            nextNanos = Math.min(nextNanos, sale.dueNanos());
        }
    }

    State save() {
        return new State()
                .put("dueNanos", sales.stream().mapToLong(Sale::dueNanos).toArray())
                .put("units", sales.stream().mapToLong(Sale::units).toArray());
    }

    void load(State state) {
        sales.clear();
        var due = state.getLongs("dueNanos");
        var proceeds = state.getLongs("units");
        for (var i = 0; i < due.length; i++) {
            sales.add(new Sale(due[i], proceeds[i]));
        }
        count();
    }
}
