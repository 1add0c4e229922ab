package dev.tandem.app.command;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.journal.JournalRecord;
import dev.tandem.runtime.journal.RecordText;
import dev.tandem.runtime.record.SessionRecordText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes records with their payloads to a file, one JSON object a line.
@Command(
        name = "export",
        description = "Write records with their payloads to a new file, one JSON object a line.")
final class JournalExportCommand implements Callable<Integer> {
    @Mixin final JournalRange range = new JournalRange();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "Where to; must not exist yet.")
    String target = "";

    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;
    private RecordText text = RecordText.PLAIN; // until the options are read

    JournalExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        text = new SessionRecordText(range.journal.venue);
        var chosen = format.choose("journal export", Format.TEXT, Format.JSON);
        range.journal.storage(terminal); // before a file is made for a journal that is not there
        var count = new long[1];
        try (var writer =
                Files.newBufferedWriter(
                        terminal.directory().resolve(target), StandardOpenOption.CREATE_NEW)) {
            range.forEach(
                    "journal export",
                    terminal,
                    text,
                    record -> {
                        write(writer, record);
                        count[0]++;
                    });
        } catch (FileAlreadyExistsException _) {
            throw new TandemException(
                    Kind.REFUSED, "TDM-7012", target + " is already there", "choose another --to");
        } catch (IOException | UncheckedIOException failure) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7013",
                    target + " cannot be written: " + failure.getMessage(),
                    "check the folder and its permissions");
        }
        var records = count[0] + (count[0] == 1 ? " record" : " records");
        terminal.out()
                .print(
                        chosen == Format.JSON
                                ? JsonText.of(out -> {
                                    out.writeStringProperty("schema", "tandem.export/1");
                                    out.writeStringProperty(
                                            "name", range.journal.path().toString());
                                    out.writeStringProperty("to", target);
                                })
                                : records + " written to " + target + "\n");
        return 0;
    }

    private void write(Writer writer, JournalRecord record) {
        try {
            writer.write(
                    JsonText.line(out -> {
                        JournalRange.fields(out, record, text);
                        out.writeStringProperty(
                                "payload", HexFormat.of().formatHex(record.payload()));
                    }));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
