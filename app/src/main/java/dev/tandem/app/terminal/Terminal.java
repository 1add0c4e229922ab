package dev.tandem.app.terminal;

import dev.tandem.app.secret.Redaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Where the program runs: its streams, its environment, its folder.
///
/// @param directory what relative paths are relative to
/// @param isInteractive whether standard input and output are a terminal
/// @param redaction what no output may show; both streams pass it
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        boolean isInteractive,
        Redaction redaction) {
    private static final int LEAST_WIDTH = 80;
    private static final int MOST_WIDTH = 120;

    public Terminal {
        environment = new TreeMap<>(environment);
        out = Printer.to(out, redaction);
        err = Printer.to(err, redaction);
    }

    /// One without secrets so far.
    public Terminal(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path directory,
            boolean isInteractive) {
        this(in, out, err, environment, directory, isInteractive, new Redaction());
    }

    /// One that nobody types into.
    public Terminal(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path directory,
            boolean isInteractive) {
        this(InputStream.nullInputStream(), out, err, environment, directory, isInteractive);
    }

    /// The same in another folder.
    public Terminal in(Path folder) {
        return new Terminal(in, out, err, environment, folder, isInteractive, redaction);
    }

    /// The one this process was started in.
    public static Terminal ofProcess() {
        return ofProcess(System.out);
    }

    /// The same with another stream for standard output.
    public static Terminal ofProcess(PrintStream out) {
        var console = System.console();
        return new Terminal(
                System.in,
                out,
                System.err,
                System.getenv(),
                Path.of(""),
                console != null && console.isTerminal());
    }

    /// Prints what the streams held back; nothing is printed after it.
    public void finish() {
        if (out instanceof Printer printer && err instanceof Printer errors) {
            printer.finish();
            errors.finish();
        }
    }

    /// Whether something went to standard output.
    public boolean hasPrinted() {
        return out instanceof Printer printer && printer.hasPrinted();
    }

    /// Whether the cursor may be moved, as for a progress bar.
    public boolean canRedraw() {
        return isInteractive && !isSet("CI") && !isDumb();
    }

    /// Shows a line that the next thing shown there replaces, if the cursor may be moved; empty
    /// text takes it away.
    public void showForNow(String text) {
        if (canRedraw()) {
            err.print("\r\u001b[K" + text);
            err.flush();
        }
    }

    /// Asks a question on standard error. Only `y` and `yes` agree.
    public boolean isConfirmed(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try {
            var line = new BufferedReader(new InputStreamReader(in, out.charset())).readLine();
            var answer = line == null ? "" : line.strip().toLowerCase(Locale.ROOT);
            return answer.equals("y") || answer.equals("yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether colours are wanted and understood.
    public boolean hasColour() {
        if (isSet("NO_COLOR")) {
            return false;
        }
        return isForced() || (isInteractive && !isSet("CI") && !isDumb());
    }

    /// Whether characters outside ASCII can be shown.
    public boolean hasUnicode() {
        return out.charset().equals(StandardCharsets.UTF_8);
    }

    /// Columns, 80 to 120.
    public int width() {
        try {
            var columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
            return Math.clamp(columns, LEAST_WIDTH, MOST_WIDTH);
        } catch (NumberFormatException _) {
            return LEAST_WIDTH;
        }
    }

    /// A path as it is typed here: relative where it lies in this folder.
    public String shown(Path path) {
        return (path.startsWith(directory) ? directory.relativize(path) : path).toString();
    }

    /// Text in lines that fit a terminal, broken at spaces, all but the first indented; one line
    /// where no terminal shows it. What is hidden is hidden before, while it is in one piece.
    public List<String> wrapped(String text, int indent) {
        return inLines(List.of(redaction.clean(text).split(" ")), " ", indent);
    }

    /// Parts beside each other, three spaces apart; below each other where a terminal has no room.
    public List<String> beside(int indent, String... parts) {
        return inLines(List.of(parts), "   ", indent);
    }

    private List<String> inLines(List<String> parts, String gap, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(parts.getFirst());
        for (var part : parts.subList(1, parts.size())) {
            var isFull = isInteractive && line.length() + gap.length() + part.length() > width();
            if (isFull && part.isEmpty()) {
                continue; // spaces at the end of a line
            }
            if (isFull && line.length() > indent) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent)).append(part);
            } else {
                line.append(gap).append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// The same terminal without colour.
    public Terminal withoutColour() {
        var changed = new TreeMap<>(environment);
        changed.put("NO_COLOR", "1");
        return new Terminal(in, out, err, changed, directory, isInteractive, redaction);
    }

    public String bold(String text) {
        return coloured("1", text);
    }

    public String red(String text) {
        return coloured("31", text);
    }

    public String green(String text) {
        return coloured("32", text);
    }

    public String yellow(String text) {
        return coloured("33", text);
    }

    private String coloured(String code, String text) {
        return hasColour() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private boolean isForced() {
        return isSet("CLICOLOR_FORCE") && !"0".equals(environment.get("CLICOLOR_FORCE"));
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    private boolean isSet(String name) {
        return !environment.getOrDefault(name, "").isEmpty();
    }
}
