package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.LoadedHistory.FileFacts;
import dev.tandem.data.ReadOptions.BadRow;
import dev.tandem.data.SymbolPlan.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The trades, quotes and order books of all files of a history.
final class TickFiles {
    private final Map<Part, RawTicks> read = new LinkedHashMap<>();
    private final BookFiles books = new BookFiles();

    /// Ticks by kind, cut to their period.
    record Ticks(List<TradeColumns> trades, List<QuoteColumns> quotes, List<BookFeed> books) {}

    /// Reads a file of ticks.
    ///
    /// @param wanted the symbols to keep of a file that names them, empty for all
    /// @param instruments terms by symbol
    /// @throws TandemException if the file as a whole cannot be used
    void read(
            Part part,
            DataForm form,
            CsvMapping mapping,
            Set<String> wanted,
            Function<String, Instrument> instruments) {
        var file = part.file().path();
        read.put(
                part,
                switch (form) {
                    case FRAMES -> VenueFiles.read(file, wanted, instruments, books);
                    case BOOK ->
                            CsvBooks.read(file, mapping, wanted, part.symbol(), instruments, books);
                    case TRADES, QUOTES ->
                            CsvTicks.read(file, mapping, wanted, part.symbol(), instruments);
                    case BARS -> throw new IllegalArgumentException(file + " holds bars");
                });
    }

    /// All symbols that the files name.
    Set<String> symbols() {
        var symbols = new LinkedHashSet<String>();
        read.forEach((part, ticks) -> {
            symbols.addAll(ticks.symbols());
            symbols.add(part.symbol());
        });
        symbols.remove("");
        return symbols;
    }

    /// Hands over what is wrong with the rows of the files, and what a user should know.
    void report(ReadOptions options, Problems problems, List<String> warnings) {
        for (var ticks : read.values()) {
            var file = ticks.read();
            file.bad().report(options, problems);
            var dropped = file.bad().dropped();
            if (dropped.count() > 0) {
                warnings.add(
                        "%s: %d wrong rows left out, first %s"
                                .formatted(
                                        file.file(), dropped.count(), dropped.first().getFirst()));
            }
            warnings.addAll(file.warnings());
            var expected = file.rows() > 0 || ticks.symbols().isEmpty();
            var told = dropped.count() > 0 && options.badRows() == BadRow.REFUSE;
            if (ticks.span().isEmpty() && expected && !told) {
                problems.add(CsvBars.noUsableRow(file.file()));
            }
        }
        warnings.addAll(books.warnings());
    }

    List<FileFacts> facts() {
        return read.values().stream()
                .filter(ticks -> !ticks.span().isEmpty())
                .map(ticks ->
                        new FileFacts(
                                ticks.read().file(),
                                ticks.read().sha256(),
                                ticks.read().rows(),
                                Instant.EPOCH.plusNanos(ticks.span().first()),
                                Instant.EPOCH.plusNanos(ticks.span().last())))
                .toList();
    }

    /// The series of all files together.
    ///
    /// @param instruments by symbol; what has none is left out
    /// @param until last trading date, null for all
    Ticks join(Map<String, Instrument> instruments, @Nullable LocalDate until, Problems problems) {
        var trades = TickJoin.ofTrades();
        var quotes = TickJoin.ofQuotes();
        for (var ticks : read.values()) {
            ticks.trades().forEach(columns -> trades.add(ticks.read().file(), columns));
            ticks.quotes().forEach(columns -> quotes.add(ticks.read().file(), columns));
        }
        var result = new Ticks(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var all : trades.join(problems)) {
            var instrument = instruments.get(all.instrument().symbol());
            if (instrument != null) {
                var kept = all.between(Long.MIN_VALUE, end(instrument, until));
                checkLeft(kept.isEmpty(), all.atNanos(0), instrument, until, problems);
                result.trades().add(kept.withInstrument(instrument));
            }
        }
        for (var all : quotes.join(problems)) {
            var instrument = instruments.get(all.instrument().symbol());
            if (instrument != null) {
                var kept = all.between(Long.MIN_VALUE, end(instrument, until));
                checkLeft(kept.isEmpty(), all.atNanos(0), instrument, until, problems);
                result.quotes().add(kept.withInstrument(instrument));
            }
        }
        for (var all : books.feeds()) {
            var instrument = instruments.get(all.instrument().symbol());
            if (instrument != null) {
                var kept = all.before(end(instrument, until));
                checkLeft(kept.isEmpty(), all.atNanos(0), instrument, until, problems);
                result.books().add(kept.withInstrument(instrument));
            }
        }
        return result;
    }

    private static void checkLeft(
            boolean empty,
            long firstNanos,
            Instrument instrument,
            @Nullable LocalDate until,
            Problems problems) {
        if (empty) {
            problems.add(
                    DataCode.NO_DATA,
                    "no ticks of %s until %s (the files begin at %s)"
                            .formatted(instrument, until, Instant.EPOCH.plusNanos(firstNanos)),
                    "correct --from and --to, or give other files with --data");
        }
    }

    private static long end(Instrument instrument, @Nullable LocalDate until) {
        return until == null ? Long.MAX_VALUE : TradingDays.endOf(instrument.calendar(), until);
    }
}
