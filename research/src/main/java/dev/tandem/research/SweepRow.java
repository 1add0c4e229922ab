package dev.tandem.research;

import java.util.List;

/// One parameter set and what came of it.
///
/// @param number from 1
/// @param values in the order of the sweep's parameters
public record SweepRow(int number, List<String> values, Outcome outcome) {
    public SweepRow {
        values = List.copyOf(values);
    }
}
