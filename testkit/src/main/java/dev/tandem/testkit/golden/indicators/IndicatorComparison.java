package dev.tandem.testkit.golden.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.indicators.Vwap;
import dev.tandem.testkit.golden.Agreement;
import dev.tandem.testkit.golden.Findings;
import dev.tandem.testkit.golden.ReferenceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Computes the tables of one folder of indicators again and compares every cell: to 10^-9 of its
/// size, and empty where ours is not ready. Which bars a table is of stands in the folder, or in
/// the `README.md` above it.
public final class IndicatorComparison {
    private static final String STOCK_INDICATORS = "stock-indicators";
    private static final String TALIPP = "talipp-";
    private static final String WEEKLY = "weekly-anchored-vwap";
    private static final String INPUT = "_input.csv";

    private final Path folder;
    private final Path root;
    private final Findings findings = new Findings();
    private final Map<Path, List<Bar>> inputs = new LinkedHashMap<>();

    private IndicatorComparison(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
    }

    /// Whether a folder, by its name, holds tables of indicators.
    public static boolean knows(Path folder) {
        var name = name(folder);
        return name.equals(STOCK_INDICATORS) || name.startsWith(TALIPP) || name.equals(WEEKLY);
    }

    /// Computes and compares.
    ///
    /// @param root the folder that holds `shared`
    public static Agreement of(Path folder, Path root) {
        var comparison = new IndicatorComparison(folder, root);
        var name = name(folder);
        if (name.equals(STOCK_INDICATORS)) {
            comparison.compareStockIndicators();
        } else if (name.equals(WEEKLY)) {
            comparison.compareWeekly();
        } else {
            comparison.compareTalipp();
        }
        return comparison.findings.agreement();
    }

    private void compareStockIndicators() {
        var known = new TreeMap<String, Consumer<IndicatorTable>>();
        StockIndicatorsAverages.comparisons().forEach((name, how) -> known.put(name + ".csv", how));
        StockIndicatorsOscillators.comparisons()
                .forEach((name, how) -> known.put(name + ".csv", how));
        StockIndicatorsChannels.comparisons().forEach((name, how) -> known.put(name + ".csv", how));
        var inputs = new TreeMap<String, Path>();
        known.keySet().forEach(name -> inputs.put(name, folder.resolve(INPUT)));
        compare(known, inputs);
    }

    private void compareTalipp() {
        var known = new TreeMap<String, Consumer<IndicatorTable>>();
        TalippComparisons.all().forEach((name, how) -> known.put(name + ".csv", how));
        var inputs = new TreeMap<String, Path>();
        for (var cells : readme()) {
            if (cells.size() > 3 && cells.get(1).equals(name(folder))) {
                inputs.put(cells.get(2) + ".csv", root.resolve(cells.get(3)));
            }
        }
        compare(known, inputs);
    }

    private void compareWeekly() {
        var known = new TreeMap<String, Consumer<IndicatorTable>>();
        var inputs = new TreeMap<String, Path>();
        for (var cells : readme()) {
            if (cells.size() > 2 && cells.get(1).endsWith(".csv.gz")) {
                known.put(
                        cells.get(1),
                        table -> table.matches("vwap", new Vwap(Vwap.Anchor.WEEK), Vwap::value));
                inputs.put(cells.get(1), root.resolve(cells.get(2)));
            }
        }
        compare(known, inputs);
    }

    /// @param known how each table compares
    /// @param inputs the bars of each table that must be there
    private void compare(Map<String, Consumer<IndicatorTable>> known, Map<String, Path> inputs) {
        var names = new TreeSet<>(tables());
        names.addAll(inputs.keySet());
        for (var name : names) {
            var how = known.get(name);
            var input = inputs.get(name);
            if (how == null || input == null) {
                findings.differ(name, "is not known");
                continue;
            }
            ReferenceTable.read(folder, name, findings)
                    .ifPresent(reference -> {
                        var table = new IndicatorTable(reference, bars(input), findings);
                        how.accept(table);
                        table.finish();
                    });
        }
    }

    private List<Bar> bars(Path input) {
        return inputs.computeIfAbsent(input, TableBar::read);
    }

    /// Names of the tables in the folder.
    private List<String> tables() {
        try (var files = Files.list(folder)) {
            return files.map(IndicatorComparison::name)
                    .filter(name -> name.endsWith(".csv") || name.endsWith(".csv.gz"))
                    .filter(name -> !name.equals(INPUT))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /// The rows of the tables in the `README.md` above, cell by cell; the first cell is empty.
    private List<List<String>> readme() {
        var file = folder.resolveSibling("README.md");
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("|"))
                    .map(line -> List.of(line.split("\\|", -1)))
                    .map(cells -> cells.stream().map(String::strip).toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String name(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }
}
