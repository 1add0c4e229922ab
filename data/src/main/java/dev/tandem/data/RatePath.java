package dev.tandem.data;

import dev.tandem.api.value.Currency;
import java.util.Arrays;
import java.util.Optional;

/// What one unit of a currency was worth in another over time: each rate holds from its instant
/// until the next.
public final class RatePath {
    private final Currency currency;
    private final Currency in;
    private final long[] nanos;
    private final double[] rates;

    private RatePath(Currency currency, Currency in, long[] nanos, double[] rates) {
        this.currency = currency;
        this.in = in;
        this.nanos = nanos;
        this.rates = rates;
    }

    /// The closes of a pair's bars, each known when its bar has ended.
    ///
    /// @param currency the first of the pair
    /// @param in the second of the pair
    public static RatePath of(Currency currency, Currency in, BarColumns bars) {
        var nanos = new long[bars.count()];
        var rates = new double[bars.count()];
        for (var i = 0; i < nanos.length; i++) {
            nanos[i] = bars.closeNanos(i);
            rates[i] = bars.close(i);
        }
        return new RatePath(currency, in, nanos, rates);
    }

    /// The path into another currency: this one, or its inverse; empty if it leads elsewhere.
    public Optional<RatePath> into(Currency wanted) {
        if (in.equals(wanted)) {
            return Optional.of(this);
        }
        return currency.equals(wanted)
                ? Optional.of(
                        new RatePath(
                                in,
                                currency,
                                nanos,
                                Arrays.stream(rates).map(r -> 1 / r).toArray()))
                : Optional.empty();
    }

    /// The rates that hold until an instant, which is included.
    public RatePath until(long untilNanos) {
        var found = Arrays.binarySearch(nanos, untilNanos);
        var count = found < 0 ? -found - 1 : found + 1;
        return new RatePath(currency, in, Arrays.copyOf(nanos, count), Arrays.copyOf(rates, count));
    }

    /// The currency that has a rate.
    public Currency currency() {
        return currency;
    }

    /// The currency that the rate is in.
    public Currency in() {
        return in;
    }

    public int count() {
        return nanos.length;
    }

    /// When a rate begins to hold, nanoseconds since 1970 UTC; they rise strictly.
    public long nanos(int index) {
        return nanos[index];
    }

    /// What one unit is worth, above 0.
    public double rate(int index) {
        return rates[index];
    }

    @Override
    public String toString() {
        return currency + " in " + in + " (" + nanos.length + " rates)";
    }
}
