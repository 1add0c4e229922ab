package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import java.util.Arrays;
import java.util.List;

/// The trades of one instrument as columns, oldest first; immutable. Times never decrease, trades
/// of one instant keep the order of their source. The arrays stay inside: readers take elements, so
/// that a loop over millions of trades makes no objects.
public final class TradeColumns {
    private static final Aggressor[] AGGRESSORS = Aggressor.values();

    private final Instrument instrument;
    private final int count;
    private final long[] atNanos;
    private final double[] price;
    private final double[] size;
    private final byte[] aggressor;

    private TradeColumns(
            Instrument instrument,
            long[] atNanos,
            double[] price,
            double[] size,
            byte[] aggressor) {
        this.instrument = instrument;
        this.count = atNanos.length;
        this.atNanos = atNanos;
        this.price = price;
        this.size = size;
        this.aggressor = aggressor;
    }

    /// Starts an empty series.
    public static Builder builder(Instrument instrument) {
        return new Builder(instrument);
    }

    /// The parts one after the other.
    ///
    /// @param parts at least one, of one instrument, in time order
    /// @throws IllegalArgumentException if the parts are out of order
    static TradeColumns join(List<TradeColumns> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var builder = builder(parts.getFirst().instrument);
        for (var part : parts) {
            for (var i = 0; i < part.count; i++) {
                builder.append(part.atNanos[i], part.price[i], part.size[i], part.aggressor(i));
            }
        }
        return builder.build();
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Number of trades.
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// Event time, nanoseconds since 1970 UTC.
    public long atNanos(int index) {
        return atNanos[index];
    }

    public double price(int index) {
        return price[index];
    }

    /// Units of the instrument.
    public double size(int index) {
        return size[index];
    }

    public Aggressor aggressor(int index) {
        return AGGRESSORS[aggressor[index]];
    }

    /// The first trade at or after an instant, or [#count] if none is.
    public int indexAtOrAfter(long nanos) {
        return TickTimes.indexAtOrAfter(atNanos, nanos);
    }

    /// The trades from an instant to before another.
    public TradeColumns between(long fromNanos, long untilNanos) {
        var from = indexAtOrAfter(fromNanos);
        var until = Math.max(from, indexAtOrAfter(untilNanos));
        return from == 0 && until == count
                ? this
                : new TradeColumns(
                        instrument,
                        Arrays.copyOfRange(atNanos, from, until),
                        Arrays.copyOfRange(price, from, until),
                        Arrays.copyOfRange(size, from, until),
                        Arrays.copyOfRange(aggressor, from, until));
    }

    /// The same trades as those of another instrument, such as the same one with another ordinal.
    public TradeColumns withInstrument(Instrument changed) {
        return new TradeColumns(changed, atNanos, price, size, aggressor);
    }

    @Override
    public String toString() {
        return instrument + " (" + count + " trades)";
    }

    /// Collects trades in time order. For one thread.
    public static final class Builder {
        private final Instrument instrument;
        private int count;
        private long[] atNanos = new long[TickTimes.START];
        private double[] price = new double[TickTimes.START];
        private double[] size = new double[TickTimes.START];
        private byte[] aggressor = new byte[TickTimes.START];

        private Builder(Instrument instrument) {
            this.instrument = instrument;
        }

        public int count() {
            return count;
        }

        /// Adds the next trade.
        ///
        /// @throws IllegalArgumentException if it is earlier than the last one
        public Builder append(long atNanos, double price, double size, Aggressor aggressor) {
            if (count > 0 && atNanos < this.atNanos[count - 1]) {
                throw TickTimes.outOfOrder("trade", count, instrument, atNanos);
            }
            if (count == this.atNanos.length) {
                resize(TickTimes.larger(count));
            }
            this.atNanos[count] = atNanos;
            this.price[count] = price;
            this.size[count] = size;
            this.aggressor[count] = (byte) aggressor.ordinal();
            count++;
            return this;
        }

        /// The trades so far; the builder is empty again.
        public TradeColumns build() {
            resize(count);
            var result = new TradeColumns(instrument, atNanos, price, size, aggressor);
            count = 0;
            resize(0); // the arrays belong to the result now
            return result;
        }

        private void resize(int length) {
            atNanos = Arrays.copyOf(atNanos, length);
            price = Arrays.copyOf(price, length);
            size = Arrays.copyOf(size, length);
            aggressor = Arrays.copyOf(aggressor, length);
        }
    }
}
