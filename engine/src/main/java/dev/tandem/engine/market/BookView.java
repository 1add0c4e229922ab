package dev.tandem.engine.market;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.api.order.Side;

/// The book of an instrument as a strategy sees it: it reads what another one keeps, and never
/// leads to that one.
final class BookView implements Book {
    private Book kept;

    BookView(Instrument instrument) {
        kept = new OrderBook(instrument); // nothing is known yet
    }

    void attach(Book book) {
        kept = book;
    }

    @Override
    public Instrument instrument() {
        return kept.instrument();
    }

    @Override
    public long atNanos() {
        return kept.atNanos();
    }

    @Override
    public long sequence() {
        return kept.sequence();
    }

    @Override
    public boolean isValid() {
        return kept.isValid();
    }

    @Override
    public int count(Side side) {
        return kept.count(side);
    }

    @Override
    public double price(Side side, int level) {
        return kept.price(side, level);
    }

    @Override
    public double size(Side side, int level) {
        return kept.size(side, level);
    }

    @Override
    public double sizeAt(Side side, double price) {
        return kept.sizeAt(side, price);
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
