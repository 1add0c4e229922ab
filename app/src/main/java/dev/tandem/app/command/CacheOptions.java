package dev.tandem.app.command;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.run.CacheFolder;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.ColumnFiles;
import dev.tandem.data.ColumnFiles.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which cache; the same for all commands that look after it.
final class CacheOptions {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Folder of the cache; default ~/.cache/tandem/columns.")
    @Nullable String folder;

    /// Something done to the files of a cache.
    interface Work<T> {
        T on(ColumnFiles files) throws IOException;
    }

    /// @throws TandemException `TDM-1003` if no folder is known
    Path folder(String command, Terminal terminal) {
        var found = CacheFolder.of(folder, terminal);
        if (found == null) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1003",
                    "there is no cache: it is switched off, or the home folder is not known",
                    "tandem " + command + " --cache DIR");
        }
        return found;
    }

    /// @throws TandemException `TDM-7050` if the folder cannot be read or changed
    <T> T work(Path folder, Work<T> work) {
        try {
            return work.on(new ColumnFiles(folder));
        } catch (IOException e) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-7050",
                    folder + ": " + IoReason.of(e),
                    "check the permissions of the folder",
                    e);
        }
    }

    static void printRemoved(List<Kept> removed, boolean asJson, Terminal terminal) {
        var names =
                removed.stream().map(kept -> String.valueOf(kept.path().getFileName())).toList();
        if (asJson) {
            terminal.out()
                    .print(
                            JsonText.of(out -> {
                                out.writeStringProperty("schema", "tandem.removed/1");
                                JsonText.strings(out, "removed", names);
                            }));
        } else {
            var bytes = removed.stream().mapToLong(Kept::bytes).sum();
            terminal.out()
                    .println(
                            "removed "
                                    + names.size()
                                    + (names.size() == 1 ? " file, " : " files, ")
                                    + megabytes(bytes));
        }
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MiB", bytes / (double) (1 << 20));
    }
}
