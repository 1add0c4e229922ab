package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which journal; the same for all commands that look at one.
final class JournalFolder {
    @Parameters(paramLabel = "RUN_DIR", description = "Folder of the run.")
    String run = "";

    @Option(
            names = "--venue",
            description = "The journal of the simulated venue, not of the engine.")
    boolean venue;

    /// The folder of the journal as the user would type it.
    Path path() {
        return Path.of(run).resolve(venue ? "venue" : "journal");
    }

    /// @throws TandemException `TDM-7060` if there is no journal
    Storage storage(Terminal terminal) {
        var folder = terminal.directory().resolve(path());
        if (!Files.isDirectory(folder)) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7060",
                    "no journal in " + run + ": there is no folder " + path(),
                    "paper and live runs keep one; name the folder of such a run");
        }
        return new DiskStorage(folder);
    }
}
