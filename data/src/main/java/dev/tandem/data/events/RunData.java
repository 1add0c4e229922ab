package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.BarColumns;
import dev.tandem.data.BookFeed;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.EventSources;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.InstrumentsFile;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.MarketHistory;
import dev.tandem.data.QuoteColumns;
import dev.tandem.data.RatePath;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.TradeColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads everything that a run plays: bars as [HistoryLoader] does, and what happens to their
/// instruments, from the files that the command and `instruments.yaml` name.
public final class RunData {
    private final Request request;
    private final List<InstrumentsFile> declared;
    private final List<FileFacts> files = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<InstrumentEvent> events = new ArrayList<>();

    /// What is to be read; see [HistoryLoader#load] for the first nine.
    ///
    /// @param actions files of splits and dividends named after their instruments, and folders of
    ///   them; they take the place of `actions:` in `instruments.yaml`
    /// @param rates of currencies
    public record Request(
            List<Path> paths,
            List<String> symbols,
            CsvMapping mapping,
            @Nullable InstrumentClass kind,
            @Nullable Path instruments,
            List<BarSize> sizes,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            ReadOptions options,
            List<Path> actions,
            List<PairFile> rates) {
        public Request {
            paths = List.copyOf(paths);
            symbols = List.copyOf(symbols);
            sizes = List.copyOf(sizes);
            actions = List.copyOf(actions);
            rates = List.copyOf(rates);
        }
    }

    private RunData(Request request) {
        this.request = request;
        declared = declared(request);
    }

    /// Reads it.
    ///
    /// @throws TandemException with what is wrong, where and why
    public static LoadedHistory load(Request request) {
        return new RunData(request).load();
    }

    private LoadedHistory load() {
        var named = declared.stream().flatMap(file -> file.symbols().stream()).toList();
        var bars = new ContractBars(request, this::sources, this::terms).load(named);
        files.addAll(bars.files());
        warnings.addAll(bars.warnings());
        events.addAll(bars.rolls());
        var actions = ActionPaths.of(request.actions(), bars.history().instruments());
        var own = new ArrayList<BarColumns>();
        var trades = new ArrayList<TradeColumns>();
        var quotes = new ArrayList<QuoteColumns>();
        var books = new ArrayList<BookFeed>();
        for (var instrument : bars.history().instruments()) {
            var periods = addEvents(instrument, actions.get(instrument));
            var traded = new TradedSpans(instrument, periods, of(instrument));
            var ticks = new TradedTicks(traded, warnings);
            for (var size : bars.history().sizes(instrument)) {
                var all = bars.history().find(instrument, size).orElseThrow();
                own.add(TradedBars.of(all, traded, warnings));
            }
            bars.history().trades(instrument).map(ticks::of).ifPresent(trades::add);
            bars.history().quotes(instrument).map(ticks::of).ifPresent(quotes::add);
            bars.history().books(instrument).map(ticks::of).ifPresent(books::add);
        }
        var history = MarketHistory.of(own, trades, quotes, books);
        checkSplits(history);
        return new LoadedHistory(
                history.withEvents(events).withRates(rates()), files, List.copyOf(warnings));
    }

    private List<MapFile.Period> addEvents(Instrument instrument, @Nullable Path given) {
        var sources = sources(instrument.symbol());
        var actions = given == null ? sources.actions() : given;
        if (actions != null) {
            add(ActionsFile.read(actions, instrument, sources.splitsAdjusted()));
        }
        List<MapFile.Period> periods = List.of();
        if (sources.map() != null) {
            var map = MapFile.read(sources.map(), instrument);
            add(map.file());
            periods = map.periods();
        }
        if (sources.funding() != null) {
            add(FundingFile.read(sources.funding(), instrument, mark(sources, instrument)));
        }
        events.addAll(DeclaredEvents.of(instrument, sources, of(instrument)));
        return periods;
    }

    private @Nullable BarColumns mark(EventSources sources, Instrument instrument) {
        if (sources.mark() == null) {
            return null;
        }
        var read = MarkFile.read(sources.mark(), instrument);
        files.add(read.facts());
        return read.bars();
    }

    private void add(EventFile file) {
        events.addAll(file.events());
        files.add(file.facts());
        warnings.addAll(file.warnings());
    }

    private List<InstrumentEvent> of(Instrument instrument) {
        return events.stream().filter(event -> event.instrument().equals(instrument)).toList();
    }

    private void checkSplits(MarketHistory history) {
        for (var event : events) {
            if (event instanceof InstrumentEvent.Split split) {
                history.sizes(split.instrument()).stream()
                        .findFirst()
                        .flatMap(size -> history.find(split.instrument(), size))
                        .ifPresent(bars -> SplitCheck.require(split, bars));
            }
        }
    }

    private List<RatePath> rates() {
        var paths = new ArrayList<RatePath>();
        for (var pair : request.rates()) {
            var read = pair.read(CsvMapping.AUTO, request.options());
            paths.add(read.path());
            files.add(read.facts());
        }
        return paths;
    }

    private EventSources sources(String symbol) {
        return fileOf(symbol).sources(symbol);
    }

    private InstrumentTerms terms(String symbol) {
        return fileOf(symbol).terms(symbol, request.kind());
    }

    /// The file that names a symbol, else the first one, which may say something about all.
    private InstrumentsFile fileOf(String symbol) {
        return declared.stream()
                .filter(file -> file.symbols().contains(symbol))
                .findFirst()
                .orElse(declared.isEmpty() ? InstrumentsFile.NONE : declared.getFirst());
    }

    private static List<InstrumentsFile> declared(Request request) {
        if (request.instruments() != null) {
            return List.of(InstrumentsFile.read(request.instruments()));
        }
        var folders = new LinkedHashSet<Path>();
        for (var path : request.paths()) {
            var folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
            if (folder != null) {
                folders.add(folder.toAbsolutePath());
            }
        }
        var found = new LinkedHashMap<Path, InstrumentsFile>();
        for (var folder : folders) {
            var file = folder.resolve(InstrumentsFile.NAME);
            if (Files.exists(file)) {
                found.put(file, InstrumentsFile.read(file));
            }
        }
        return List.copyOf(found.values());
    }
}
