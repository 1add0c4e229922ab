package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.store.RunCopies;
import dev.tandem.app.store.StoredRun;
import dev.tandem.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes runs after asking.
@Command(name = "rm", description = "Remove runs; asks first.")
final class RunsRemoveCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "The runs.")
    List<String> runs = new ArrayList<>();

    @Option(names = "--yes", description = "Do not ask.")
    boolean isSure;

    @Mixin final StoreOptions options = new StoreOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    RunsRemoveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("runs rm", Format.TEXT, Format.JSON);
        var store = options.store(terminal);
        var doomed = runs.stream().map(store::find).distinct().toList();
        var names = String.join(", ", doomed.stream().map(StoredRun::name).toList());
        if (!isSure && !terminal.isInteractive()) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-7023",
                    "not removed: " + names,
                    "add --yes; without a terminal nobody can be asked");
        }
        if (!isSure && !terminal.isConfirmed("Remove " + names + " with all files?")) {
            terminal.err().println("nothing was removed");
            doomed = List.of();
        }
        for (var run : doomed) {
            RunCopies.remove(run);
            if (chosen == Format.TEXT) {
                terminal.out().println("removed " + run.name());
            }
        }
        if (chosen == Format.JSON) {
            var removed = doomed.stream().map(StoredRun::name).toList();
            terminal.out()
                    .print(
                            JsonText.of(out -> {
                                out.writeStringProperty("schema", "tandem.removed/1");
                                JsonText.strings(out, "removed", removed);
                            }));
        }
        return 0;
    }
}
