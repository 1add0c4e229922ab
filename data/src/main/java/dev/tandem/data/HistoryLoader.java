package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.DataFiles.DataFile;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.SymbolPlan.Part;
import dev.tandem.data.TickFiles.Ticks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads files and folders of bars, trades, quotes and order books into one history. Everything
/// that is wrong with any of them is reported together.
///
/// The symbol of a file comes from its symbol column, from the list of symbols in the order of the
/// files, or from its name (`AAPL.csv.gz` is `AAPL`). Files of one symbol and different bar sizes
/// become two series of one instrument, those of one size are joined in time order and must not
/// overlap. Trades and quotes are joined likewise; an order book goes on from one file to the next.
///
/// An instrument with ticks only gets its bars of the sizes asked for from its trades, or from the
/// mids of its quotes or book.
public final class HistoryLoader {
    private static final int FILES_A_PROCESSOR = 4;

    private final List<String> symbols;
    private final CsvMapping mapping;
    private final @Nullable InstrumentClass kind;
    private final @Nullable InstrumentsFile explicit;
    private final List<BarSize> sizes;
    private final @Nullable LocalDate from;
    private final @Nullable LocalDate until;
    private final ReadOptions options;
    private final Problems problems = new Problems();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Path, InstrumentsFile> sidecars = new LinkedHashMap<>();
    private final Map<DataFile, DataForm> forms = new LinkedHashMap<>();
    private final Map<String, InstrumentTerms> terms = new LinkedHashMap<>();
    private final Map<String, InstrumentTerms> tickTerms = new LinkedHashMap<>();
    private final TickFiles ticks = new TickFiles();

    private HistoryLoader(
            List<String> symbols,
            CsvMapping mapping,
            @Nullable InstrumentClass kind,
            @Nullable InstrumentsFile explicit,
            List<BarSize> sizes,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            ReadOptions options) {
        this.symbols = List.copyOf(symbols);
        this.mapping = mapping;
        this.kind = kind;
        this.explicit = explicit;
        this.sizes = List.copyOf(sizes);
        this.from = from;
        this.until = until;
        this.options = options;
    }

    /// Reads everything.
    ///
    /// @param paths files, and folders for all `*.csv`, `*.jsonl` and their `.gz` directly inside
    /// @param symbols the instruments wanted, in their order in the run; empty takes all there are,
    ///   sorted
    /// @param kind the class of all instruments; null leaves it to `instruments.yaml`, else equity
    /// @param instruments the file to use instead of an `instruments.yaml` beside each data file
    /// @param sizes bar sizes that every instrument must have or allow to build; may be empty
    /// @param from first trading date of the run; earlier bars stay, they warm up indicators
    /// @param until last trading date of the run; later bars are left out
    /// @throws TandemException with all problems
    public static LoadedHistory load(
            List<Path> paths,
            List<String> symbols,
            CsvMapping mapping,
            @Nullable InstrumentClass kind,
            @Nullable Path instruments,
            List<BarSize> sizes,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            ReadOptions options) {
        var explicit = instruments == null ? null : InstrumentsFile.read(instruments);
        return new HistoryLoader(symbols, mapping, kind, explicit, sizes, from, until, options)
                .load(paths);
    }

    private LoadedHistory load(List<Path> paths) {
        try (var space = BlockSpace.in(roomyFolder())) {
            return load(paths, space);
        } finally {
            if (options.store() != null) {
                options.store().finish();
            }
        }
    }

    /// Where series too large for the heap may lie: with the store, which expects large files.
    private Path roomyFolder() {
        var store = options.store();
        return store == null ? Path.of(System.getProperty("java.io.tmpdir")) : store.folder();
    }

    private LoadedHistory load(List<Path> paths, BlockSpace space) {
        var read = new LinkedHashMap<Part, ReadBars>();
        readAll(plan(DataFiles.find(paths, problems)), read, space);
        checkSymbols(read);
        var instruments = instruments();
        var series = new SeriesJoin();
        var facts = new LinkedHashMap<Path, FileFacts>();
        read.values().forEach(bars -> take(bars, instruments, series, facts));
        ticks.report(options, problems, warnings);
        var joined = series.join(problems, space);
        var joinedTicks = ticks.join(instruments, until, problems);
        problems.throwIfAny();
        checkRange(joined);
        var bars = joined.stream().map(one -> one.between(null, until)).toList();
        var built = barsOf(bars, joinedTicks);
        checkRange(built);
        var held = new ArrayList<>(bars);
        held.addAll(built);
        var history =
                MarketHistory.of(
                        held, joinedTicks.trades(), joinedTicks.quotes(), joinedTicks.books());
        checkSizes(history);
        problems.throwIfAny();
        var files = new ArrayList<>(facts.values());
        files.addAll(ticks.facts());
        return new LoadedHistory(history, files, warnings);
    }

    /// The bars asked for of instruments that have ticks only.
    private List<BarColumns> barsOf(List<BarColumns> bars, Ticks found) {
        var history = MarketHistory.of(bars, found.trades(), found.quotes(), found.books());
        var built = new ArrayList<BarColumns>();
        for (var instrument : history.instruments()) {
            if (history.sizes(instrument).isEmpty()) {
                new TreeSet<>(sizes)
                        .forEach(size -> history.find(instrument, size).ifPresent(built::add));
            }
        }
        return built;
    }

    private List<Part> plan(List<DataFile> files) {
        var readable = new ArrayList<DataFile>();
        var headers = new ArrayList<List<String>>();
        var mappings = new ArrayList<CsvMapping>();
        for (var file : files) {
            guarded(() -> {
                var declared = mapping.orElse(sidecar(file).csv(file.stem()));
                var head = DataForm.head(file.path(), declared);
                forms.put(file, head.form());
                headers.add(head.names());
                mappings.add(declared);
                readable.add(file);
            });
        }
        return SymbolPlan.of(readable, headers, mappings, symbols, problems, warnings);
    }

    /// A file of bars that could be read or not.
    private record Reading(@Nullable RawFile file, @Nullable TandemException failure) {
        RawFile orThrow() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(file);
        }
    }

    /// Files of bars are read side by side, because none depends on another, but only a few at a
    /// time: their rows are large, and go as soon as the bars are made. What the files gave is
    /// taken in their order.
    private void readAll(List<Part> parts, Map<Part, ReadBars> read, BlockSpace space) {
        var atOnce = FILES_A_PROCESSOR * Runtime.getRuntime().availableProcessors();
        for (var first = 0; first < parts.size(); first += atOnce) {
            read(parts.subList(first, Math.min(parts.size(), first + atOnce)), read, space);
        }
    }

    private void read(List<Part> parts, Map<Part, ReadBars> read, BlockSpace space) {
        var readers =
                parts.stream()
                        .filter(part -> form(part) == DataForm.BARS)
                        .map(part -> reader(part, space))
                        .toList();
        var readings = readers.parallelStream().map(HistoryLoader::tried).toList().iterator();
        var files = new ArrayList<ReadBars>();
        for (var part : parts) {
            guarded(() -> {
                if (form(part) == DataForm.BARS) {
                    files.add(bars(part, readings.next().orThrow()));
                } else {
                    readTicks(part);
                }
            });
        }
        files.parallelStream().forEach(bars -> bars.assemble(options, space));
        files.forEach(bars -> read.put(bars.part(), bars));
    }

    private static Reading tried(Supplier<RawFile> reader) {
        try {
            return new Reading(reader.get(), null);
        } catch (TandemException failure) {
            return new Reading(null, failure);
        }
    }

    private Supplier<RawFile> reader(Part part, BlockSpace space) {
        var declared = mapping(part);
        var mapped = part.wide() ? declared.withClose(symbol(part)) : declared;
        var wanted = wanted(part);
        return () -> CsvReading.read(part.file().path(), mapped, wanted, space, options.store());
    }

    /// The file with an instrument for each of its series that is wanted; their places in the run
    /// are not known yet.
    private ReadBars bars(Part part, RawFile file) {
        var instruments = new ArrayList<@Nullable Instrument>();
        for (var rows : file.series()) {
            var symbol = part.symbol().isEmpty() ? rows.symbol() : part.symbol();
            var known = terms.computeIfAbsent(symbol, _ -> terms(symbol, part.file(), null));
            var isWanted = symbols.isEmpty() || symbols.contains(symbol);
            instruments.add(isWanted ? known.instrument(symbol, 0) : null);
        }
        return new ReadBars(part, file, instruments);
    }

    private void readTicks(Part part) {
        var form = form(part);
        ticks.read(
                part, form, mapping(part), wanted(part), name -> tickInstrument(name, part, form));
    }

    private DataForm form(Part part) {
        return forms.getOrDefault(part.file(), DataForm.BARS);
    }

    private CsvMapping mapping(Part part) {
        return mapping.orElse(sidecar(part.file()).csv(symbol(part)));
    }

    private static String symbol(Part part) {
        return part.symbol().isEmpty() ? part.file().stem() : part.symbol();
    }

    private Set<String> wanted(Part part) {
        return part.symbol().isEmpty() ? new LinkedHashSet<>(symbols) : Set.of();
    }

    /// An instrument to read with; its place in the run is not known yet.
    private Instrument tickInstrument(String symbol, Part part, DataForm form) {
        var known = tickTerms.get(symbol);
        if (known == null) {
            var fromVenue = form == DataForm.FRAMES || form == DataForm.BOOK;
            known = terms(symbol, part.file(), fromVenue ? InstrumentClass.CRYPTO : null);
            tickTerms.put(symbol, known);
        }
        return known.instrument(symbol, 0);
    }

    private void checkSymbols(Map<Part, ReadBars> read) {
        var found = new LinkedHashSet<String>();
        read.forEach((part, bars) -> {
            found.addAll(bars.file().symbols());
            found.add(part.symbol());
        });
        found.addAll(ticks.symbols());
        found.remove("");
        if (!problems.isEmpty()) {
            return; // the file that failed may hold them
        }
        for (var symbol : new LinkedHashSet<>(symbols)) {
            if (!found.contains(symbol)) {
                problems.add(
                        DataCode.SYMBOL_MISSING,
                        "no data for \""
                                + symbol
                                + "\", "
                                + (found.isEmpty()
                                        ? "there are no symbols at all"
                                        : Names.hint(symbol, found)),
                        "correct --symbols, or add a file with --data");
            }
        }
    }

    /// All instruments by symbol, numbered in the order asked for, else sorted.
    private Map<String, Instrument> instruments() {
        tickTerms.forEach(terms::putIfAbsent);
        var order = new ArrayList<>(new LinkedHashSet<>(symbols));
        if (symbols.isEmpty()) {
            terms.entrySet().stream()
                    .sorted(
                            Comparator.comparing(entry ->
                                    new InstrumentId(entry.getKey(), entry.getValue().venue())))
                    .forEach(entry -> order.add(entry.getKey()));
        }
        var instruments = new LinkedHashMap<String, Instrument>();
        for (var symbol : order) {
            var known = terms.get(symbol);
            if (known != null) {
                instruments.put(symbol, known.instrument(symbol, instruments.size()));
            }
        }
        return instruments;
    }

    /// @param usual the class where nothing is declared, null for equity
    private InstrumentTerms terms(String symbol, DataFile file, @Nullable InstrumentClass usual) {
        var sidecar = sidecar(file);
        var declared = kind != null || sidecar.namesClass(symbol) ? kind : usual;
        var terms = sidecar.terms(symbol, declared);
        var pair = InstrumentTerms.pairCurrency(symbol);
        if (terms.kind() == InstrumentClass.FX
                && pair.isEmpty()
                && !sidecar.namesCurrency(symbol)) {
            warnings.add(
                    symbol
                            + " names no currency pair; its prices are taken as "
                            + terms.currency()
                            + " (currency: in instruments.yaml says otherwise)");
        }
        return terms;
    }

    /// Takes over what a file gave, now that the places of the instruments are known.
    private void take(
            ReadBars read,
            Map<String, Instrument> instruments,
            SeriesJoin series,
            Map<Path, FileFacts> facts) {
        var file = read.file();
        var problemsBefore = problems.count();
        guarded(() -> warnings.addAll(read.warningsOrThrow()));
        file.bad().report(options, problems);
        noteDropped(file);
        var assembled = new ArrayList<BarColumns>();
        for (var bars : read.bars()) {
            var instrument = instruments.get(bars.instrument().symbol());
            if (instrument != null && !bars.isEmpty()) {
                assembled.add(bars.withInstrument(instrument));
            }
        }
        for (var bars : assembled) {
            series.add(file.file(), bars);
        }
        if (!assembled.isEmpty()) {
            facts.merge(file.file(), facts(file, assembled), HistoryLoader::merged);
        } else if (!file.series().isEmpty() && problems.count() == problemsBefore) {
            problems.add(CsvBars.noUsableRow(file.file()));
        }
    }

    private void noteDropped(RawFile file) {
        var dropped = file.bad().dropped();
        if (dropped.count() > 0) {
            warnings.add(
                    file.file()
                            + ": "
                            + dropped.count()
                            + " of "
                            + file.rows()
                            + " rows left out, first "
                            + dropped.first().getFirst());
        }
    }

    private static FileFacts facts(RawFile file, List<BarColumns> bars) {
        var first = Long.MAX_VALUE;
        var last = Long.MIN_VALUE;
        for (var columns : bars) {
            first = Math.min(first, columns.openNanos(0));
            last = Math.max(last, columns.closeNanos(columns.count() - 1));
        }
        return new FileFacts(
                file.file(),
                file.sha256(),
                file.rows(),
                Instant.EPOCH.plusNanos(first),
                Instant.EPOCH.plusNanos(last));
    }

    /// A panel is read once for each symbol, and is one file all the same.
    private static FileFacts merged(FileFacts a, FileFacts b) {
        var first = a.first().isBefore(b.first()) ? a.first() : b.first();
        var last = a.last().isAfter(b.last()) ? a.last() : b.last();
        return new FileFacts(a.path(), a.sha256(), Math.max(a.rows(), b.rows()), first, last);
    }

    /// An instrument without bars in the dates asked for is an error when it was asked for by name,
    /// or when no other has any; else a warning.
    private void checkRange(List<BarColumns> joined) {
        var lacking = joined.stream().filter(bars -> bars.between(from, until).isEmpty()).toList();
        for (var bars : lacking) {
            var text =
                    "no data for "
                            + bars.instrument().symbol()
                            + " "
                            + bars.size()
                            + " "
                            + range()
                            + " (the files have "
                            + LocalDate.ofEpochDay(bars.tradingDay(0))
                            + " .. "
                            + LocalDate.ofEpochDay(bars.tradingDay(bars.count() - 1))
                            + ")";
            if (symbols.isEmpty() && lacking.size() < joined.size()) {
                warnings.add(text);
            } else {
                problems.add(
                        DataCode.NO_DATA,
                        text,
                        "correct --from and --to, or give other files with --data");
            }
        }
    }

    private String range() {
        return from == null
                ? "until " + until
                : until == null ? "from " + from : "in " + from + " .. " + until;
    }

    private void checkSizes(MarketHistory history) {
        for (var instrument : history.instruments()) {
            if (sizes.isEmpty() && history.sizes(instrument).isEmpty()) {
                problems.add(
                        DataCode.SIZE_MISSING,
                        "the files have ticks of " + instrument + ", but no bars",
                        "say which bars to build of them, for example --bars 1m");
            }
            for (var size : sizes) {
                guarded(() -> {
                    if (history.find(instrument, size).isEmpty()) {
                        problems.add(
                                DataCode.SIZE_MISSING,
                                "no "
                                        + size
                                        + " bars of "
                                        + instrument
                                        + ", "
                                        + held(history, instrument),
                                history.sizes(instrument).isEmpty()
                                        ? "give a file of trades; quotes make bars where a row has bid and ask"
                                        : "give a file of "
                                                + size
                                                + " bars, or choose a whole multiple of what there is");
                    }
                });
            }
        }
    }

    private static String held(MarketHistory history, Instrument instrument) {
        var sizes = history.sizes(instrument).stream().map(BarSize::toString).toList();
        return sizes.isEmpty()
                ? "the ticks in the files make none"
                : "the files have " + String.join(", ", sizes);
    }

    private InstrumentsFile sidecar(DataFile file) {
        if (explicit != null) {
            return explicit;
        }
        var folder = file.path().toAbsolutePath().getParent();
        return folder == null
                ? InstrumentsFile.NONE
                : sidecars.computeIfAbsent(folder, this::sidecarIn);
    }

    private InstrumentsFile sidecarIn(Path folder) {
        var path = folder.resolve(InstrumentsFile.NAME);
        if (!Files.exists(path)) {
            return InstrumentsFile.NONE;
        }
        try {
            return InstrumentsFile.read(path);
        } catch (TandemException failure) {
            problems.add(failure);
            return InstrumentsFile.NONE;
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (TandemException failure) {
            problems.add(failure);
        }
    }
}
