package dev.tandem.data;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.BarSize.Start;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The market data of a run by instrument: bars by size, trades, quotes and changes of the order
/// book, what happens to the instruments, and rates of currencies. Bar sizes that are not held but
/// can be built of held ones are built when asked for and kept. Safe for use by several threads.
public final class MarketHistory {
    private final List<Instrument> instruments;
    private final Map<Instrument, Map<BarSize, BarColumns>> held = new LinkedHashMap<>();
    private final Map<Instrument, Map<BarSize, BarColumns>> built = new LinkedHashMap<>();
    private final Map<Instrument, TradeColumns> trades;
    private final Map<Instrument, QuoteColumns> quotes;
    private final Map<Instrument, BookFeed> books;
    private final List<InstrumentEvent> events;
    private final List<RatePath> rates;

    private MarketHistory(
            List<BarColumns> all,
            List<TradeColumns> trades,
            List<QuoteColumns> quotes,
            List<BookFeed> books) {
        events = List.of();
        rates = List.of();
        for (var bars : all) {
            var sizes = held.computeIfAbsent(bars.instrument(), _ -> new TreeMap<>());
            if (sizes.put(bars.size(), bars) != null) {
                throw twice(bars.instrument(), bars.size() + " bars");
            }
        }
        this.trades = byInstrument(trades, TradeColumns::instrument, "trades");
        this.quotes = byInstrument(quotes, QuoteColumns::instrument, "quotes");
        this.books = byInstrument(books, BookFeed::instrument, "book frames");
        var known = new LinkedHashSet<>(held.keySet());
        known.addAll(this.trades.keySet());
        known.addAll(this.quotes.keySet());
        known.addAll(this.books.keySet());
        this.instruments = known.stream().sorted().toList();
    }

    private MarketHistory(
            MarketHistory source, List<InstrumentEvent> events, List<RatePath> rates) {
        instruments = source.instruments;
        held.putAll(source.held);
        trades = source.trades;
        quotes = source.quotes;
        books = source.books;
        for (var event : events) {
            if (!instruments.contains(event.instrument())) {
                throw new IllegalArgumentException("no data of the instrument of " + event);
            }
        }
        this.events = events.stream().sorted(EventOrder.ORDER).toList();
        this.rates = List.copyOf(rates);
    }

    /// A history of these bars.
    ///
    /// @throws IllegalArgumentException if an instrument has two series of one size
    public static MarketHistory of(List<BarColumns> all) {
        return of(all, List.of(), List.of(), List.of());
    }

    /// A history of bars and ticks; an instrument may have any of them alone.
    ///
    /// @throws IllegalArgumentException if an instrument has two series of one kind
    public static MarketHistory of(
            List<BarColumns> bars,
            List<TradeColumns> trades,
            List<QuoteColumns> quotes,
            List<BookFeed> books) {
        return new MarketHistory(bars, trades, quotes, books);
    }

    /// The same data with what happens to the instruments, in any order.
    ///
    /// @throws IllegalArgumentException if an event is about an instrument that is not here
    public MarketHistory withEvents(List<InstrumentEvent> happening) {
        return new MarketHistory(this, happening, rates);
    }

    /// The same data with rates of currencies.
    public MarketHistory withRates(List<RatePath> paths) {
        return new MarketHistory(this, events, paths);
    }

    /// What happens to the instruments, by time; at one instant instruments in order, and for one
    /// instrument what it is before what it pays before its end.
    public List<InstrumentEvent> events() {
        return events;
    }

    public List<RatePath> rates() {
        return rates;
    }

    /// All instruments by ordinal.
    public List<Instrument> instruments() {
        return instruments;
    }

    /// The bar sizes that are held, not built, from small to large; empty for an instrument that is
    /// not here or has ticks only.
    public List<BarSize> sizes(Instrument instrument) {
        return List.copyOf(held.getOrDefault(instrument, Map.of()).keySet());
    }

    public Optional<TradeColumns> trades(Instrument instrument) {
        return Optional.ofNullable(trades.get(instrument));
    }

    public Optional<QuoteColumns> quotes(Instrument instrument) {
        return Optional.ofNullable(quotes.get(instrument));
    }

    public Optional<BookFeed> books(Instrument instrument) {
        return Optional.ofNullable(books.get(instrument));
    }

    /// The bars of a size: held ones; else intraday bars built of the largest held size that
    /// divides it (from the session's open: of the smallest), days and weeks of the smallest held
    /// size that can build them; else bars of trades, else of the mids of quotes, else of those of
    /// the book.
    ///
    /// @throws dev.tandem.api.problem.TandemException if a held bar crosses the edge of the bar it
    ///   should go into
    public synchronized Optional<BarColumns> find(Instrument instrument, BarSize size) {
        var sizes = held.getOrDefault(instrument, Map.of());
        var exact = sizes.get(size); // 60m finds 1h, they are of one length
        if (exact != null && exact.size().isIntraday() == size.isIntraday()) {
            return Optional.of(exact);
        }
        var cache = built.computeIfAbsent(instrument, _ -> new TreeMap<>());
        var ready = cache.get(size);
        if (ready != null) {
            return Optional.of(ready);
        }
        var result = ofBars(sizes, size).or(() -> ofTicks(instrument, size));
        result.ifPresent(bars -> cache.put(size, bars));
        return result;
    }

    private static Optional<BarColumns> ofBars(Map<BarSize, BarColumns> sizes, BarSize size) {
        var candidates =
                sizes.values().stream().filter(bars -> Resampler.canBuild(bars.size(), size));
        var source =
                size.isIntraday() && size.start() == Start.MIDNIGHT
                        ? candidates.reduce((_, larger) -> larger)
                        : candidates.findFirst();
        return source.map(bars -> Resampler.resample(bars, size));
    }

    private Optional<BarColumns> ofTicks(Instrument instrument, BarSize size) {
        if (!TickBars.canBuild(size)) {
            return Optional.empty();
        }
        return trades(instrument)
                .map(found -> TickBars.ofTrades(found, size))
                .filter(bars -> !bars.isEmpty())
                .or(() -> quotes(instrument).flatMap(found -> TickBars.ofQuotes(found, size)))
                .or(() -> books(instrument).flatMap(found -> TickBars.ofBooks(found, size)));
    }

    private static <T> Map<Instrument, T> byInstrument(
            List<T> all, Function<T, Instrument> instrument, String what) {
        var map = new LinkedHashMap<Instrument, T>();
        for (var one : all) {
            if (map.put(instrument.apply(one), one) != null) {
                throw twice(instrument.apply(one), what);
            }
        }
        return map;
    }

    private static IllegalArgumentException twice(Instrument instrument, String what) {
        return new IllegalArgumentException("two series of " + instrument + " " + what);
    }
}
