package dev.tandem.indicators;

import dev.tandem.api.strategy.KnownValues;
import dev.tandem.api.strategy.SharedIndicator;
import org.jspecify.annotations.Nullable;

/// Linearly weighted moving average (WMA): the newest of the last `period` values counts `period`
/// times, the oldest once.
///
/// Formula: `(period × newest + … + 1 × oldest) / (period × (period + 1) / 2)`
///
/// The first value appears at value number `period`.
///
/// Each value costs constant time: the weighted sum loses the plain sum and gains the new value
/// `period` times. What that rounds away is kept, and after each `period` values the sum is made
/// afresh, so nothing drifts.
///
/// Source: J. J. Murphy, *Technical Analysis of the Financial Markets* (1999), chapter 9.
public final class WeightedAverage implements SharedIndicator {
    private final int period;
    private final Window window;
    private final RollingSum sum;
    private double weighted;
    private double rest; // exact weighted sum less `weighted`
    private int sinceFresh;
    private transient @Nullable KnownValues known; // computed for another run

    /// Starts without history.
    ///
    /// @param period number of values averaged, 1 to 10,000,000
    public WeightedAverage(int period) {
        this.period = Checks.period("WeightedAverage", period, 1);
        this.window = new Window(period);
        this.sum = new RollingSum(period);
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
        return known != null
                ? known.value()
                : isReady() ? (weighted + rest) / (0.5 * period * (period + 1.0)) : Double.NaN;
    }

    @Override
    public int warmup() {
        return period;
    }

    @Override
    public boolean isReady() {
        return known != null ? known.isReady() : window.isReady();
    }

    @Override
    public SharedIndicator fresh() {
        return new WeightedAverage(period);
    }

    @Override
    public void lookUp(KnownValues values) {
        if (sum.isBlank()) {
            known = values;
        }
    }

    @Override
    public String toString() {
        return "WeightedAverage(" + period + ")";
    }

    /// Takes a value that the caller has checked.
    void push(double value) {
        if (isReady()) {
            plus(-sum.value());
            rest -= sum.restOfValue();
            plusProduct(period, value);
        }
        window.push(value);
        sum.push(value);
        sinceFresh++;
        if (sinceFresh == period) {
            sinceFresh = 0;
            addUp();
        }
    }

    /// Whether it has taken nothing yet.
    boolean isBlank() {
        return sum.isBlank();
    }

    private void addUp() {
        weighted = 0;
        rest = 0;
        for (var ago = 0; ago < period; ago++) {
            plusProduct(period - ago, window.ago(ago));
        }
    }

    private void plusProduct(double weight, double value) {
        var product = weight * value;
        plus(product);
        rest += Exact.restOfProduct(weight, value, product);
    }

    private void plus(double amount) {
        var total = weighted + amount;
        rest += Exact.restOfSum(weighted, amount, total);
        weighted = total;
    }

    private void goAlone() {
        var taken = known;
        if (taken != null) {
            known = null;
            taken.replay(this::push);
        }
    }
}
