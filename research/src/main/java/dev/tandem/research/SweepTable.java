package dev.tandem.research;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A sweep, or a shard of one, that is over: all its rows by number. Its file has the facts as
/// lines that begin with `#`, a header, and the rows.
public record SweepTable(SweepFacts facts, List<SweepRow> rows) {
    /// @param rows in any order
    public SweepTable {
        rows = rows.stream().sorted(Comparator.comparingInt(SweepRow::number)).toList();
    }

    /// Reads a file that [#write] wrote.
    ///
    /// @throws TandemException `TDM-7041` if it is missing, damaged or something else
    public static SweepTable read(Path file) {
        try (var in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(file, in);
        } catch (IOException e) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7041",
                    file + " cannot be read: " + IoReason.of(e),
                    "check the path and its permissions",
                    e);
        }
    }

    private static SweepTable read(Path file, BufferedReader in) throws IOException {
        var number = 1;
        try {
            var facts = new ArrayList<String>();
            var line = in.readLine();
            for (; line != null && SweepFacts.isFact(line); line = in.readLine()) {
                facts.add(line);
                number++;
            }
            var text = new RowText(SweepFacts.parse(facts));
            if (!text.header().equals(line)) {
                throw new IllegalArgumentException("it is not the header of a sweep");
            }
            var rows = new ArrayList<SweepRow>();
            number++;
            for (line = in.readLine(); line != null; line = in.readLine(), number++) {
                rows.add(text.row(line));
            }
            var table = new SweepTable(text.facts(), rows);
            table.requireAll();
            return table;
        } catch (IllegalArgumentException e) {
            throw new TandemException(
                    Kind.DATA,
                    "TDM-7041",
                    file + ":" + number + ": no file of a sweep: " + e.getMessage(),
                    "give a file that tandem sweep wrote, or run the sweep again with --overwrite",
                    e);
        }
    }

    private void requireAll() {
        var wanted = facts.shard().index();
        for (var row : rows) {
            if (row.number() != wanted) {
                throw new IllegalArgumentException(
                        "set " + Math.min(wanted, row.number()) + " is missing or doubled");
            }
            wanted += facts.shard().count();
        }
        if (wanted <= facts.sets()) {
            throw new IllegalArgumentException("set " + wanted + " is missing");
        }
    }

    /// Writes the file in one step: it is there as a whole, or not at all, also after a power cut.
    ///
    /// @throws TandemException `TDM-7013` if it cannot be written
    public void write(Path file) {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        var text = new RowText(facts);
        try {
            Files.createDirectories(folderOf(file));
            try (var out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                for (var line : facts.lines()) {
                    out.append(line).append('\n');
                }
                out.append(text.header()).append('\n');
                for (var row : rows) {
                    out.append(text.line(row)).append('\n');
                }
            }
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    static TandemException unwritable(Path file, IOException cause) {
        return new TandemException(
                Kind.CONFIG,
                "TDM-7013",
                "cannot write " + file + ": " + IoReason.of(cause),
                "check the folder, its permissions and its space",
                cause);
    }
}
