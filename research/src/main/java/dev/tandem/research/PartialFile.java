package dev.tandem.research;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a sweep that is not over, in the order in which they were done. Each is on disk
/// before the next one is taken, so a sweep that was killed loses only runs that were not over. Its
/// last line may be cut.
///
/// One process at a time has it.
public final class PartialFile implements AutoCloseable {
    private final Path file;
    private final SweepPlan plan;
    private final RowText text;
    private final FileChannel channel;
    private final Map<Integer, SweepRow> rows = new LinkedHashMap<>();

    private PartialFile(Path file, SweepFacts facts, SweepPlan plan, FileChannel channel) {
        this.file = file;
        this.plan = plan;
        this.channel = channel;
        text = new RowText(facts);
    }

    /// Opens it, or begins it where there is none.
    ///
    /// @throws TandemException `TDM-7040` if it belongs to another sweep, `TDM-7041` if it is
    ///   damaged before its last line, `TDM-7043` if another process has it, `TDM-7013` if it
    ///   cannot be written
    public static PartialFile open(Path file, SweepFacts facts, SweepPlan plan) {
        try {
            Files.createDirectories(SweepTable.folderOf(file));
            var channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            var partial = new PartialFile(file, facts, plan, channel);
            partial.begin();
            return partial;
        } catch (IOException e) {
            throw SweepTable.unwritable(file, e);
        }
    }

    private void begin() throws IOException {
        var isOpen = false;
        try {
            lock();
            read();
            isOpen = true;
        } finally {
            if (!isOpen) {
                channel.close();
            }
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // held in this process
        }
        throw new TandemException(
                Kind.REFUSED,
                "TDM-7043",
                file + " is in use by another sweep",
                "wait for it, or choose another file with --out");
    }

    private void read() throws IOException {
        var bytes = Files.readAllBytes(file);
        var end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        var whole = new String(bytes, 0, end, StandardCharsets.UTF_8);
        var begin = String.join("\n", text.facts().lines()) + "\n" + text.header() + "\n";
        if (!whole.startsWith(begin)) {
            var all = new String(bytes, StandardCharsets.UTF_8);
            if (!begin.startsWith(all)) {
                throw other(whole.lines().takeWhile(SweepFacts::isFact).toList());
            }
            channel.truncate(0);
            write(begin);
            return;
        }
        var kept = begin.getBytes(StandardCharsets.UTF_8).length;
        var lines = whole.substring(begin.length()).split("(?<=\n)");
        for (var i = 0; i < lines.length && !lines[i].isEmpty(); i++) {
            try {
                add(text.row(lines[i].strip()));
            } catch (IllegalArgumentException e) {
                if (i < lines.length - 1) {
                    throw damaged(text.facts().lines().size() + 2 + i, e);
                }
                break; // cut by whatever ended the sweep
            }
            kept += lines[i].getBytes(StandardCharsets.UTF_8).length;
        }
        channel.truncate(kept);
        channel.position(kept);
    }

    private void add(SweepRow row) {
        if (!row.values().equals(plan.values(row.number()))) {
            throw new IllegalArgumentException("set " + row.number() + " has other values");
        }
        if (rows.put(row.number(), row) != null) {
            throw new IllegalArgumentException("set " + row.number() + " is doubled");
        }
    }

    private TandemException other(List<String> lines) {
        try {
            return otherSweep(file, SweepFacts.parse(lines), text.facts());
        } catch (IllegalArgumentException e) {
            return damaged(1, e);
        }
    }

    /// That a file holds another sweep than the one that is asked for.
    ///
    /// @param kept the facts of the file
    public static TandemException otherSweep(Path file, SweepFacts kept, SweepFacts wanted) {
        var message = new ArrayList<String>();
        message.add(file + " holds another sweep (- there, + asked for)");
        message.addAll(kept.differences(wanted));
        return new TandemException(
                Kind.REFUSED,
                "TDM-7040",
                String.join("\n", message),
                "choose another file with --out, or add --overwrite");
    }

    private TandemException damaged(int line, IllegalArgumentException cause) {
        return new TandemException(
                Kind.DATA,
                "TDM-7041",
                file + ":" + line + ": damaged: " + cause.getMessage(),
                "begin the sweep again with --overwrite",
                cause);
    }

    /// The rows that are done, in no order that matters.
    public List<SweepRow> rows() {
        return List.copyOf(rows.values());
    }

    /// Whether a set is done.
    ///
    /// @param number of the set
    public boolean has(int number) {
        return rows.containsKey(number);
    }

    /// Keeps a row.
    ///
    /// @throws TandemException `TDM-7013` if it cannot be written
    public void append(SweepRow row) {
        add(row);
        try {
            write(text.line(row) + "\n");
        } catch (IOException e) {
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-7013",
                    "cannot write " + file + ": " + IoReason.of(e),
                    "free some space, then run the same command again: it goes on from there",
                    e);
        }
    }

    private void write(String line) throws IOException {
        var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Leaves it to be continued.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw SweepTable.unwritable(file, e);
        }
    }
}
