package dev.tandem.app.command;

import dev.tandem.app.run.Versions;
import dev.tandem.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says which Tandem this is.
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {
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
        printShort(terminal);
        if (full) {
            var out = terminal.out();
            out.println(
                    "java   " + property("java.runtime.version") + ", " + property("java.vendor"));
            out.println(
                    "system "
                            + property("os.name")
                            + " "
                            + property("os.version")
                            + ", "
                            + property("os.arch"));
            out.println("cores  " + Runtime.getRuntime().availableProcessors());
            out.println("heap   " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB at most");
        }
        return 0;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
