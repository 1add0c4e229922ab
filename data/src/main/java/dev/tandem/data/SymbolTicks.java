package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;

/// The ticks of one instrument while a file is read.
final class SymbolTicks {
    private final Instrument instrument;
    private final TradeColumns.Builder trades;
    private final QuoteColumns.Builder quotes;
    private long lastTradeNanos = Long.MIN_VALUE;
    private long lastQuoteNanos = Long.MIN_VALUE;

    SymbolTicks(Instrument instrument) {
        this.instrument = instrument;
        this.trades = TradeColumns.builder(instrument);
        this.quotes = QuoteColumns.builder(instrument);
    }

    Instrument instrument() {
        return instrument;
    }

    long lastTradeNanos() {
        return lastTradeNanos;
    }

    long lastQuoteNanos() {
        return lastQuoteNanos;
    }

    void trade(long atNanos, double price, double size, Aggressor aggressor) {
        trades.append(atNanos, price, size, aggressor);
        lastTradeNanos = atNanos;
    }

    void quote(long atNanos, double bid, double bidSize, double ask, double askSize) {
        quotes.append(atNanos, bid, bidSize, ask, askSize);
        lastQuoteNanos = atNanos;
    }

    TradeColumns trades() {
        return trades.build();
    }

    QuoteColumns quotes() {
        return quotes.build();
    }
}
