package dev.tandem.app.format;

import dev.tandem.api.problem.Names;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The JSON Schemas (2020-12) of all documents that commands print and runs leave behind: one
/// resource for each kind, the word after `tandem.` in the first key of a document.
public final class DocumentSchemas {
    /// Every kind there is.
    public static final List<String> KINDS =
            List.of(
                    "archive",
                    "certificate",
                    "certify",
                    "change",
                    "charts",
                    "columns",
                    "comparison",
                    "config",
                    "config-check",
                    "config-diff",
                    "doctor",
                    "error",
                    "export",
                    "files",
                    "halt",
                    "help",
                    "journal",
                    "journal-check",
                    "journal-record",
                    "kept-run",
                    "notes",
                    "page",
                    "removed",
                    "replay",
                    "report",
                    "run",
                    "run-notes",
                    "run-row",
                    "runs",
                    "summary",
                    "sweep",
                    "version");

    private DocumentSchemas() {}

    /// The schema of one kind of document.
    ///
    /// @throws TandemException `TDM-1010` if there is no such kind
    public static String text(String kind) {
        if (!KINDS.contains(kind)) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-1010",
                    "no kind of document \"" + kind + "\", " + Names.hint(kind, KINDS),
                    "tandem help schema lists all kinds");
        }
        try (var in = DocumentSchemas.class.getResourceAsStream(kind + ".json")) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + kind + ".json");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
