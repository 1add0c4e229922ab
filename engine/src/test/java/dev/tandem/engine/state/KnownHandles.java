package dev.tandem.engine.state;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.strategy.Bars;

/// Handles on the instruments of [AllFields].
final class KnownHandles implements Handles {
    @Override
    public Order order(long number) {
        throw new IllegalStateException("no orders here: " + number);
    }

    @Override
    public Instrument instrument(String id) {
        return id.equals("A@TEST") ? AllFields.A : AllFields.B;
    }

    @Override
    public Bars bars(int subscription) {
        throw new IllegalStateException("no subscriptions here: " + subscription);
    }

    @Override
    public boolean isLive(Book book) {
        return false;
    }

    @Override
    public Book book(String instrument) {
        throw new IllegalStateException("no book of " + instrument);
    }
}
