package dev.tandem.analytics;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What `run.json` says: everything to repeat the run, and the facts of this one execution.
///
/// @param strategy name of the strategy, without parameters
/// @param parameters by name, as text, in the order of their declaration
/// @param command the command line, one word an element
/// @param configuration the effective settings by dotted key
/// @param versions of `tandem`, `java` and what else decides the result
/// @param seconds wall-clock time of the run
public record RunFacts(
        String runId,
        String strategy,
        SequencedMap<String, String> parameters,
        List<String> command,
        SequencedMap<String, String> configuration,
        List<DataFile> data,
        long seed,
        SequencedMap<String, String> versions,
        Instant started,
        double seconds,
        double barsPerSecond,
        long peakMemoryBytes) {
    /// A file that was read.
    ///
    /// @param sha256 of its bytes, in hexadecimal
    public record DataFile(String path, String sha256, long rows) {}

    public RunFacts {
        parameters = copy(parameters);
        command = List.copyOf(command);
        configuration = copy(configuration);
        data = List.copyOf(data);
        versions = copy(versions);
    }

    private static SequencedMap<String, String> copy(Map<String, String> map) {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(map));
    }
}
