package dev.tandem.testkit.golden;

import java.nio.file.Path;
import java.util.List;

/// A folder with tables that somebody else computed, which can be computed again and compared.
///
/// @param name its path below the folder that was searched, with `/`
/// @param kind the engine that made the tables, or what they are of
/// @param data names of data files, from the folder above `shared`
public record GoldenCase(
        String name, String kind, Path folder, List<String> data, Comparison comparison) {
    public GoldenCase {
        data = List.copyOf(data);
    }

    /// Computes the tables of a folder again and compares them.
    @FunctionalInterface
    public interface Comparison {
        /// @param root the folder from which the names of data files start
        /// @throws IllegalArgumentException if the case asks for something that we do not know
        Agreement of(Path folder, Path root);
    }
}
