package dev.tandem.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// A folder of runs.
///
/// @param working what paths of runs are relative to
public record RunStore(Path folder, Path working) {
    private static final Pattern LAST = Pattern.compile("last(?:~(\\d{1,6}))?");
    private static final Comparator<StoredRun> NEWEST_FIRST =
            Comparator.comparing(StoredRun::isReadable)
                    .thenComparing(StoredRun::started)
                    .thenComparing(StoredRun::name)
                    .reversed();

    /// All runs, newest first; what cannot be read comes last.
    public List<StoredRun> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(StoredRun::read)
                    .sorted(NEWEST_FIRST)
                    .toList();
        } catch (IOException e) {
            throw StoreProblem.unreadable(folder, e);
        }
    }

    /// The run that a user means: `last`, `last~1` for the one before, an id or its beginning, or a
    /// path.
    ///
    /// @throws dev.tandem.api.problem.TandemException `TDM-7020` if there is none, `TDM-7021` if
    ///   there are several
    public StoredRun find(String name) {
        var runs = all();
        var last = LAST.matcher(name);
        if (last.matches()) {
            var readable = runs.stream().filter(StoredRun::isReadable).toList();
            var back = last.group(1) == null ? 0 : Integer.parseInt(last.group(1));
            if (back >= readable.size()) {
                throw StoreProblem.unknown(name, folder, runs);
            }
            return readable.get(back);
        }
        var same = runs.stream().filter(run -> run.names().contains(name)).toList();
        if (!same.isEmpty()) {
            return same.getFirst();
        }
        if (isRunDirectory(name)) {
            return StoredRun.read(working.resolve(name));
        }
        var near =
                runs.stream()
                        .filter(run -> !name.isEmpty())
                        .filter(run -> run.names().stream().anyMatch(each -> each.startsWith(name)))
                        .toList();
        return switch (near.size()) {
            case 0 -> throw StoreProblem.unknown(name, folder, runs);
            case 1 -> near.getFirst();
            default -> throw StoreProblem.ambiguous(name, near);
        };
    }

    /// The same, and it can be read.
    ///
    /// @throws dev.tandem.api.problem.TandemException also `TDM-7022` if the run is damaged
    public StoredRun readable(String name) {
        var run = find(name);
        if (!run.isReadable()) {
            throw StoreProblem.unreadable(run);
        }
        return run;
    }

    private boolean isRunDirectory(String name) {
        try {
            var directory = working.resolve(name);
            return !name.isEmpty()
                    && (Files.exists(directory.resolve("run.json"))
                            || Files.exists(directory.resolve("summary.json")));
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
