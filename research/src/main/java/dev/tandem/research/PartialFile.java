package dev.tandem.research;

import dev.tandem.analytics.IoReason;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a sweep that is not over, in the order in which they were done. Each is handed to
/// the system before the next one is taken, so a sweep that was killed loses only runs that were
/// not over; its last line may be cut. Once a second the rows are forced to the disk, so a power
/// cut loses whole rows of the last second: what is torn is not taken for a row.
///
/// One process at a time has it.
public final class PartialFile implements AutoCloseable {
    /// Forcing takes up to some 10 ms, as long as many a run, so not every row is.
    private static final long FORCE_NANOS = 1_000_000_000L;

    private final Path file;
    private final SweepPlan plan;
    private final RowText text;
    private final FileChannel channel;
    private final Map<Integer, SweepRow> rows = new LinkedHashMap<>();
    private long forcedNanos = System.nanoTime();

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
        var begin =
                (String.join("\n", text.facts().lines()) + "\n" + text.header() + "\n")
                        .getBytes(StandardCharsets.UTF_8);
        var in = new BufferedInputStream(fromStart());
        var there = in.readNBytes(begin.length);
        if (!Arrays.equals(there, Arrays.copyOf(begin, there.length))) {
            throw other();
        }
        if (there.length == begin.length) {
            var end = begin.length + readRows(in);
            channel.truncate(end);
            channel.position(end);
            return;
        }
        channel.truncate(0);
        write(begin);
        channel.force(true);
    }

    /// Not to be closed: on many systems closing any other channel of a file would release the lock
    /// on it.
    private InputStream fromStart() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    /// Reads rows up to the last line feed, or up to a last line that cannot be read. A line with
    /// zero bytes is one that a power cut kept from the disk while later ones were there already:
    /// it is passed over.
    ///
    /// @return length of what was read
    private long readRows(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        var number = text.facts().lines().size() + 1;
        var length = 0L;
        var isTorn = false;
        IllegalArgumentException cut = null;
        for (var next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                isTorn |= next == 0;
                line.write(next);
                continue;
            }
            if (cut != null) {
                throw damaged(number, cut);
            }
            number++;
            try {
                if (!isTorn) {
                    add(text.row(line.toString(StandardCharsets.UTF_8)));
                }
                length += line.size() + 1;
            } catch (IllegalArgumentException e) {
                cut = e; // by whatever ended the sweep, if it is the last line
            }
            line.reset();
            isTorn = false;
        }
        return length;
    }

    private void add(SweepRow row) {
        if (!row.values().equals(plan.values(row.number()))) {
            throw new IllegalArgumentException("set " + row.number() + " has other values");
        }
        if (rows.put(row.number(), row) != null) {
            throw new IllegalArgumentException("set " + row.number() + " is doubled");
        }
    }

    private TandemException other() throws IOException {
        var lines =
                new BufferedReader(new InputStreamReader(fromStart(), StandardCharsets.UTF_8))
                        .lines();
        try {
            var kept = lines.takeWhile(SweepFacts::isFact).toList();
            return otherSweep(file, SweepFacts.parse(kept), text.facts());
        } catch (IllegalArgumentException e) {
            return damaged(1, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
            write((text.line(row) + "\n").getBytes(StandardCharsets.UTF_8));
            var now = System.nanoTime();
            if (now - forcedNanos >= FORCE_NANOS) {
                channel.force(false);
                forcedNanos = now;
            }
        } catch (IOException e) {
            throw new TandemException(
                    Kind.CONFIG,
                    "TDM-7013",
                    "cannot write " + file + ": " + IoReason.of(e),
                    "free some space, then run the same command again: it goes on from there",
                    e);
        }
    }

    private void write(byte[] line) throws IOException {
        var bytes = ByteBuffer.wrap(line);
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
