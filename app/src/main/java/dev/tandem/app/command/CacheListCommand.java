package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import dev.tandem.data.ColumnFiles;
import dev.tandem.data.ColumnFiles.Kept;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.JsonGenerator;

/// Lists what the cache holds, the last used first.
@Command(name = "list", description = "List what is kept, the last used first.")
final class CacheListCommand implements Callable<Integer> {
    private static final TextTable TABLE = new TextTable(List.of(false, true, true, false));

    @Mixin final CacheOptions options = new CacheOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    CacheListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var chosen = format.choose("data cache list", Format.TEXT, Format.JSON);
        var folder = options.folder("data cache list", terminal);
        var kept = options.work(folder, ColumnFiles::all);
        if (chosen == Format.JSON) {
            terminal.out().print(JsonText.of(json -> document(json, folder, kept)));
        } else {
            text(folder, kept);
        }
        return 0;
    }

    private void text(Path folder, List<Kept> all) {
        if (!all.isEmpty()) {
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("LAST USED (UTC)", "ROWS", "SIZE", "FIRST READ FROM"));
            all.forEach(kept -> rows.add(row(kept)));
            var lines = TABLE.lines(rows, terminal);
            terminal.out().println(terminal.bold(lines.getFirst()));
            lines.subList(1, lines.size()).forEach(terminal.out()::println);
        }
        var bytes = all.stream().mapToLong(Kept::bytes).sum();
        terminal.err()
                .println(
                        all.size()
                                + (all.size() == 1 ? " file, " : " files, ")
                                + CacheOptions.megabytes(bytes)
                                + " in "
                                + terminal.shown(folder));
    }

    private static List<String> row(Kept kept) {
        var used = kept.used().truncatedTo(ChronoUnit.MINUTES).toString();
        var contents = kept.contents();
        return List.of(
                used.substring(0, 16).replace('T', ' '),
                contents == null ? "-" : String.format(Locale.ROOT, "%,d", contents.rows()),
                CacheOptions.megabytes(kept.bytes()),
                contents == null ? "damaged: " + kept.path().getFileName() : contents.source());
    }

    private static void document(JsonGenerator out, Path folder, List<Kept> all) {
        out.writeStringProperty("schema", "tandem.columns/1");
        out.writeStringProperty("folder", folder.toString());
        out.writeArrayPropertyStart("files");
        for (var kept : all) {
            var contents = kept.contents();
            out.writeStartObject();
            out.writeStringProperty("name", String.valueOf(kept.path().getFileName()));
            out.writeNumberProperty("bytes", kept.bytes());
            out.writeStringProperty("used", kept.used().toString());
            if (contents == null) {
                out.writeNullProperty("source");
                out.writeNullProperty("rows");
            } else {
                out.writeStringProperty("source", contents.source());
                out.writeNumberProperty("rows", contents.rows());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
