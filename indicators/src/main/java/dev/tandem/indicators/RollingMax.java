package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Largest of the last `period` values.
///
/// Formula: `max(value, the period - 1 values before it)`
///
/// The first value appears at value number `period`.
///
/// Keeps only values that can still become the largest, in falling order, so a value costs constant
/// time on average whatever the period.
///
/// Source: D. Lemire, *Streaming Maximum-Minimum Filter Using No More than Three Comparisons per
/// Element* (2006).
public final class RollingMax implements SharedIndicator {
    private final int period;
    private final double[] candidates; // a ring, falling from `first` on
    private final long[] numbers; // of the candidates in the series, from 0
    private int first;
    private int size;
    private long count;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of values looked at, 1 to 10,000,000
    public RollingMax(int period) {
        this.period = Checks.period("RollingMax", period, 1);
        this.candidates = new double[period];
        this.numbers = new long[period];
    }

    @Override
    public void add(double value) {
        if (known == null || !known.take(value)) {
            goAlone();
            push(Checks.value(this, value));
        }
    }

    @Override
    public double value() {
        return known != null ? known.value() : isReady() ? candidates[first] : Double.NaN;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : count >= period;
    }

    @Override
    public SharedIndicator fresh() {
        return new RollingMax(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (count == 0) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "RollingMax(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        if (size > 0 && numbers[first] <= count - period) {
            first = slot(1);
            size--;
        }
        while (size > 0 && candidates[slot(size - 1)] <= value) {
            size--;
        }
        var free = slot(size);
        candidates[free] = value;
        numbers[free] = count;
        size++;
        count++;
    }

    /// Whether it has taken nothing yet.
    boolean isBlank() {
        return count == 0;
    }

    private int slot(int offset) {
        var slot = first + offset;
        return slot < period ? slot : slot - period;
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
