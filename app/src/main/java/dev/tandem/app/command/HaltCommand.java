package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.run.SessionFolder;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Halts a session, or takes the halt back.
@Command(
        name = "halt",
        description = "Stop a session from sending orders, at once and until it is reset.",
        sortOptions = false,
        footer = {
            "",
            "Open orders that protect no position are taken back; positions stay. A session whose",
            "process does not run is halted when it starts.",
            "",
            "Examples:",
            "  tandem halt paper/GoldenCross --reason \"odd prices\"",
            "  tandem halt paper/GoldenCross --reset"
        })
final class HaltCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Folder of the session.")
    String folder = "";

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why; it is noted in the journal.")
    String reason = "";

    @Option(names = "--reset", description = "Take the halt back: orders leave again.")
    boolean resets;

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    HaltCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("halt", Format.TEXT, Format.JSON);
        var session = new SessionFolder(terminal.directory().resolve(folder));
        if (resets) {
            session.halt().requestReset(reason);
        } else {
            session.halt().request(reason);
        }
        if (chosen == Format.JSON) {
            terminal.out()
                    .print(
                            JsonText.of(out -> {
                                out.writeStringProperty("schema", "tandem.halt/1");
                                out.writeStringProperty("session", terminal.shown(session.path()));
                                out.writeBooleanProperty("halt", !resets);
                                out.writeStringProperty("reason", reason);
                            }));
        } else {
            terminal.out()
                    .println((resets ? "reset    " : "halt     ") + terminal.shown(session.path()));
        }
        return 0;
    }
}
