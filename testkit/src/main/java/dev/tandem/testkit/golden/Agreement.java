package dev.tandem.testkit.golden;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far a run agrees with its golden case.
///
/// @param cells number of cells compared, by table
/// @param differences one line for each cell, table or column that does not agree; empty if all do
public record Agreement(Map<String, Integer> cells, List<String> differences) {
    public Agreement {
        cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        differences = List.copyOf(differences);
    }
}
