package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one instrument and size as columns, oldest first; immutable.
///
/// Closes strictly increase, opens and trading days never decrease, each bar opens before it
/// closes. The arrays stay inside: readers take elements, so that a loop over millions of bars
/// makes no objects. All times are nanoseconds since 1970 UTC.
public final class BarColumns {
    private final Instrument instrument;
    private final BarSize size;
    private final int count;
    private final long[] openNanos;
    private final long[] closeNanos;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final int[] tradingDay;
    private final boolean hasVolume;

    private BarColumns(Builder builder) {
        this.instrument = builder.instrument;
        this.size = builder.size;
        this.count = builder.count;
        this.openNanos = Arrays.copyOf(builder.openNanos, count);
        this.closeNanos = Arrays.copyOf(builder.closeNanos, count);
        this.open = Arrays.copyOf(builder.open, count);
        this.high = Arrays.copyOf(builder.high, count);
        this.low = Arrays.copyOf(builder.low, count);
        this.close = Arrays.copyOf(builder.close, count);
        this.volume = Arrays.copyOf(builder.volume, count);
        this.tradingDay = Arrays.copyOf(builder.tradingDay, count);
        this.hasVolume = Arrays.stream(volume).anyMatch(one -> one != 0);
    }

    private BarColumns(BarColumns source, int from, int until) {
        this.instrument = source.instrument;
        this.size = source.size;
        this.count = until - from;
        this.openNanos = Arrays.copyOfRange(source.openNanos, from, until);
        this.closeNanos = Arrays.copyOfRange(source.closeNanos, from, until);
        this.open = Arrays.copyOfRange(source.open, from, until);
        this.high = Arrays.copyOfRange(source.high, from, until);
        this.low = Arrays.copyOfRange(source.low, from, until);
        this.close = Arrays.copyOfRange(source.close, from, until);
        this.volume = Arrays.copyOfRange(source.volume, from, until);
        this.tradingDay = Arrays.copyOfRange(source.tradingDay, from, until);
        this.hasVolume = source.hasVolume;
    }

    private BarColumns(BarColumns source, Instrument instrument) {
        this.instrument = instrument;
        this.size = source.size;
        this.count = source.count;
        this.openNanos = source.openNanos;
        this.closeNanos = source.closeNanos;
        this.open = source.open;
        this.high = source.high;
        this.low = source.low;
        this.close = source.close;
        this.volume = source.volume;
        this.tradingDay = source.tradingDay;
        this.hasVolume = source.hasVolume;
    }

    /// Starts an empty series.
    public static Builder builder(Instrument instrument, BarSize size) {
        return new Builder(instrument, size);
    }

    /// The parts one after the other.
    ///
    /// @param parts at least one, of one instrument and size, in time order
    /// @throws IllegalArgumentException if the parts overlap or are out of order
    static BarColumns join(List<BarColumns> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var builder = builder(parts.getFirst().instrument, parts.getFirst().size);
        for (var part : parts) {
            for (var i = 0; i < part.count; i++) {
                builder.append(
                        part.openNanos[i],
                        part.closeNanos[i],
                        part.open[i],
                        part.high[i],
                        part.low[i],
                        part.close[i],
                        part.volume[i],
                        part.tradingDay[i]);
            }
        }
        return builder.build();
    }

    public Instrument instrument() {
        return instrument;
    }

    public BarSize size() {
        return size;
    }

    /// Number of bars.
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    public long openNanos(int index) {
        return openNanos[index];
    }

    public long closeNanos(int index) {
        return closeNanos[index];
    }

    public double open(int index) {
        return open[index];
    }

    public double high(int index) {
        return high[index];
    }

    public double low(int index) {
        return low[index];
    }

    public double close(int index) {
        return close[index];
    }

    /// Whether the source knows the volume of its bars.
    public boolean hasVolume() {
        return hasVolume;
    }

    /// Units of the instrument, 0 where the source has no volume.
    public double volume(int index) {
        return volume[index];
    }

    /// The trading date as days since 1970-01-01.
    public int tradingDay(int index) {
        return tradingDay[index];
    }

    /// The bars of the trading dates from `from` to `until`, both included; null leaves that side
    /// open.
    public BarColumns between(@Nullable LocalDate from, @Nullable LocalDate until) {
        var first = from == null ? 0 : indexAtOrAfterDay(from.toEpochDay());
        var end = until == null ? count : indexAtOrAfterDay(until.toEpochDay() + 1);
        return first == 0 && end == count
                ? this
                : new BarColumns(this, first, Math.max(first, end));
    }

    /// The same bars as those of another instrument, such as the same one with another ordinal.
    public BarColumns withInstrument(Instrument changed) {
        return new BarColumns(this, changed);
    }

    /// The first bar that closes at or after an instant, or [#count] if none does.
    public int indexAtOrAfterClose(long nanos) {
        var found = Arrays.binarySearch(closeNanos, nanos);
        return found < 0 ? -found - 1 : found;
    }

    String openText(int index) {
        return Instant.EPOCH.plusNanos(openNanos[index]).toString();
    }

    private int indexAtOrAfterDay(long day) {
        var low = 0;
        var high = count;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (tradingDay[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return instrument + " " + size + " (" + count + " bars)";
    }

    /// Collects bars in time order. For one thread.
    public static final class Builder {
        private static final int START = 1024;

        private final Instrument instrument;
        private final BarSize size;
        private int count;
        private long[] openNanos = new long[START];
        private long[] closeNanos = new long[START];
        private double[] open = new double[START];
        private double[] high = new double[START];
        private double[] low = new double[START];
        private double[] close = new double[START];
        private double[] volume = new double[START];
        private int[] tradingDay = new int[START];

        private Builder(Instrument instrument, BarSize size) {
            this.instrument = instrument;
            this.size = size;
        }

        public int count() {
            return count;
        }

        /// Adds the next bar.
        ///
        /// @throws IllegalArgumentException if it is out of order or its open is not before its
        ///   close
        public Builder append(
                long openNanos,
                long closeNanos,
                double open,
                double high,
                double low,
                double close,
                double volume,
                int tradingDay) {
            checkTimes(openNanos, closeNanos, tradingDay);
            if (count == this.open.length) {
                grow();
            }
            this.openNanos[count] = openNanos;
            this.closeNanos[count] = closeNanos;
            this.open[count] = open;
            this.high[count] = high;
            this.low[count] = low;
            this.close[count] = close;
            this.volume[count] = volume;
            this.tradingDay[count] = tradingDay;
            count++;
            return this;
        }

        /// The bars so far; the builder can go on.
        public BarColumns build() {
            return new BarColumns(this);
        }

        /// Ends the last bar earlier, for sources whose days overlap by the hour of a clock change.
        void shortenLast(long newCloseNanos) {
            closeNanos[count - 1] = newCloseNanos;
        }

        private void checkTimes(long opens, long closes, int day) {
            var last = count - 1;
            if (opens >= closes
                    || (count > 0
                            && (closes <= closeNanos[last]
                                    || opens < openNanos[last]
                                    || day < tradingDay[last]))) {
                throw new IllegalArgumentException(
                        "bar "
                                + count
                                + " of "
                                + instrument
                                + " "
                                + size
                                + " out of order: open "
                                + opens
                                + ", close "
                                + closes
                                + ", trading day "
                                + day);
            }
        }

        private void grow() {
            var length = Math.addExact(count, count);
            openNanos = Arrays.copyOf(openNanos, length);
            closeNanos = Arrays.copyOf(closeNanos, length);
            open = Arrays.copyOf(open, length);
            high = Arrays.copyOf(high, length);
            low = Arrays.copyOf(low, length);
            close = Arrays.copyOf(close, length);
            volume = Arrays.copyOf(volume, length);
            tradingDay = Arrays.copyOf(tradingDay, length);
        }
    }
}
