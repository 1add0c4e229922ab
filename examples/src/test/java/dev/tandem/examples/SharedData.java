package dev.tandem.examples;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of real market data that lies beside the repository, never inside of it: named by
/// `TANDEM_SHARED`, or `shared` with an `architecture.md` next to one of the folders above. Without
/// it a test is skipped, under `CI=true` failed.
final class SharedData {
    private SharedData() {}

    /// A path inside of the data folder.
    static Path path(String name) {
        var named = System.getenv("TANDEM_SHARED");
        var folder = named == null ? walkUp() : Path.of(named);
        if (folder == null || !Files.isDirectory(folder.resolve("data"))) {
            var reason = "no market data: set TANDEM_SHARED or put `shared` beside the repository";
            return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
        }
        return folder.resolve("data").resolve(name);
    }

    private static Path walkUp() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("shared/architecture.md"))) {
                return at.resolve("shared");
            }
        }
        return null;
    }
}
