package dev.tandem.testkit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the cases in a folder: the folder itself, and all below it, in the order of their paths.
///
/// A folder with a `case.json` is a case of an engine; folders of statistics, of aggregated bars
/// and of indicators are known by their files. A folder that holds tables and nothing that says
/// what they are is a case too: one that fails.
public final class GoldenCases {
    private static final List<String> TABLES = List.of(".csv", ".csv.gz", ".json");

    private GoldenCases() {}

    public static List<GoldenCase> find(Path directory) {
        var cases = new ArrayList<GoldenCase>();
        for (var folder : folders(directory)) {
            of(directory, folder).ifPresent(cases::add);
        }
        return cases;
    }

    private static Optional<GoldenCase> of(Path directory, Path folder) {
        var relative = directory.relativize(folder).toString().replace('\\', '/');
        var name = relative.isEmpty() ? lastName(folder) : relative;
        if (Files.exists(folder.resolve("case.json"))) {
            return Optional.of(ofEngine(name, folder));
        }
        var tables = GoldenTables.of(name, folder);
        if (tables.isPresent() || !holdsTables(folder)) {
            return tables;
        }
        return Optional.of(unusable(name, folder, "no case.json says what these tables are"));
    }

    private static GoldenCase ofEngine(String name, Path folder) {
        try {
            var fields = Fields.read(folder.resolve("case.json"));
            var engine = fields.text("engine");
            return new GoldenCase(
                    name,
                    engine,
                    folder,
                    data(fields.value("data")),
                    (where, root) -> GoldenEngines.find(engine).of(where, root));
        } catch (RuntimeException e) { // whatever it is: a case that cannot be read has failed
            return unusable(name, folder, String.valueOf(e.getMessage()));
        }
    }

    private static GoldenCase unusable(String name, Path folder, String reason) {
        return new GoldenCase(
                name,
                "unknown",
                folder,
                List.of(),
                (_, _) -> {
                    throw new IllegalArgumentException(reason);
                });
    }

    /// All texts in the value: a file, a folder, or a list of files with their symbols.
    private static List<String> data(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case List<?> list ->
                    list.stream().map(item -> Fields.of("data", item).text("file")).toList();
            case null, default -> List.of();
        };
    }

    private static boolean holdsTables(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(GoldenCases::lastName)
                    .anyMatch(name -> TABLES.stream().anyMatch(name::endsWith));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static List<Path> folders(Path directory) {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    private static String lastName(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }
}
