package dev.tandem.engine;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Book;
import dev.tandem.api.order.Order;
import dev.tandem.api.strategy.Bars;
import dev.tandem.engine.market.Market;
import dev.tandem.engine.order.OrderKeeper;
import dev.tandem.engine.state.Handles;
import java.util.List;

/// Finds an engine's objects by their saved names.
record EngineHandles(OrderKeeper keeper, Market market, List<Instrument> instruments)
        implements Handles {
    @Override
    public Order order(long number) {
        return keeper.find(number);
    }

    @Override
    public Instrument instrument(String id) {
        return instruments.stream()
                .filter(instrument -> instrument.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("saved state names an unknown instrument " + id));
    }

    @Override
    public Bars bars(int subscription) {
        return market.subscriptions().get(subscription);
    }

    @Override
    public boolean isLive(Book book) {
        return market.ticks().isLive(book);
    }

    @Override
    public Book book(String instrument) {
        return market.ticks().book(instrument(instrument));
    }
}
