package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.RunPages;
import dev.tandem.app.sweep.SweepPages;
import dev.tandem.app.terminal.Browser;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.research.Ranking;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the report of a kept run again, with the notes and the page of this version.
@Command(
        name = "report",
        description = "Write the HTML report of a run again, and open it.",
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN|SWEEP.csv",
            description = "A run, default last; or the file of a sweep.")
    String run = "last";

    @Option(
            names = "--best",
            paramLabel = "STATISTIC",
            description = "What the sets of a sweep are best by; default sharpe_ratio.")
    String statistic = Ranking.USUAL;

    @Option(names = "--open", description = "Open it in the browser.")
    boolean opens;

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("report", Format.TEXT, Format.JSON);
        if (run.endsWith(".csv")) {
            return show(chosen, sweep(), List.of());
        }
        var found = options.store(terminal).readable(run);
        return show(chosen, RunPages.writeReport(found), List.of(found.name()));
    }

    /// The page of a sweep stands beside its file.
    private RunPages.Page sweep() {
        var problems = new OptionProblems("report");
        var ranking = problems.read("--best", statistic, Ranking::by, Ranking.by(Ranking.USUAL));
        problems.throwIfAny();
        var file = terminal.directory().resolve(run);
        var name = String.valueOf(file.getFileName()).replaceFirst("[.]csv$", ".html");
        return RunPages.write(file.resolveSibling(name), SweepPages.of(file, ranking));
    }

    private int show(Format chosen, RunPages.Page page, List<String> runs) {
        if (chosen == Format.JSON) {
            terminal.out()
                    .print(
                            JsonText.of(out -> {
                                out.writeStringProperty("schema", "tandem.page/1");
                                out.writeStringProperty("page", String.valueOf(page.file()));
                                out.writeNumberProperty("bytes", page.bytes());
                                JsonText.strings(out, "runs", runs);
                            }));
        } else {
            terminal.out().println("report   " + terminal.shown(page.file()));
        }
        if (opens) {
            Browser.open(page.file(), terminal);
        }
        return 0;
    }
}
