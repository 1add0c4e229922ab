package dev.tandem.indicators;

import dev.tandem.api.strategy.ValueIndicator;

/// Moving average convergence/divergence: a fast [Ema] less a slow one, in the unit of the values,
/// and the average of that difference as a signal.
///
/// Formula: `value = ema(fast) - ema(slow)`, `signal = ema(value, signal)`, `histogram = value -
/// signal`
///
/// The first value appears at value number `slow`, the first signal `signal - 1` later. [#warmup]
/// asks for enough that the seeds of the slow average and of the signal have faded.
///
/// Source: G. Appel, *Technical Analysis: Power Tools for Active Investors* (2005).
public final class Macd implements ValueIndicator {
    private final int fastPeriod;
    private final int slowPeriod;
    private final int signalPeriod;
    private final Ema fast;
    private final Ema slow;
    private final Ema signal;

    /// Periods 12, 26 and 9, as in the source.
    public Macd() {
        this(12, 26, 9);
    }

    /// Starts without history.
    ///
    /// @param fast 1 to 10,000,000
    /// @param slow longer than fast
    /// @param signal 1 to 10,000,000
    public Macd(int fast, int slow, int signal) {
        this.fastPeriod = Checks.period("Macd", "fast period", fast, 1);
        this.slowPeriod = Checks.longer("Macd", "slow period", slow, fast);
        this.signalPeriod = Checks.period("Macd", "signal period", signal, 1);
        this.fast = new Ema(fast);
        this.slow = new Ema(slow);
        this.signal = new Ema(signal);
    }

    @Override
    public void add(double value) {
        Checks.value(this, value);
        fast.push(value);
        slow.push(value);
        if (slow.isReady()) {
            signal.push(value());
        }
    }

    /// The difference of the averages; NaN before value number `slow`.
    @Override
    public double value() {
        return fast.value() - slow.value();
    }

    /// The average of the difference; NaN until [#isReady].
    public double signal() {
        return signal.value();
    }

    /// The difference less its average; NaN until [#isReady].
    public double histogram() {
        return value() - signal();
    }

    /// The fast average; NaN before value number `fast`.
    public double fast() {
        return fast.value();
    }

    /// The slow average; NaN before value number `slow`.
    public double slow() {
        return slow.value();
    }

    @Override
    public int warmup() {
        return Warmups.chained(slow.warmup(), signal.warmup());
    }

    @Override
    public boolean isReady() {
        return signal.isReady();
    }

    @Override
    public String toString() {
        return "Macd(" + fastPeriod + ", " + slowPeriod + ", " + signalPeriod + ")";
    }
}
