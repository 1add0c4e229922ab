package dev.tandem.testkit.golden;

import dev.tandem.testkit.golden.backtestingpy.BacktestingPyComparison;
import dev.tandem.testkit.golden.zipline.ZiplineComparison;
import java.util.Map;
import java.util.TreeMap;

/// The comparison for each engine that a `case.json` may name.
final class GoldenEngines {
    private static final Map<String, GoldenCase.Comparison> ENGINES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("backtesting.py", BacktestingPyComparison::of),
                            Map.entry("backtrader", BacktraderComparison::of),
                            Map.entry("zipline", ZiplineComparison::of)));

    private GoldenEngines() {}

    /// @throws IllegalArgumentException if the engine is not known
    static GoldenCase.Comparison find(String engine) {
        var found = ENGINES.get(engine);
        if (found == null) {
            throw new IllegalArgumentException(
                    "engine \"" + engine + "\" is not known, known are " + ENGINES.keySet());
        }
        return found;
    }
}
