package dev.tandem.api.market;

/// How bars lie in an array of longs where millions of them pass: the eight values of a bar side by
/// side as raw bits, so that whoever plays hundreds of series at once touches one or two cache
/// lines a bar instead of eight.
///
/// Prices and volume are the bits of doubles. Times are nanoseconds since 1970 UTC; the trading day
/// counts days since 1970-01-01.
public final class BarRow {
    /// Values of one bar.
    public static final int STRIDE = 8;

    public static final int OPEN_NANOS = 0;
    public static final int CLOSE_NANOS = 1;
    public static final int OPEN = 2;
    public static final int HIGH = 3;
    public static final int LOW = 4;
    public static final int CLOSE = 5;
    public static final int VOLUME = 6;
    public static final int TRADING_DAY = 7;

    private BarRow() {}

    /// Where a field lies in the row of a bar.
    public static int place(BarField field) {
        return switch (field) {
            case OPEN -> OPEN;
            case HIGH -> HIGH;
            case LOW -> LOW;
            case CLOSE -> CLOSE;
            case VOLUME -> VOLUME;
        };
    }

    /// A price or volume.
    public static double number(long[] rows, int at) {
        return Double.longBitsToDouble(rows[at]);
    }

    /// Copies a bar.
    public static void copy(long[] from, int fromAt, long[] to, int toAt) {
        for (var i = 0; i < STRIDE; i++) { // unrolled by the compiler; a call would cost more
            to[toAt + i] = from[fromAt + i];
        }
    }
}
