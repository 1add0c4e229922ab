package dev.tandem.engine;

import dev.tandem.api.event.AccountReport.MarginCalled;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Book;
import dev.tandem.api.market.Quote;
import dev.tandem.api.market.Revision;
import dev.tandem.api.market.Slice;
import dev.tandem.api.market.Trade;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.RecoveryReport;
import dev.tandem.api.strategy.Strategy;

/// Which callbacks a strategy overrides; the others are never called.
record Callbacks(
        boolean bar,
        boolean slice,
        boolean revision,
        boolean trade,
        boolean quote,
        boolean book,
        boolean order,
        boolean fill,
        boolean instrument,
        boolean marginCall,
        boolean recovered) {
    static Callbacks of(Strategy strategy) {
        return new Callbacks(
                overrides(strategy, "onBar", Bar.class),
                overrides(strategy, "onSlice", Slice.class),
                overrides(strategy, "onRevision", Revision.class),
                overrides(strategy, "onTrade", Trade.class),
                overrides(strategy, "onQuote", Quote.class),
                overrides(strategy, "onBook", Book.class),
                overrides(strategy, "onOrder", OrderEvent.class),
                overrides(strategy, "onFill", Fill.class),
                overrides(strategy, "onInstrument", InstrumentEvent.class),
                overrides(strategy, "onMarginCall", MarginCalled.class),
                overrides(strategy, "onRecovered", RecoveryReport.class));
    }

    private static boolean overrides(Strategy strategy, String name, Class<?> event) {
        try {
            var method = strategy.getClass().getMethod(name, Context.class, event);
            return method.getDeclaringClass() != Strategy.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every strategy has " + name, e);
        }
    }
}
