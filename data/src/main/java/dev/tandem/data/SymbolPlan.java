package dev.tandem.data;

import dev.tandem.data.DataFiles.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which symbol a file without a symbol column holds.
///
/// Files found in a folder are chosen by name where a name is among the symbols. Files that were
/// named take the symbols in order when there are as many, all take the only symbol when there is
/// one, else names decide. A panel of closes is read once for each symbol among its headers.
final class SymbolPlan {
    private final List<String> symbols;
    private final Problems problems;
    private final List<String> warnings;
    private final List<Part> parts = new ArrayList<>();

    /// A reading of a file.
    ///
    /// @param symbol what it holds, empty if a column of the file says so
    /// @param wide whether the symbol is the header of its close
    record Part(DataFile file, String symbol, boolean wide) {}

    private SymbolPlan(List<String> symbols, Problems problems, List<String> warnings) {
        this.symbols = symbols;
        this.problems = problems;
        this.warnings = warnings;
    }

    /// The readings in the order of the files.
    ///
    /// @param headers of each file
    static List<Part> of(
            List<DataFile> files,
            List<List<String>> headers,
            List<CsvMapping> mappings,
            List<String> symbols,
            Problems problems,
            List<String> warnings) {
        var plan = new SymbolPlan(symbols, problems, warnings);
        var plain = new ArrayList<DataFile>();
        for (var i = 0; i < files.size(); i++) {
            var file = files.get(i);
            var names = headers.get(i);
            if (CsvColumns.hasSymbol(names, mappings.get(i))) {
                plan.parts.add(new Part(file, "", false));
            } else if (CsvColumns.isWide(names, mappings.get(i))
                    && symbols.stream().anyMatch(names::contains)) {
                symbols.stream()
                        .filter(names::contains)
                        .forEach(symbol -> plan.parts.add(new Part(file, symbol, true)));
            } else {
                plain.add(file);
            }
        }
        plan.assign(plain);
        return plan.parts;
    }

    private void assign(List<DataFile> files) {
        if (symbols.isEmpty()) {
            files.forEach(file -> add(file, file.stem()));
            return;
        }
        var rest = new ArrayList<>(files);
        if (files.stream().anyMatch(file -> file.listed() && named(file).isPresent())) {
            rest.removeIf(DataFile::listed);
            files.stream().filter(DataFile::listed).forEach(this::addNamed);
        }
        if (rest.size() == symbols.size() || symbols.size() == 1) {
            for (var i = 0; i < rest.size(); i++) {
                addInOrder(rest.get(i), symbols.get(Math.min(i, symbols.size() - 1)));
            }
        } else if (rest.stream().allMatch(file -> named(file).isPresent())) {
            rest.forEach(this::addNamed);
        } else {
            problems.add(
                    DataCode.SYMBOL_MISSING,
                    rest.size()
                            + " files, but "
                            + symbols.size()
                            + " symbols ("
                            + String.join(", ", symbols)
                            + "), and the file names do not tell which is which",
                    "give one symbol for each file in --symbols, in the order of the files");
        }
    }

    private void addInOrder(DataFile file, String symbol) {
        if (named(file).filter(name -> !name.equals(symbol)).isPresent()) {
            warnings.add(
                    file.path()
                            + " is read as "
                            + symbol
                            + ", the symbol in its place in --symbols");
        }
        add(file, symbol);
    }

    private void addNamed(DataFile file) {
        named(file).ifPresent(symbol -> add(file, symbol));
    }

    private void add(DataFile file, String symbol) {
        parts.add(new Part(file, symbol, false));
    }

    private Optional<String> named(DataFile file) {
        return symbols.stream().filter(symbol -> symbol.equalsIgnoreCase(file.stem())).findFirst();
    }
}
