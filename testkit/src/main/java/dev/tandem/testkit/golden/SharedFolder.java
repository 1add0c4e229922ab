package dev.tandem.testkit.golden;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// The reference data kept beside the repository: the folder named by `TANDEM_SHARED`, or the
/// folder `shared` with an `architecture.md` in it next to one of the folders above.
public final class SharedFolder {
    private SharedFolder() {}

    /// The folder; without it the calling test is skipped, under `CI=true` failed.
    public static Path find() {
        var named = System.getenv("TANDEM_SHARED");
        if (named != null) {
            return Path.of(named);
        }
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.exists(folder.resolve("shared/architecture.md"))) {
                return folder.resolve("shared");
            }
        }
        var reason = "no reference data: set TANDEM_SHARED or put `shared` beside the repository";
        return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
    }
}
