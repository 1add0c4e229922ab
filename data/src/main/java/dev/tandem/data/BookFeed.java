package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.api.order.Side;
import java.util.Arrays;
import java.util.List;

/// The changes of one instrument's order book as columns, in the order in which they were received;
/// immutable. Changes that arrived together are one frame; event times never decrease.
///
/// A frame is a snapshot, which replaces the book, a delta, which sets the levels it names, or a
/// gap, after which the book is unknown until the next snapshot. The levels of frame `f` are those
/// from `firstLevel(f)` to before `firstLevel(f + 1)`.
public final class BookFeed {
    private static final Kind[] KINDS = Kind.values();

    private final Instrument instrument;
    private final int count;
    private final long[] atNanos;
    private final long[] receivedNanos;
    private final long[] sequence;
    private final byte[] kind;
    private final int[] firstLevel; // one more than frames
    private final boolean[] ask;
    private final double[] price;
    private final double[] size;

    /// What a frame does to the book.
    public enum Kind {
        SNAPSHOT,
        DELTA,
        GAP
    }

    private BookFeed(
            Instrument instrument,
            long[] atNanos,
            long[] receivedNanos,
            long[] sequence,
            byte[] kind,
            int[] firstLevel,
            boolean[] ask,
            double[] price,
            double[] size) {
        this.instrument = instrument;
        this.count = atNanos.length;
        this.atNanos = atNanos;
        this.receivedNanos = receivedNanos;
        this.sequence = sequence;
        this.kind = kind;
        this.firstLevel = firstLevel;
        this.ask = ask;
        this.price = price;
        this.size = size;
    }

    /// Starts an empty feed.
    public static Builder builder(Instrument instrument) {
        return new Builder(instrument);
    }

    /// The parts one after the other.
    ///
    /// @param parts at least one, of one instrument, in time order
    /// @throws IllegalArgumentException if the parts are out of order
    static BookFeed join(List<BookFeed> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var builder = builder(parts.getFirst().instrument);
        for (var part : parts) {
            part.copy(0, part.count, builder);
        }
        return builder.build();
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Number of frames.
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /// Event time of a frame by its source, nanoseconds since 1970 UTC; of a gap the time of the
    /// frame that revealed it.
    public long atNanos(int frame) {
        return atNanos[frame];
    }

    /// When the frame was received by the clock of the recorder, nanoseconds since 1970 UTC; equal
    /// to [#atNanos] where the source does not tell. The two clocks need not agree.
    public long receivedNanos(int frame) {
        return receivedNanos[frame];
    }

    /// The source's number of the frame, 0 if it has none; of a gap the last number before it.
    public long sequence(int frame) {
        return sequence[frame];
    }

    public Kind kind(int frame) {
        return KINDS[kind[frame]];
    }

    /// The place of the first level of a frame, from 0.
    ///
    /// @param frame from 0 to `count()`, where it is the number of all levels
    public int firstLevel(int frame) {
        return firstLevel[frame];
    }

    /// Number of levels of all frames.
    public int levels() {
        return firstLevel[count];
    }

    public Side side(int level) {
        return ask[level] ? Side.SELL : Side.BUY;
    }

    public double price(int level) {
        return price[level];
    }

    /// Units of the instrument that rest at the price from now on; 0 removes the level.
    public double size(int level) {
        return size[level];
    }

    /// The first frame at or after an instant, or [#count] if none is.
    public int indexAtOrAfter(long nanos) {
        return TickTimes.indexAtOrAfter(atNanos, nanos);
    }

    /// Plays a frame into a book.
    public void apply(int frame, OrderBook book) {
        switch (KINDS[kind[frame]]) {
            case SNAPSHOT -> book.snapshot(atNanos[frame], sequence[frame]);
            case DELTA -> book.delta(atNanos[frame], sequence[frame]);
            case GAP -> book.invalidate(atNanos[frame]);
        }
        for (var level = firstLevel[frame]; level < firstLevel[frame + 1]; level++) {
            book.set(ask[level] ? Side.SELL : Side.BUY, price[level], size[level]);
        }
    }

    /// The frames until before an instant. A feed cannot be cut at its start without losing the
    /// book.
    public BookFeed before(long untilNanos) {
        var until = indexAtOrAfter(untilNanos);
        if (until == count) {
            return this;
        }
        var builder = builder(instrument);
        copy(0, until, builder);
        return builder.build();
    }

    /// The same frames as those of another instrument, such as the same one with another ordinal.
    public BookFeed withInstrument(Instrument changed) {
        return new BookFeed(
                changed, atNanos, receivedNanos, sequence, kind, firstLevel, ask, price, size);
    }

    @Override
    public String toString() {
        return instrument + " (" + count + " book frames)";
    }

    private void copy(int from, int until, Builder builder) {
        for (var frame = from; frame < until; frame++) {
            builder.frame(
                    KINDS[kind[frame]], atNanos[frame], receivedNanos[frame], sequence[frame]);
            for (var level = firstLevel[frame]; level < firstLevel[frame + 1]; level++) {
                builder.level(ask[level] ? Side.SELL : Side.BUY, price[level], size[level]);
            }
        }
    }

    /// Collects frames in the order in which they were received. For one thread.
    public static final class Builder {
        private final Instrument instrument;
        private int count;
        private int levels;
        private long[] atNanos = new long[TickTimes.START];
        private long[] receivedNanos = new long[TickTimes.START];
        private long[] sequence = new long[TickTimes.START];
        private byte[] kind = new byte[TickTimes.START];
        private int[] firstLevel = new int[TickTimes.START];
        private boolean[] ask = new boolean[TickTimes.START];
        private double[] price = new double[TickTimes.START];
        private double[] size = new double[TickTimes.START];

        private Builder(Instrument instrument) {
            this.instrument = instrument;
        }

        public int count() {
            return count;
        }

        /// Begins the next frame; its levels follow by [#level].
        ///
        /// @throws IllegalArgumentException if it is earlier than the last one
        public Builder frame(Kind kind, long atNanos, long receivedNanos, long sequence) {
            if (count > 0 && atNanos < this.atNanos[count - 1]) {
                throw TickTimes.outOfOrder("book frame", count, instrument, atNanos);
            }
            if (count == this.atNanos.length) {
                resizeFrames(TickTimes.larger(count));
            }
            this.kind[count] = (byte) kind.ordinal();
            this.atNanos[count] = atNanos;
            this.receivedNanos[count] = receivedNanos;
            this.sequence[count] = sequence;
            firstLevel[count] = levels;
            count++;
            return this;
        }

        /// Adds a level to the frame begun last.
        ///
        /// @param size units of the instrument, 0 to remove the level
        /// @throws IllegalArgumentException if there is no frame, or the frame is a gap
        public Builder level(Side side, double price, double size) {
            if (count == 0 || kind[count - 1] == Kind.GAP.ordinal()) {
                throw new IllegalArgumentException(
                        "a level of " + instrument + " outside of a snapshot or delta: " + price);
            }
            if (levels == ask.length) {
                resizeLevels(TickTimes.larger(levels));
            }
            ask[levels] = side == Side.SELL;
            this.price[levels] = price;
            this.size[levels] = size;
            levels++;
            return this;
        }

        /// The frames so far; the builder is empty again.
        public BookFeed build() {
            resizeFrames(count);
            resizeLevels(levels);
            firstLevel = Arrays.copyOf(firstLevel, count + 1);
            firstLevel[count] = levels;
            var result =
                    new BookFeed(
                            instrument,
                            atNanos,
                            receivedNanos,
                            sequence,
                            kind,
                            firstLevel,
                            ask,
                            price,
                            size);
            count = 0;
            levels = 0;
            resizeFrames(0); // the arrays belong to the result now
            resizeLevels(0);
            return result;
        }

        private void resizeFrames(int length) {
            atNanos = Arrays.copyOf(atNanos, length);
            receivedNanos = Arrays.copyOf(receivedNanos, length);
            sequence = Arrays.copyOf(sequence, length);
            kind = Arrays.copyOf(kind, length);
            firstLevel = Arrays.copyOf(firstLevel, length);
        }

        private void resizeLevels(int length) {
            ask = Arrays.copyOf(ask, length);
            price = Arrays.copyOf(price, length);
            size = Arrays.copyOf(size, length);
        }
    }
}
