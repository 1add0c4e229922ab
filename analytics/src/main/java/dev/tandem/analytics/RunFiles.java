package dev.tandem.analytics;

import dev.tandem.analytics.report.ReportFiles;
import dev.tandem.analytics.report.ReportPage;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Writes a run directory: the whole of it appears at once, or nothing does.
///
/// The files are written and forced to disk in a sibling named `….partial`, which is then renamed.
/// What a crash leaves there is removed by the next run of that name. An old run that is replaced
/// is set aside until the new one stands.
public final class RunFiles {
    /// What to do with a directory that has something in it.
    public enum Existing {
        REFUSE,
        /// Takes the place of an older run directory; anything else is still refused.
        REPLACE
    }

    private static final String CHOOSE = "choose another directory with --out";

    private final Path directory;
    private final Path partial;
    private final Path aside;

    private RunFiles(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        partial = this.directory.resolveSibling(this.directory.getFileName() + ".partial");
        aside = this.directory.resolveSibling(this.directory.getFileName() + ".replaced");
    }

    /// Writes all files of a run.
    ///
    /// @throws TandemException `TDM-7010` if the directory exists and may not be replaced,
    ///   `TDM-7011` if the disk is full or cannot be written
    public static void write(
            Path directory,
            Existing existing,
            RunRecorder run,
            RunSummary summary,
            RunFacts facts,
            TimeStyle times) {
        write(directory, existing, run, summary, facts, times, Optional.empty());
    }

    /// Writes all files of a run, with its report where there is one: `report.json`, `charts.json`
    /// and the page `report.html`.
    ///
    /// @throws TandemException as above
    public static void write(
            Path directory,
            Existing existing,
            RunRecorder run,
            RunSummary summary,
            RunFacts facts,
            TimeStyle times,
            Optional<RunReport> report) {
        var files = new RunFiles(directory);
        try {
            files.check(existing);
            files.writePartial(new CsvFiles(run, times), summary, facts, report);
            files.publish();
        } catch (IOException failure) {
            throw files.unwritable(failure);
        }
    }

    private void check(Existing existing) throws IOException {
        if (!Files.exists(directory) || isEmptyDirectory(directory)) {
            return;
        }
        if (existing == Existing.REFUSE) {
            throw refused("already has files in it", CHOOSE + ", or add --overwrite");
        }
        if (!Files.exists(directory.resolve("run.json"))) {
            throw refused("is no run directory, so it is not replaced", CHOOSE);
        }
    }

    private void writePartial(
            CsvFiles tables, RunSummary summary, RunFacts facts, Optional<RunReport> report)
            throws IOException {
        delete(partial);
        Files.createDirectories(partial);
        var isComplete = false;
        try {
            file("orders.csv", tables::orders);
            file("fills.csv", tables::fills);
            file("trades.csv", tables::trades);
            file("equity.csv", tables::equity);
            file("ledger.csv", tables::ledger);
            var summaryJson = SummaryJson.bytes(summary);
            var runJson = RunJson.bytes(facts);
            file("summary.json", out -> out.write(summaryJson));
            file("run.json", out -> out.write(runJson));
            if (report.isPresent()) {
                var said = report.get().facts();
                var drawn = report.get().charts();
                var page = ReportPage.of(ReportFiles.of(runJson, summaryJson, said, drawn));
                file("report.json", out -> out.write(said));
                file("charts.json", out -> out.write(drawn));
                file("report.html", out -> out.write(page));
            }
            isComplete = true;
        } finally {
            if (!isComplete) {
                delete(partial);
            }
        }
    }

    private void file(String name, Content content) throws IOException {
        try (var channel =
                FileChannel.open(
                        partial.resolve(name),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            content.writeTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
    }

    private void publish() throws IOException {
        var isReplacing = Files.exists(directory) && !isEmptyDirectory(directory);
        try {
            if (isReplacing) {
                delete(aside);
                move(directory, aside);
            } else {
                Files.deleteIfExists(directory);
            }
            move(partial, directory);
        } catch (IOException failure) {
            delete(partial);
            if (isReplacing && !Files.exists(directory)) {
                move(aside, directory);
            }
            throw failure;
        }
        if (isReplacing) {
            delete(aside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isEmptyDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            try (var entries = Files.list(path)) {
                for (var entry : entries.toList()) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }

    private TandemException refused(String why, String next) {
        return new TandemException(Kind.REFUSED, "TDM-7010", directory + " " + why, next);
    }

    private TandemException unwritable(IOException failure) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7011",
                "cannot write the run to " + directory + ": " + IoReason.of(failure),
                "free some space there, or " + CHOOSE,
                failure);
    }

    /// What goes into one file.
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
