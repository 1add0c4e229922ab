package dev.tandem.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The rows that were left out of a file.
///
/// @param byCode how many, for each kind of fault
/// @param first the first few with line and reason
public record DroppedRows(int count, Map<DataCode, Integer> byCode, List<String> first) {
    public DroppedRows {
        var sorted = new EnumMap<DataCode, Integer>(DataCode.class);
        sorted.putAll(byCode);
        byCode = Collections.unmodifiableMap(sorted);
        first = List.copyOf(first);
    }
}
