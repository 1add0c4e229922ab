package dev.tandem.testkit.golden;

import dev.tandem.testkit.golden.indicators.IndicatorComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Folders of reference tables that no strategy made.
final class GoldenTables {
    private static final List<String> DATA = List.of("shared/data");

    private GoldenTables() {}

    static Optional<GoldenCase> of(String name, Path folder) {
        if (Files.exists(folder.resolve(StatisticsComparison.FILE))) {
            return of(name, "statistics", folder, StatisticsComparison::of);
        }
        if (IndicatorComparison.knows(folder)) {
            return of(name, "indicators", folder, IndicatorComparison::of);
        }
        if (text(folder.resolve("README.md")).contains(ResampleComparison.HEADER)) {
            return of(name, "aggregation", folder, ResampleComparison::of);
        }
        return Optional.empty();
    }

    private static Optional<GoldenCase> of(
            String name, String kind, Path folder, GoldenCase.Comparison comparison) {
        return Optional.of(new GoldenCase(name, kind, folder, DATA, comparison));
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
