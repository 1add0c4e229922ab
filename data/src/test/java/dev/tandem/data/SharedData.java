package dev.tandem.data;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of real market data that lies beside the repository, never inside of it.
public final class SharedData {
    private SharedData() {}

    /// A path inside of the data folder; without the folder the test is skipped, or fails where
    /// `CI=true`.
    public static Path path(String name) {
        var declared = System.getenv("TANDEM_SHARED");
        var folder = declared == null || declared.isEmpty() ? walkUp() : Path.of(declared);
        if (folder == null || !Files.exists(folder.resolve("architecture.md"))) {
            var reason =
                    "no shared folder: set TANDEM_SHARED or put it above the working directory";
            if ("true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            abort(reason);
            throw new IllegalStateException(reason);
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
