package dev.tandem.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A new run beside the last one of the same strategy.
public final class PreviousRun {
    /// Only among so many directories that changed last: a folder of thousands must not slow a run.
    private static final int LOOKED_AT = 50;

    private PreviousRun() {}

    /// The last complete run of a strategy in a folder.
    public static Optional<StoredRun> of(String strategy, Path folder) {
        return newest(folder).stream()
                .map(StoredRun::read)
                .filter(run -> run.state() == StoredRun.State.COMPLETE)
                .filter(run -> run.strategy().equals(strategy))
                .max(Comparator.comparing(StoredRun::started));
    }

    private static List<Path> newest(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(PreviousRun::changedAt).reversed())
                    .limit(LOOKED_AT)
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static FileTime changedAt(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /// The line below a result, as in `compared with previous: CAGR +0.17 pp, Sharpe +0.01, inside
    /// the error bars`.
    ///
    /// @param directory of the new run
    public static String line(StoredRun before, Path directory) {
        var now = StoredRun.read(directory);
        var bars = Measure.SHARPE.errorBars(before, now);
        return "compared with previous"
                + (isOnSameData(before, now) ? "" : " (other data or period)")
                + ": CAGR "
                + Measure.CAGR.difference(before, now)
                + ", Sharpe "
                + Measure.SHARPE.difference(before, now)
                + (bars.isEmpty() ? "" : ", " + bars);
    }

    private static boolean isOnSameData(StoredRun before, StoredRun now) {
        return hashes(before).equals(hashes(now))
                && before.from().equals(now.from())
                && before.until().equals(now.until());
    }

    private static List<String> hashes(StoredRun run) {
        return run.data().stream().map(StoredRun.DataFile::sha256).toList();
    }
}
