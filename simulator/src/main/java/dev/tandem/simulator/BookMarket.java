package dev.tandem.simulator;

import dev.tandem.api.market.Book;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;

/// The whole order book is displayed. Another one keeps the book, and saves it.
final class BookMarket extends DisplayedMarket {
    private final Book book;

    BookMarket(Book book) {
        super(book.instrument());
        this.book = book;
    }

    double mid() {
        return book.mid();
    }

    @Override
    long atNanos() {
        return book.atNanos();
    }

    @Override
    boolean isKnown() {
        return book.isValid();
    }

    @Override
    int count(Side side) {
        return book.count(side);
    }

    @Override
    double price(Side side, int level) {
        return book.price(side, level);
    }

    @Override
    long size(Side side, int level) {
        return instrument.quantityUnits(book.size(side, level));
    }

    /// The keeper of the book invalidates it before.
    @Override
    public void take(PriceChange change) {
        update();
    }

    @Override
    long sizeAt(Side side, long priceUnits) {
        var price = FixedPoint.toDouble(priceUnits, instrument.priceScale());
        return instrument.quantityUnits(book.sizeAt(side, price));
    }
}
