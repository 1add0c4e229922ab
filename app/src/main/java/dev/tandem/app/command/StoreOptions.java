package dev.tandem.app.command;

import dev.tandem.app.run.RunName;
import dev.tandem.app.store.RunStore;
import dev.tandem.app.terminal.Terminal;
import picocli.CommandLine.Option;

/// Where kept runs are; the same for all commands that look at runs.
final class StoreOptions {
    @Option(names = "--runs", paramLabel = "DIR", description = "Folder of the runs; default runs.")
    String folder = RunName.FOLDER.toString();

    RunStore store(Terminal terminal) {
        return new RunStore(terminal.directory().resolve(folder), terminal.directory());
    }
}
