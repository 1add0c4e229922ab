package dev.tandem.api.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;

/// A book that stays as it is.
final class StoredBook implements Book {
    private final Instrument instrument;
    private final long atNanos;
    private final long sequence;
    private final boolean valid;
    private final Levels bids;
    private final Levels asks;

    private record Levels(double[] prices, double[] sizes) {
        static Levels of(Book book, Side side) {
            var levels = new Levels(new double[book.count(side)], new double[book.count(side)]);
            for (var i = 0; i < levels.prices.length; i++) {
                levels.prices[i] = book.price(side, i);
                levels.sizes[i] = book.size(side, i);
            }
            return levels;
        }
    }

    private StoredBook(Book book) {
        this.instrument = book.instrument();
        this.atNanos = book.atNanos();
        this.sequence = book.sequence();
        this.valid = book.isValid();
        this.bids = Levels.of(book, Side.BUY);
        this.asks = Levels.of(book, Side.SELL);
    }

    static StoredBook of(Book book) {
        return new StoredBook(book);
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long atNanos() {
        return atNanos;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public boolean isValid() {
        return valid;
    }

    @Override
    public int count(Side side) {
        return levels(side).prices.length;
    }

    @Override
    public double price(Side side, int level) {
        return levels(side).prices[level];
    }

    @Override
    public double size(Side side, int level) {
        return levels(side).sizes[level];
    }

    @Override
    public double sizeAt(Side side, double price) {
        var wanted = instrument.priceUnits(price);
        var levels = levels(side);
        for (var i = 0; i < levels.prices.length; i++) {
            if (instrument.priceUnits(levels.prices[i]) == wanted) {
                return levels.sizes[i];
            }
        }
        return 0;
    }

    @Override
    public Book copy() {
        return this;
    }

    private Levels levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
