package dev.tandem.analytics.report;

import dev.tandem.analytics.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files of a run that its page is made of.
///
/// @param name of the run
/// @param run content of `run.json`
/// @param summary content of `summary.json`
/// @param report content of `report.json`; empty for a run that was written without one
/// @param notes content of `notes.json`, empty where there is none
/// @param charts bytes of `charts.json`, empty where there is none
public record ReportFiles(
        String name,
        JsonTree run,
        JsonTree summary,
        JsonTree report,
        JsonTree notes,
        byte[] charts) {
    private static final JsonTree NOTHING = new JsonTree(JsonTree.NOTHING);

    /// Reads a run directory.
    ///
    /// @throws IOException if `run.json` or `summary.json` cannot be read, or another file is there
    ///   and damaged
    public static ReportFiles read(Path directory) throws IOException {
        var charts = directory.resolve("charts.json");
        var run = JsonTree.read(directory.resolve("run.json"));
        return new ReportFiles(
                run.get("run").text(),
                run,
                JsonTree.read(directory.resolve("summary.json")),
                readIfThere(directory.resolve("report.json")),
                readIfThere(directory.resolve("notes.json")),
                Files.exists(charts) ? Files.readAllBytes(charts) : new byte[0]);
    }

    private static JsonTree readIfThere(Path file) throws IOException {
        return Files.exists(file) ? JsonTree.read(file) : NOTHING;
    }

    /// The files of a run that is being written.
    public static ReportFiles of(byte[] run, byte[] summary, byte[] report, byte[] charts) {
        try {
            var tree = JsonTree.parse(run, "run.json");
            return new ReportFiles(
                    tree.get("run").text(),
                    tree,
                    JsonTree.parse(summary, "summary.json"),
                    JsonTree.parse(report, "report.json"),
                    NOTHING,
                    charts);
        } catch (IOException e) {
            throw new IllegalStateException("our own documents cannot be read", e);
        }
    }

    /// Whether there is more than figures.
    boolean hasReport() {
        return !report.fields().isEmpty();
    }

    JsonTree statistic(String figure) {
        return summary.get("stats").get(figure);
    }

    /// The value of a statistic; NaN where it has none.
    double value(String figure) {
        return Words.number(statistic(figure), "value");
    }

    /// The value of a statistic of the benchmark; NaN where it has none.
    double beside(String figure) {
        return Words.number(report.get("comparison").get("stats"), figure);
    }

    String currency() {
        return summary.get("currency").text();
    }
}
