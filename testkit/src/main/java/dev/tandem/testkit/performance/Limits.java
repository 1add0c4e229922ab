package dev.tandem.testkit.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Properties;

/// What is asked of each figure (`benchmarks/limits.properties`): `W1.ratio.must`, `W1.ratio.aim`
/// and the guard's own `W1.ratio.limit`. Less is always better.
public final class Limits {
    private final Properties values;

    /// Bounds of one figure; empty where none is set.
    ///
    /// @param must what has to hold
    /// @param aim what is wanted
    /// @param limit above this the guard fails
    public record Bounds(OptionalDouble must, OptionalDouble aim, OptionalDouble limit) {}

    private Limits(Properties values) {
        this.values = values;
    }

    /// @throws NumberFormatException if a value is no number
    public static Limits read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        for (var name : values.stringPropertyNames()) {
            Double.parseDouble(values.getProperty(name));
        }
        return new Limits(values);
    }

    /// What is asked of a figure of a workload or tool.
    public Bounds of(String subject, String figure) {
        var name = subject + "." + figure + ".";
        return new Bounds(bound(name + "must"), bound(name + "aim"), bound(name + "limit"));
    }

    private OptionalDouble bound(String name) {
        var value = values.getProperty(name);
        return value == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(value));
    }
}
