package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import java.util.Arrays;
import java.util.List;

/// The quotes of one instrument as columns, oldest first; immutable. Times never decrease, quotes
/// of one instant keep the order of their source. A side that is missing has price and size NaN;
/// crossed quotes are kept as they are. The arrays stay inside: readers take elements, so that a
/// loop over millions of quotes makes no objects.
public final class QuoteColumns {
    private final Instrument instrument;
    private final int count;
    private final long[] atNanos;
    private final double[] bid;
    private final double[] bidSize;
    private final double[] ask;
    private final double[] askSize;

    private QuoteColumns(
            Instrument instrument,
            long[] atNanos,
            double[] bid,
            double[] bidSize,
            double[] ask,
            double[] askSize) {
        this.instrument = instrument;
        this.count = atNanos.length;
        this.atNanos = atNanos;
        this.bid = bid;
        this.bidSize = bidSize;
        this.ask = ask;
        this.askSize = askSize;
    }

    /// Starts an empty series.
    public static Builder builder(Instrument instrument) {
        return new Builder(instrument);
    }

    /// The parts one after the other.
    ///
    /// @param parts at least one, of one instrument, in time order
    /// @throws IllegalArgumentException if the parts are out of order
    static QuoteColumns join(List<QuoteColumns> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var builder = builder(parts.getFirst().instrument);
        for (var part : parts) {
            for (var i = 0; i < part.count; i++) {
                builder.append(
                        part.atNanos[i],
                        part.bid[i],
                        part.bidSize[i],
                        part.ask[i],
                        part.askSize[i]);
            }
        }
        return builder.build();
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Number of quotes.
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

    /// The best bid, NaN without one.
    public double bid(int index) {
        return bid[index];
    }

    /// Units of the instrument, NaN without a bid or where the source gives no sizes.
    public double bidSize(int index) {
        return bidSize[index];
    }

    /// The best ask, NaN without one.
    public double ask(int index) {
        return ask[index];
    }

    /// Units of the instrument, NaN without an ask or where the source gives no sizes.
    public double askSize(int index) {
        return askSize[index];
    }

    /// The first quote at or after an instant, or [#count] if none is.
    public int indexAtOrAfter(long nanos) {
        return TickTimes.indexAtOrAfter(atNanos, nanos);
    }

    /// The quotes from an instant to before another.
    public QuoteColumns between(long fromNanos, long untilNanos) {
        var from = indexAtOrAfter(fromNanos);
        var until = Math.max(from, indexAtOrAfter(untilNanos));
        return from == 0 && until == count
                ? this
                : new QuoteColumns(
                        instrument,
                        Arrays.copyOfRange(atNanos, from, until),
                        Arrays.copyOfRange(bid, from, until),
                        Arrays.copyOfRange(bidSize, from, until),
                        Arrays.copyOfRange(ask, from, until),
                        Arrays.copyOfRange(askSize, from, until));
    }

    /// The same quotes as those of another instrument, such as the same one with another ordinal.
    public QuoteColumns withInstrument(Instrument changed) {
        return new QuoteColumns(changed, atNanos, bid, bidSize, ask, askSize);
    }

    @Override
    public String toString() {
        return instrument + " (" + count + " quotes)";
    }

    /// Collects quotes in time order. For one thread.
    public static final class Builder {
        private final Instrument instrument;
        private int count;
        private long[] atNanos = new long[TickTimes.START];
        private double[] bid = new double[TickTimes.START];
        private double[] bidSize = new double[TickTimes.START];
        private double[] ask = new double[TickTimes.START];
        private double[] askSize = new double[TickTimes.START];

        private Builder(Instrument instrument) {
            this.instrument = instrument;
        }

        public int count() {
            return count;
        }

        /// Adds the next quote; a missing side is NaN.
        ///
        /// @throws IllegalArgumentException if it is earlier than the last one
        public Builder append(
                long atNanos, double bid, double bidSize, double ask, double askSize) {
            if (count > 0 && atNanos < this.atNanos[count - 1]) {
                throw TickTimes.outOfOrder("quote", count, instrument, atNanos);
            }
            if (count == this.atNanos.length) {
                resize(TickTimes.larger(count));
            }
            this.atNanos[count] = atNanos;
            this.bid[count] = bid;
            this.bidSize[count] = bidSize;
            this.ask[count] = ask;
            this.askSize[count] = askSize;
            count++;
            return this;
        }

        /// The quotes so far; the builder is empty again.
        public QuoteColumns build() {
            resize(count);
            var result = new QuoteColumns(instrument, atNanos, bid, bidSize, ask, askSize);
            count = 0;
            resize(0); // the arrays belong to the result now
            return result;
        }

        private void resize(int length) {
            atNanos = Arrays.copyOf(atNanos, length);
            bid = Arrays.copyOf(bid, length);
            bidSize = Arrays.copyOf(bidSize, length);
            ask = Arrays.copyOf(ask, length);
            askSize = Arrays.copyOf(askSize, length);
        }
    }
}
