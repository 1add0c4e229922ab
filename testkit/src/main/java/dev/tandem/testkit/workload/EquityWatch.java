package dev.tandem.testkit.workload;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.RunListener;

/// Marks equity on every instant with bars: its peak and the deepest fall below it, and counts the
/// fills.
public final class EquityWatch implements RunListener {
    private long fills;
    private long peakUnits = Long.MIN_VALUE;
    private long drawdownUnits;

    @Override
    public void onFill(Fill fill) {
        fills++;
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        if (equityUnits > peakUnits) {
            peakUnits = equityUnits;
        } else {
            drawdownUnits = Math.max(drawdownUnits, peakUnits - equityUnits);
        }
    }

    public long fills() {
        return fills;
    }

    /// In ledger units of the account's currency.
    public long peakUnits() {
        return peakUnits;
    }

    /// In ledger units of the account's currency, 0 or more.
    public long drawdownUnits() {
        return drawdownUnits;
    }
}
