package dev.tandem.data;

/// The rows of one instrument as they stand in a file: times not yet made into bars, numbers read
/// but not yet judged.
final class RawSeries {
    /// Longs a row: a stamp, the bits of five numbers, the number of the line.
    static final int WIDTH = 7;

    private static final int STAMP = 0;
    private static final int VALUES = 1;
    private static final int LINE = 6;

    private final String symbol;
    private final LongTable rows;

    /// @param symbol what the file calls the instrument, empty if it does not say
    RawSeries(String symbol, BlockSpace space) {
        this(symbol, new LongTable(WIDTH, 0, space));
    }

    RawSeries(String symbol, LongTable rows) {
        this.symbol = symbol;
        this.rows = rows;
    }

    String symbol() {
        return symbol;
    }

    int count() {
        return rows.count();
    }

    LongTable rows() {
        return rows;
    }

    /// Nanoseconds since 1970, of the form of the file.
    long stamp(int row) {
        return rows.get(row, STAMP);
    }

    int line(int row) {
        return (int) rows.get(row, LINE);
    }

    /// Open, high, low, close or volume, by number from 0.
    double value(int field, int row) {
        return Double.longBitsToDouble(rows.get(row, VALUES + field));
    }

    /// Makes room for a row; its values follow by [#set].
    int add(int line, long stamp) {
        var row = rows.add();
        rows.set(row, STAMP, stamp);
        rows.set(row, LINE, line);
        return row;
    }

    void set(int field, int row, double value) {
        rows.set(row, VALUES + field, Double.doubleToRawLongBits(value));
    }

    /// Says that the bars are made and the rows are not needed any more.
    void release() {
        rows.release();
    }
}
