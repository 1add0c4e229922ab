package dev.tandem.app.message;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The catalogue of all codes: `codes.txt`, whose entries are a line with code and title, indented
/// lines with the meaning, and a line after `->` with what to do.
public final class MessageCodes {
    private static final String NEXT = "-> ";

    private MessageCodes() {}

    /// All codes in the order of the catalogue.
    public static List<MessageCode> all() {
        var codes = new ArrayList<MessageCode>();
        for (var entry : text().strip().split("\n\n")) {
            var lines = entry.lines().toList();
            var head = lines.getFirst().split(" ", 2);
            var meaning = lines.subList(1, lines.size() - 1).stream().map(String::strip).toList();
            var next = lines.getLast().strip();
            if (head.length != 2 || !next.startsWith(NEXT) || meaning.isEmpty()) {
                throw new IllegalStateException("no entry of codes.txt: " + entry);
            }
            codes.add(
                    new MessageCode(
                            head[0], head[1].strip(), meaning, next.substring(NEXT.length())));
        }
        return codes;
    }

    /// One code, in upper or lower case.
    ///
    /// @throws TandemException `TDM-1008` if there is none
    public static MessageCode find(String code) {
        var wanted = code.toUpperCase(Locale.ROOT);
        return all().stream()
                .filter(each -> each.code().equals(wanted))
                .findFirst()
                .orElseThrow(() ->
                        new TandemException(
                                Kind.USAGE,
                                "TDM-1008",
                                "no such code: " + wanted,
                                "docs/guide/command-line.md lists all codes"));
    }

    private static String text() {
        try (var in = MessageCodes.class.getResourceAsStream("codes.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: codes.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
