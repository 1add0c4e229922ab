package dev.tandem.data;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the bars of one instrument from one CSV file, plain or gzip.
public final class CsvBars {
    private CsvBars() {}

    /// What a file gave.
    ///
    /// @param rows data rows of the instrument in the file, the dropped ones included
    /// @param dropped rows left out, none unless [ReadOptions.BadRow#DROP] was chosen
    /// @param warnings what a user should know about the file
    /// @param sha256 of the file as stored, hexadecimal
    public record Result(
            BarColumns bars, int rows, DroppedRows dropped, List<String> warnings, String sha256) {
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /// Reads a file.
    ///
    /// @param symbol the rows to take of a file with a symbol column; null if it holds one symbol
    ///   only
    /// @throws dev.tandem.api.problem.TandemException with file, line, column and reason for
    ///   whatever is wrong
    public static Result read(
            Path file,
            CsvMapping mapping,
            @Nullable String symbol,
            Instrument instrument,
            ReadOptions options) {
        var raw =
                CsvReading.read(
                        file,
                        mapping,
                        symbol == null ? Set.of() : Set.of(symbol),
                        BlockSpace.HEAP,
                        options.store());
        if (raw.series().size() > 1) {
            throw DataCode.SEVERAL_SYMBOLS.exception(
                    file + ": the file holds " + raw.series().size() + " symbols",
                    "name one with --symbols");
        }
        if (raw.series().isEmpty()
                && symbol != null
                && !raw.symbols().isEmpty()
                && !raw.symbols().contains(symbol)) {
            throw DataCode.SYMBOL_MISSING.exception(
                    file + ": no rows of \"" + symbol + "\", " + Names.hint(symbol, raw.symbols()),
                    "correct --symbols");
        }
        var problems = new Problems();
        var bars = BarColumns.builder(instrument, BarSize.D1).build();
        List<String> warnings = List.of();
        if (!raw.series().isEmpty() && raw.series().getFirst().count() > 0) {
            try {
                var assembler = new BarAssembler(raw, options);
                bars = assembler.assemble(raw.series().getFirst(), instrument, BlockSpace.HEAP);
                warnings = assembler.warnings();
            } catch (TandemException failure) {
                raw.bad().report(options, problems);
                problems.add(failure);
                problems.throwIfAny();
            }
        }
        raw.bad().report(options, problems);
        problems.throwIfAny();
        if (bars.isEmpty()) {
            throw noUsableRow(file);
        }
        return new Result(bars, raw.rows(), raw.bad().dropped(), warnings, raw.sha256());
    }

    static TandemException noUsableRow(Path file) {
        return DataCode.EMPTY.exception(file + ": no row can be used", "look at the rows left out");
    }
}
