package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BookFeed;
import dev.tandem.data.DataCode;
import dev.tandem.data.EventSources;
import dev.tandem.data.EventSources.RollRule;
import dev.tandem.data.HistoryLoader;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.TradeColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The bars of a run, with continuous series in the place of the contracts that they are made of.
final class ContractBars {
    private final RunData.Request request;
    private final Function<String, EventSources> sources;
    private final Function<String, InstrumentTerms> terms;

    /// Bars, and the rolls of their continuous series.
    record Result(
            MarketHistory history,
            List<InstrumentEvent> rolls,
            List<FileFacts> files,
            List<String> warnings) {}

    /// @param sources of the events of a symbol
    /// @param terms of a symbol that no file has
    ContractBars(
            RunData.Request request,
            Function<String, EventSources> sources,
            Function<String, InstrumentTerms> terms) {
        this.request = request;
        this.sources = sources;
        this.terms = terms;
    }

    /// @param named symbols that `instruments.yaml` has an entry for
    Result load(List<String> named) {
        var made = new LinkedHashSet<String>();
        for (var symbol : request.symbols().isEmpty() ? named : request.symbols()) {
            if (sources.apply(symbol).roll() != null && !contracts(symbol).isEmpty()) {
                made.add(symbol);
            }
        }
        return made.isEmpty() ? plain() : continuous(List.copyOf(made));
    }

    private Result plain() {
        var loaded = read(request.symbols(), true);
        return new Result(loaded.history(), List.of(), loaded.files(), loaded.warnings());
    }

    private Result continuous(List<String> made) {
        var wanted = new LinkedHashSet<String>();
        for (var symbol : request.symbols()) {
            wanted.addAll(made.contains(symbol) ? contracts(symbol) : List.of(symbol));
        }
        var loaded = read(List.copyOf(wanted), false);
        var held = loaded.history();
        var bySymbol = new LinkedHashMap<String, Instrument>();
        held.instruments().forEach(one -> bySymbol.put(one.symbol(), one));
        var order = order(made, bySymbol);
        var bars = new ArrayList<BarColumns>();
        var trades = new ArrayList<TradeColumns>();
        var quotes = new ArrayList<QuoteColumns>();
        var books = new ArrayList<BookFeed>();
        var rolls = new ArrayList<InstrumentEvent>();
        var warnings = new ArrayList<>(loaded.warnings());
        for (var symbol : order) {
            var ordinal = order.indexOf(symbol);
            if (made.contains(symbol)) {
                var series = terms.apply(symbol).instrument(symbol, ordinal);
                var result =
                        ContinuousSeries.of(series, rule(symbol), parts(symbol, bySymbol, held));
                bars.add(result.bars().between(null, request.until()));
                rolls.addAll(result.rolls());
                warnings.addAll(result.warnings());
            } else {
                var instrument = Objects.requireNonNull(bySymbol.get(symbol));
                var placed = instrument.withOrdinal(ordinal);
                for (var size : held.sizes(instrument)) {
                    bars.add(
                            held.find(instrument, size)
                                    .orElseThrow()
                                    .withInstrument(placed)
                                    .between(null, request.until()));
                }
                held.trades(instrument).ifPresent(one -> trades.add(one.withInstrument(placed)));
                held.quotes(instrument).ifPresent(one -> quotes.add(one.withInstrument(placed)));
                held.books(instrument).ifPresent(one -> books.add(one.withInstrument(placed)));
            }
        }
        var history = MarketHistory.of(bars, trades, quotes, books);
        return new Result(history, rolls, loaded.files(), warnings);
    }

    /// As asked for; without that, all that are no contract of a series, sorted.
    private List<String> order(List<String> made, Map<String, Instrument> held) {
        if (!request.symbols().isEmpty()) {
            return List.copyOf(new LinkedHashSet<>(request.symbols()));
        }
        var used = new LinkedHashSet<String>();
        made.forEach(symbol -> used.addAll(contracts(symbol)));
        var ids = new ArrayList<InstrumentId>();
        held.values().stream()
                .filter(one -> !used.contains(one.symbol()))
                .forEach(one -> ids.add(one.id()));
        made.forEach(symbol -> ids.add(new InstrumentId(symbol, terms.apply(symbol).venue())));
        return ids.stream().sorted().map(InstrumentId::symbol).toList();
    }

    private static List<BarColumns> parts(
            List<String> contracts, Map<String, Instrument> held, MarketHistory history) {
        var parts = new ArrayList<BarColumns>();
        for (var contract : contracts) {
            var instrument = held.get(contract);
            if (instrument == null) {
                throw DataCode.SYMBOL_MISSING.exception(
                        "no rows of the contract " + contract,
                        "correct contracts: in instruments.yaml");
            }
            for (var size : history.sizes(instrument)) {
                parts.add(history.find(instrument, size).orElseThrow());
            }
        }
        return parts;
    }

    private List<BarColumns> parts(
            String symbol, Map<String, Instrument> held, MarketHistory history) {
        return parts(contracts(symbol), held, history);
    }

    private List<String> contracts(String symbol) {
        return sources.apply(symbol).contracts();
    }

    private RollRule rule(String symbol) {
        var rule = sources.apply(symbol).roll();
        if (rule == null) {
            throw new IllegalStateException(symbol + " has no roll");
        }
        return rule;
    }

    private LoadedHistory read(List<String> symbols, boolean inPeriod) {
        return HistoryLoader.load(
                request.paths(),
                symbols,
                request.mapping(),
                request.kind(),
                request.instruments(),
                inPeriod ? request.sizes() : List.of(),
                inPeriod ? request.from() : null,
                inPeriod ? request.until() : null,
                request.options());
    }
}
