package dev.tandem.app.run;

import dev.tandem.analytics.BandsTable;
import dev.tandem.analytics.ResultTable;
import dev.tandem.analytics.RunSummary;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.SummaryJson;
import dev.tandem.analytics.TableStyle;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.BacktestResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Prints a result: the table for people, one document for machines, or the run id alone.
final class RunPrinter {
    private final Terminal terminal;
    private final BacktestRequest request;

    RunPrinter(Terminal terminal, BacktestRequest request) {
        this.terminal = terminal;
        this.request = request;
    }

    void print(
            String runId,
            Path directory,
            RunSummary summary,
            Optional<Statistics> comparison,
            BacktestResult result) {
        switch (request.output().style()) {
            case QUIET -> terminal.out().println(runId);
            case JSON -> json(summary);
            case TEXT -> text(runId, directory, summary, comparison, result);
        }
    }

    private void json(RunSummary summary) {
        try {
            SummaryJson.write(summary, terminal.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(
            String runId,
            Path directory,
            RunSummary summary,
            Optional<Statistics> comparison,
            BacktestResult result) {
        var style = new TableStyle(terminal.width(), terminal.hasUnicode(), terminal.hasColour());
        var own = summary.statistics();
        var table =
                comparison
                        .map(held -> ResultTable.text(own, held, summary.warnings(), style))
                        .orElseGet(() -> ResultTable.text(own, summary.warnings(), style));
        var out = terminal.out();
        out.println();
        out.print(table);
        out.println();
        summary.bands()
                .ifPresent(bands -> {
                    out.print(BandsTable.text(bands, style));
                    out.println();
                });
        var where =
                request.output().isWritten()
                        ? (request.output().hasReport() ? "report  " : "files  ")
                                + terminal.shown(
                                        request.output().hasReport()
                                                ? directory.resolve("report.html")
                                                : directory)
                        : "nothing written (--no-out)";
        terminal.beside(9, "run      " + runId, where).forEach(out::println);
        if (result.interrupted()) {
            out.println("interrupted: this is what ran until then");
        } else {
            out.println(
                    "same result again: "
                            + CommandText.again(
                                    System.getProperty("tandem.program", "tandem"),
                                    request,
                                    result.decisionHash()));
        }
    }
}
