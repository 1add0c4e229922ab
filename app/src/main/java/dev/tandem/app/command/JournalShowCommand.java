package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.app.terminal.TextTable;
import dev.tandem.runtime.journal.RecordText;
import dev.tandem.runtime.record.SessionRecordText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints records of a journal, oldest first.
@Command(name = "show", description = "Show records, oldest first.")
final class JournalShowCommand implements Callable<Integer> {
    private static final TextTable TABLE = new TextTable(List.of(true, false, false, false));
    private static final int ROWS_TOGETHER = 1_000;

    @Mixin final JournalRange range = new JournalRange();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;
    private RecordText text = RecordText.PLAIN; // until the options are read

    JournalShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        text = new SessionRecordText(range.journal.venue);
        switch (format.choose("journal show", Format.TEXT, Format.JSON, Format.NDJSON)) {
            case JSON -> document();
            case NDJSON -> lines();
            case TEXT, CSV -> table();
        }
        return 0;
    }

    /// Records in groups of rows that are as wide as each other, so that a long journal is printed
    /// while it is read.
    private void table() {
        var rows = new ArrayList<List<String>>();
        var count = new long[1];
        try {
            range.forEach(
                    "journal show",
                    terminal,
                    text,
                    record -> {
                        rows.add(
                                List.of(
                                        String.valueOf(record.seq()),
                                        JournalRange.time(record.eventNanos()),
                                        text.name(record.type()),
                                        text.describe(record)));
                        if (rows.size() == ROWS_TOGETHER) {
                            print(rows, count);
                        }
                    });
        } finally {
            print(rows, count);
        }
        terminal.err().println(count[0] + (count[0] == 1 ? " record" : " records"));
    }

    private void print(List<List<String>> rows, long[] count) {
        if (rows.isEmpty()) {
            return;
        }
        rows.addFirst(List.of("SEQ", "TIME (UTC)", "TYPE", "TEXT"));
        var lines = TABLE.lines(rows, terminal);
        if (count[0] == 0) {
            terminal.out().println(terminal.bold(lines.getFirst()));
        }
        lines.subList(1, lines.size()).forEach(terminal.out()::println);
        count[0] += rows.size() - 1;
        rows.clear();
    }

    private void lines() {
        range.forEach(
                "journal show",
                terminal,
                text,
                record ->
                        terminal.out()
                                .print(
                                        JsonText.line(out -> {
                                            out.writeStringProperty(
                                                    "schema", "tandem.journal-record/1");
                                            JournalRange.fields(out, record, text);
                                        })));
    }

    private void document() {
        terminal.out()
                .print(
                        JsonText.of(out -> {
                            out.writeStringProperty("schema", "tandem.journal/1");
                            out.writeStringProperty("folder", range.journal.path().toString());
                            out.writeArrayPropertyStart("records");
                            range.forEach(
                                    "journal show",
                                    terminal,
                                    text,
                                    record -> {
                                        out.writeStartObject();
                                        JournalRange.fields(out, record, text);
                                        out.writeEndObject();
                                    });
                            out.writeEndArray();
                        }));
    }
}
