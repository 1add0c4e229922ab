package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.RunPages;
import dev.tandem.app.terminal.Browser;
import dev.tandem.app.terminal.Terminal;
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
    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Default last.")
    String run = "last";

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
        var found = options.store(terminal).readable(run);
        var page = RunPages.writeReport(found);
        if (chosen == Format.JSON) {
            terminal.out()
                    .print(
                            JsonText.of(out -> {
                                out.writeStringProperty("schema", "tandem.page/1");
                                out.writeStringProperty("page", String.valueOf(page.file()));
                                out.writeNumberProperty("bytes", page.bytes());
                                JsonText.strings(out, "runs", List.of(found.name()));
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
