package dev.tandem.app.terminal;

import dev.tandem.app.format.JsonText;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// An error that ends a command, for people and for machines.
///
/// @param lines the message: what it is, then details
/// @param help the next step, empty if there is none
public record ErrorReport(String code, List<String> lines, String help, int exitCode) {
    private static final String ERROR = "error ";
    private static final int COLUMNS = 6;
    private static final String INDENT = " ".repeat(COLUMNS);

    /// A file with line and column, or line alone, as all messages write places; in parentheses as
    /// in a stack.
    private static final Pattern PLACE =
            Pattern.compile("(?<![^\\s(])([^\\s:(\"]+[.]\\w+):(\\d+)(?::(\\d+))?(?=[:\\s)]|$)");

    public ErrorReport {
        lines = List.copyOf(lines);
    }

    /// Code and message, details indented, the next step, the exit code; lines that are too long
    /// for a terminal are broken.
    public void print(Terminal terminal) {
        var err = terminal.err();
        var head = terminal.wrapped(ERROR + code + "  " + lines.getFirst(), COLUMNS);
        err.println(
                terminal.red(ERROR.strip()) + head.getFirst().substring(ERROR.strip().length()));
        head.stream().skip(1).forEach(err::println);
        lines.stream().skip(1).forEach(line -> detail(terminal, line));
        var exit = "(exit " + exitCode + ")";
        var next = help.isEmpty() ? exit : "help: " + help + "    " + exit;
        terminal.wrapped(next, COLUMNS).forEach(err::println);
    }

    /// Lines that begin with spaces show source text with marks below it, so they stay as they are.
    private static void detail(Terminal terminal, String line) {
        if (line.startsWith(" ")) {
            terminal.err().println(INDENT + line);
        } else {
            terminal.wrapped(INDENT + line, COLUMNS + 2).forEach(terminal.err()::println);
        }
    }

    /// The document `tandem.error/1`.
    public String json() {
        return JsonText.of(this::fields);
    }

    /// The same on one line.
    public String jsonLine() {
        return JsonText.line(this::fields);
    }

    private void fields(JsonGenerator json) {
        json.writeStringProperty("schema", "tandem.error/1");
        json.writeStringProperty("code", code);
        json.writeStringProperty("message", lines.getFirst());
        JsonText.strings(json, "details", lines.subList(1, lines.size()));
        json.writeArrayPropertyStart("where");
        PLACE.matcher(String.join("\n", lines))
                .results()
                .forEach(place -> {
                    json.writeStartObject();
                    json.writeStringProperty("file", place.group(1));
                    json.writeNumberProperty("line", Integer.parseInt(place.group(2)));
                    if (place.group(3) != null) {
                        json.writeNumberProperty("column", Integer.parseInt(place.group(3)));
                    }
                    json.writeEndObject();
                });
        json.writeEndArray();
        json.writeStringProperty("help", help);
        json.writeNumberProperty("exit", exitCode);
    }
}
