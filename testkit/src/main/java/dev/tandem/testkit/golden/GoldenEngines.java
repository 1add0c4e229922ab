package dev.tandem.testkit.golden;

import java.util.Map;
import java.util.TreeMap;

/// The comparison for each engine that a `case.json` may name.
final class GoldenEngines {
    private static final Map<String, GoldenCase.Comparison> ENGINES =
            new TreeMap<>(Map.ofEntries(Map.entry("backtrader", BacktraderComparison::of)));

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
