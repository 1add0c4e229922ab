package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads the reference data kept beside the repository: the folder named by `TANDEM_SHARED`, or the
/// folder `shared` with an `architecture.md` in it next to one of the folders above. Without it a
/// test is skipped, under `CI=true` failed.
final class SharedFolder {
    private SharedFolder() {}

    /// A text file, packed if its name ends in `.gz`.
    static String text(String path) {
        var file = find().resolve(path);
        try (var raw = Files.newInputStream(file)) {
            var plain = path.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    /// One column of a CSV file, from top to bottom.
    static double[] column(String path, String name) {
        var lines = text(path).lines().toList();
        var index = List.of(lines.getFirst().split(",")).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[index]))
                .toArray();
    }

    private static Path find() {
        var named = System.getenv("TANDEM_SHARED");
        if (named != null && Files.isDirectory(Path.of(named))) {
            return Path.of(named);
        }
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("shared/architecture.md"))) {
                return at.resolve("shared");
            }
        }
        var reason = "no reference data: set TANDEM_SHARED or put `shared` beside the repository";
        return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
    }
}
