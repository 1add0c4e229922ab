package dev.tandem.app.store;

import dev.tandem.analytics.report.ComparePage;
import dev.tandem.analytics.report.ReportFiles;
import dev.tandem.analytics.report.ReportPage;
import dev.tandem.app.strategy.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The pages made of kept runs.
public final class RunPages {
    /// Name of the page in the directory of a run.
    public static final String REPORT = "report.html";

    /// Bytes; most file systems allow 255, and a part is for the partial file.
    private static final int LONGEST = 200;

    private RunPages() {}

    /// A page that was written.
    public record Page(Path file, long bytes) {}

    /// Writes the report of a run in its directory, in place of an older one.
    ///
    /// @throws dev.tandem.api.problem.TandemException `TDM-7022` if a file of the run is damaged,
    ///   `TDM-7013` if the page cannot be written
    public static Page writeReport(StoredRun run) {
        return write(run.directory().resolve(REPORT), ReportPage.of(files(run)));
    }

    /// Writes a page of runs side by side.
    ///
    /// @throws dev.tandem.api.problem.TandemException as [#writeReport]
    public static Page writeComparison(RunComparison comparison, Path file) {
        var runs = comparison.runs().stream().map(RunPages::files).toList();
        var groups = new ArrayList<ComparePage.Group>();
        groups.add(group("What was chosen differently", comparison.settings()));
        groups.add(group("Data", comparison.data()));
        groups.add(group("Decisions", List.of(comparison.decisions())));
        groups.add(group("What came of it", comparison.statistics()));
        return write(file, ComparePage.of(runs, groups));
    }

    /// The usual name of such a page, made of the names of the runs: `compare-A-B.html`. Names that
    /// would be too long for a file system together are a hash instead, the same for the same runs.
    public static String nameOf(RunComparison comparison) {
        var names = String.join("-", comparison.runs().stream().map(StoredRun::name).toList());
        var bytes = names.getBytes(StandardCharsets.UTF_8);
        var part = bytes.length <= LONGEST ? names : Sha256.of(List.of(bytes)).substring(0, 16);
        return "compare-" + part + ".html";
    }

    private static ComparePage.Group group(String caption, List<RunComparison.Row> rows) {
        return new ComparePage.Group(
                caption,
                rows.stream()
                        .map(row ->
                                new ComparePage.Row(row.label(), row.values(), row.difference()))
                        .toList());
    }

    private static ReportFiles files(StoredRun run) {
        try {
            return ReportFiles.read(run.directory());
        } catch (IOException damaged) {
            throw StoreProblem.unreadable(run.directory(), damaged);
        }
    }

    /// Writes a page as a whole, in place of an older one.
    ///
    /// @throws dev.tandem.api.problem.TandemException `TDM-7013` if it cannot be written
    public static Page write(Path file, byte[] page) {
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            FileTrees.makeFolderOf(file);
            Files.write(partial, page);
            Files.move(
                    partial,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Page(file, page.length);
        } catch (IOException e) {
            takeBack(partial);
            throw StoreProblem.unwritable(file, e);
        }
    }

    private static void takeBack(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException _) {
            return; // the first failure is the one to tell
        }
    }
}
