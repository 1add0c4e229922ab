package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarRow;
import dev.tandem.api.market.BarSize;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bars of one instrument and size, oldest first; immutable.
///
/// Closes strictly increase, opens and trading days never decrease, each bar opens before it
/// closes. Readers take elements, so that a loop over millions of bars makes no objects. All times
/// are nanoseconds since 1970 UTC.
///
/// The eight values of a bar lie side by side as raw bits: whoever plays hundreds of series at once
/// touches one or two cache lines a bar instead of eight. They lie on the heap, or in a mapped file
/// where the history is large for the heap.
public final class BarColumns {
    private final Instrument instrument;
    private final BarSize size;
    private final int count;
    private final LongTable rows;
    private final boolean hasVolume;

    private BarColumns(Instrument instrument, BarSize size, LongTable rows, boolean hasVolume) {
        this.instrument = instrument;
        this.size = size;
        this.count = rows.count();
        this.rows = rows;
        this.hasVolume = hasVolume;
    }

    /// Starts an empty series.
    public static Builder builder(Instrument instrument, BarSize size) {
        return builder(instrument, size, 0, BlockSpace.HEAP);
    }

    /// Starts an empty series.
    ///
    /// @param bars how many are expected, 0 if not known
    static Builder builder(Instrument instrument, BarSize size, int bars, BlockSpace space) {
        return new Builder(instrument, size, new LongTable(BarRow.STRIDE, bars, space));
    }

    /// The parts one after the other.
    ///
    /// @param parts at least one, of one instrument and size, in time order
    /// @throws IllegalArgumentException if the parts overlap or are out of order
    static BarColumns join(List<BarColumns> parts, BlockSpace space) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var count = parts.stream().mapToInt(BarColumns::count).reduce(0, Math::addExact);
        var builder = builder(parts.getFirst().instrument, parts.getFirst().size, count, space);
        for (var part : parts) {
            for (var i = 0; i < part.count; i++) {
                builder.append(
                        part.openNanos(i),
                        part.closeNanos(i),
                        part.open(i),
                        part.high(i),
                        part.low(i),
                        part.close(i),
                        part.volume(i),
                        part.tradingDay(i));
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
        return rows.get(index, BarRow.OPEN_NANOS);
    }

    public long closeNanos(int index) {
        return rows.get(index, BarRow.CLOSE_NANOS);
    }

    public double open(int index) {
        return Double.longBitsToDouble(rows.get(index, BarRow.OPEN));
    }

    public double high(int index) {
        return Double.longBitsToDouble(rows.get(index, BarRow.HIGH));
    }

    public double low(int index) {
        return Double.longBitsToDouble(rows.get(index, BarRow.LOW));
    }

    public double close(int index) {
        return Double.longBitsToDouble(rows.get(index, BarRow.CLOSE));
    }

    /// Whether the source knows the volume of its bars.
    public boolean hasVolume() {
        return hasVolume;
    }

    /// Units of the instrument, 0 where the source has no volume.
    public double volume(int index) {
        return Double.longBitsToDouble(rows.get(index, BarRow.VOLUME));
    }

    /// The trading date as days since 1970-01-01.
    public int tradingDay(int index) {
        return (int) rows.get(index, BarRow.TRADING_DAY);
    }

    /// The bars of the trading dates from `from` to `until`, both included; null leaves that side
    /// open.
    public BarColumns between(@Nullable LocalDate from, @Nullable LocalDate until) {
        var first = from == null ? 0 : indexAtOrAfterDay(from.toEpochDay());
        var end = until == null ? count : indexAtOrAfterDay(until.toEpochDay() + 1);
        return first == 0 && end == count ? this : part(first, Math.max(first, end));
    }

    /// The same bars as those of another instrument, such as the same one with another ordinal.
    public BarColumns withInstrument(Instrument changed) {
        return new BarColumns(changed, size, rows, hasVolume);
    }

    /// The first bar that closes at or after an instant, or [#count] if none does.
    public int indexAtOrAfterClose(long nanos) {
        var low = 0;
        var high = count;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (closeNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether the rows lie in arrays that are never written to again, so that whoever is shown a
    /// bar may keep them; otherwise they lie in a file.
    public boolean isLent() {
        return rows.isOnHeap();
    }

    LongTable rows() {
        return rows;
    }

    private BarColumns part(int from, int until) {
        return new BarColumns(instrument, size, rows.part(from, until), hasVolume);
    }

    String openText(int index) {
        return Instant.EPOCH.plusNanos(openNanos(index)).toString();
    }

    private int indexAtOrAfterDay(long day) {
        var low = 0;
        var high = count;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (tradingDay(middle) < day) {
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
        private final Instrument instrument;
        private final BarSize size;
        private final LongTable rows;
        private boolean hasVolume;

        private Builder(Instrument instrument, BarSize size, LongTable rows) {
            this.instrument = instrument;
            this.size = size;
            this.rows = rows;
        }

        public int count() {
            return rows.count();
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
            var bar = rows.add();
            rows.set(bar, BarRow.OPEN_NANOS, openNanos);
            rows.set(bar, BarRow.CLOSE_NANOS, closeNanos);
            rows.set(bar, BarRow.OPEN, Double.doubleToRawLongBits(open));
            rows.set(bar, BarRow.HIGH, Double.doubleToRawLongBits(high));
            rows.set(bar, BarRow.LOW, Double.doubleToRawLongBits(low));
            rows.set(bar, BarRow.CLOSE, Double.doubleToRawLongBits(close));
            rows.set(bar, BarRow.VOLUME, Double.doubleToRawLongBits(volume));
            rows.set(bar, BarRow.TRADING_DAY, tradingDay);
            hasVolume |= volume != 0;
            return this;
        }

        /// The bars so far; the builder can go on.
        public BarColumns build() {
            return new BarColumns(instrument, size, rows.frozen(), hasVolume);
        }

        /// Ends the last bar earlier, for sources whose days overlap by the hour of a clock change.
        void shortenLast(long newCloseNanos) {
            rows.set(rows.count() - 1, BarRow.CLOSE_NANOS, newCloseNanos);
        }

        private void checkTimes(long opens, long closes, int day) {
            var last = rows.count() - 1;
            if (opens >= closes
                    || (last >= 0
                            && (closes <= rows.get(last, BarRow.CLOSE_NANOS)
                                    || opens < rows.get(last, BarRow.OPEN_NANOS)
                                    || day < rows.get(last, BarRow.TRADING_DAY)))) {
                throw new IllegalArgumentException(
                        "bar "
                                + rows.count()
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
    }
}
