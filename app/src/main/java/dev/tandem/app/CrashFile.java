package dev.tandem.app;

import dev.tandem.app.run.Versions;
import dev.tandem.app.terminal.ErrorReport;
import dev.tandem.app.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;

/// What is left of a bug: a file with everything a developer asks for first, and a short message.
final class CrashFile {
    private CrashFile() {}

    static ErrorReport report(Throwable failure, List<String> arguments, Terminal terminal) {
        var file = write(failure, arguments, terminal);
        var help =
                failure instanceof OutOfMemoryError
                        ? "give it more memory: TANDEM_JAVA_OPTS=-Xmx4g"
                        : "report it with that file; it holds no data and no secrets";
        return new ErrorReport(
                "TDM-0001",
                List.of("a bug in tandem: " + failure, "details: " + file),
                help,
                ExitCode.BUG);
    }

    /// Among the runs if there are any, else in the folder for temporary files.
    private static String write(Throwable failure, List<String> arguments, Terminal terminal) {
        var runs = terminal.directory().resolve("runs");
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            out.println("tandem " + Versions.tandem() + " at " + Instant.now());
            out.println("java " + Runtime.version() + ", " + System.getProperty("os.name"));
            out.println("command: tandem " + String.join(" ", arguments));
            failure.printStackTrace(out);
        }
        try {
            var file =
                    Files.isDirectory(runs)
                            ? Files.createTempFile(runs, "tandem-crash-", ".txt")
                            : Files.createTempFile("tandem-crash-", ".txt");
            Files.writeString(file, terminal.redaction().clean(text.toString()));
            return file.toString();
        } catch (IOException e) {
            return "not written, " + e;
        }
    }
}
