package dev.tandem.app.run;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder for as long as a command runs.
final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final List<Path> files = new ArrayList<>();

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /// @throws TandemException `TDM-7013` if there is no place for temporary files
    static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// Writes a file into it.
    ///
    /// @throws TandemException `TDM-7013` if that fails
    Path write(String name, byte[] content) {
        var file = path.resolve(name);
        files.add(file);
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// Removes it. What cannot be removed is left to the system.
    @Override
    public void close() {
        try {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(path);
        } catch (IOException _) {
            return;
        }
    }

    private static TandemException unwritable(IOException e) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7013",
                "cannot write to "
                        + System.getProperty("java.io.tmpdir")
                        + ", the folder for temporary files: "
                        + IoReason.of(e),
                "free some space there, or choose another with"
                        + " TANDEM_JAVA_OPTS=-Djava.io.tmpdir=DIR",
                e);
    }
}
