package dev.tandem.engine.state;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.strategy.Bars;

/// Finds the engine's own objects again after a restore.
public interface Handles {
    Order order(long number);

    Instrument instrument(String id);

    Bars bars(int subscription);

    /// Whether a book is the engine's own view, not a copy of one moment.
    boolean isLive(Book book);

    Book book(String instrument);
}
