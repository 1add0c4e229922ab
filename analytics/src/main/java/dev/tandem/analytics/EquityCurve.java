package dev.tandem.analytics;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;

/// Cash, equity and exposure at every recorded instant, as columns in ledger units of one currency.
public final class EquityCurve implements Marks {
    private final Money starting;
    private final LongColumn atNanos = new LongColumn();
    private final LongColumn cash = new LongColumn();
    private final LongColumn equity = new LongColumn();
    private final LongColumn exposure = new LongColumn();

    /// @param starting the account before its first mark
    public EquityCurve(Money starting) {
        this.starting = starting;
    }

    /// @param exposureUnits sum of the absolute position values
    public void add(long markNanos, long cashUnits, long equityUnits, long exposureUnits) {
        atNanos.add(markNanos);
        cash.add(cashUnits);
        equity.add(equityUnits);
        exposure.add(exposureUnits);
    }

    public Money starting() {
        return starting;
    }

    public Currency currency() {
        return starting.currency();
    }

    @Override
    public int size() {
        return atNanos.size();
    }

    @Override
    public long atNanos(int index) {
        return atNanos.get(index);
    }

    public long cashUnits(int index) {
        return cash.get(index);
    }

    public long equityUnits(int index) {
        return equity.get(index);
    }

    public long exposureUnits(int index) {
        return exposure.get(index);
    }

    @Override
    public double value(int index) {
        return FixedPoint.toDouble(equity.get(index), currency().scale());
    }

    @Override
    public boolean isInvested(int index) {
        return exposure.get(index) != 0;
    }

    @Override
    public double start() {
        return FixedPoint.toDouble(starting.units(), currency().scale());
    }

    /// The equity at the last mark, the starting amount before the first.
    public Money last() {
        return size() == 0 ? starting : new Money(equityUnits(size() - 1), currency());
    }
}
