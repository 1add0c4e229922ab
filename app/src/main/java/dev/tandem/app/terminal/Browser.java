package dev.tandem.app.terminal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The browser of the user's desktop.
public final class Browser {
    private Browser() {}

    /// Shows a file with the program that `BROWSER` of the environment names, else as the desktop
    /// does; where none can be started a line says so, and nothing fails.
    public static void open(Path file, Terminal terminal) {
        try {
            new ProcessBuilder(command(file.toUri().toString(), terminal))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            terminal.err().println("no browser could be started; open " + file + " yourself");
        }
    }

    private static List<String> command(String address, Terminal terminal) {
        var own = terminal.environment().getOrDefault("BROWSER", "");
        if (!own.isEmpty()) {
            return List.of(own, address);
        }
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return List.of("open", address);
        }
        return system.contains("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                : List.of("xdg-open", address);
    }
}
