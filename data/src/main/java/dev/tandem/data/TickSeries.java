package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.RawTicks.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The ticks of one file by symbol while it is read.
final class TickSeries {
    private final Set<String> wanted;
    private final Function<String, Instrument> instruments;
    private final Map<String, SymbolTicks> series = new LinkedHashMap<>();
    private final Set<String> symbols = new LinkedHashSet<>();

    /// @param wanted the symbols to keep, empty for all
    /// @param instruments terms by symbol
    TickSeries(Set<String> wanted, Function<String, Instrument> instruments) {
        this.wanted = wanted;
        this.instruments = instruments;
    }

    /// Notes that the file has a symbol, and says whether it is to be kept.
    boolean keeps(String symbol) {
        symbols.add(symbol);
        return wanted.isEmpty() || wanted.contains(symbol);
    }

    /// The ticks of a symbol.
    SymbolTicks of(String symbol) {
        var known = series.get(symbol);
        if (known == null) {
            known = new SymbolTicks(instruments.apply(symbol));
            series.put(symbol, known);
        }
        return known;
    }

    Set<String> symbols() {
        return symbols;
    }

    /// Everything that was read.
    ///
    /// @param others time of what is not in here, such as order books
    RawTicks result(SourceRead read, Span others) {
        var trades = new ArrayList<TradeColumns>();
        var quotes = new ArrayList<QuoteColumns>();
        var span = others;
        for (var one : series.values()) {
            if (one.lastTradeNanos() != Long.MIN_VALUE) {
                var columns = one.trades();
                trades.add(columns);
                span = span.and(columns.atNanos(0)).and(one.lastTradeNanos());
            }
            if (one.lastQuoteNanos() != Long.MIN_VALUE) {
                var columns = one.quotes();
                quotes.add(columns);
                span = span.and(columns.atNanos(0)).and(one.lastQuoteNanos());
            }
        }
        return new RawTicks(read, trades, quotes, symbols, span);
    }
}
