package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.run.Versions;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/// Says which Tandem this is.
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    @Option(names = "--full", description = "Also Java, system and memory.")
    boolean full;

    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static int printShort(Terminal terminal) {
        terminal.out().println("tandem " + Versions.tandem());
        return 0;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("version", Format.TEXT, Format.JSON);
        if (chosen == Format.JSON) {
            terminal.out().print(JsonText.of(VersionCommand::fields));
            return 0;
        }
        printShort(terminal);
        if (full) {
            var out = terminal.out();
            out.println(
                    "java   " + property("java.runtime.version") + ", " + property("java.vendor"));
            out.println("system " + system() + ", " + property("os.arch"));
            out.println("cores  " + Runtime.getRuntime().availableProcessors());
            out.println("heap   " + megabytes() + " MB at most");
        }
        return 0;
    }

    /// For machines all of it: a script does not mind.
    private static void fields(JsonGenerator out) {
        out.writeStringProperty("schema", "tandem.version/1");
        out.writeStringProperty("tandem", Versions.tandem());
        out.writeStringProperty("java", property("java.runtime.version"));
        out.writeStringProperty("java_vendor", property("java.vendor"));
        out.writeStringProperty("system", system());
        out.writeStringProperty("architecture", property("os.arch"));
        out.writeNumberProperty("cores", Runtime.getRuntime().availableProcessors());
        out.writeNumberProperty("heap_megabytes", megabytes());
    }

    private static String system() {
        return property("os.name") + " " + property("os.version");
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() / (1 << 20);
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
