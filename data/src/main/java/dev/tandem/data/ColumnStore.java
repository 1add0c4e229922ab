package dev.tandem.data;

import dev.tandem.data.ColumnFile.Damaged;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder of rows once read from CSV files of bars, so that the next reading of the same contents
/// copies columns instead of parsing text.
///
/// A file is found by the SHA-256 of its contents, taken anew when anything about the file has
/// changed, see [SourceIndex], and by all that decides how it is read. What is made of the rows
/// afterwards, such as their place in a calendar, is not kept. Each kept file is checked before it
/// is used; one that is damaged is told of in [#notes], left alone and replaced. When all of them
/// take more than the limit, those not used for longest are removed.
///
/// May be used by several threads and processes at once: a file is written under another name and
/// then renamed.
public final class ColumnStore {
    /// Bytes that the kept files may take in all, unless another limit is asked for: 8 GiB.
    public static final long USUAL_LIMIT = 8L << 30;

    static final String ENDING = ".columns";

    private final Path folder;
    private final long limit;
    private final SourceIndex sources;
    private final List<String> notes = new ArrayList<>();
    private boolean isWritable = true;
    private long bytes = -1;

    private ColumnStore(Path folder, long limit, InstantSource clock) {
        this.folder = folder;
        this.limit = limit;
        this.sources = new SourceIndex(folder, clock);
    }

    /// A store in a folder, which is made when the first file is kept.
    ///
    /// @param limit bytes that the kept files may take in all
    public static ColumnStore in(Path folder, long limit) {
        return in(folder, limit, InstantSource.system());
    }

    /// @param clock that tells whether a file is old enough for its hash to be remembered
    static ColumnStore in(Path folder, long limit, InstantSource clock) {
        return new ColumnStore(folder, limit, clock);
    }

    Path folder() {
        return folder;
    }

    /// What a user should know about the store itself: damaged files, a folder that cannot be
    /// written.
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /// Reads a file by the store: as [CsvReading#read] does, with the same result.
    RawFile read(Path file, CsvMapping mapping, Set<String> wanted, BlockSpace space) {
        var kept = find(file, mapping, wanted);
        if (kept != null) {
            return kept;
        }
        var stamp = SourceIndex.Stamp.of(file);
        var raw = CsvReading.read(file, mapping, wanted, space);
        sources.remember(file, stamp, raw.sha256());
        keep(raw, ColumnKey.of(raw.sha256(), mapping, wanted));
        return raw;
    }

    /// Writes down what was learnt about source files, after the last one of a history.
    void finish() {
        sources.save();
    }

    private @Nullable RawFile find(Path file, CsvMapping mapping, Set<String> wanted) {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        String sha256;
        try {
            sha256 = sources.sha256(file);
        } catch (IOException _) {
            return null; // reading it tells why
        }
        var key = ColumnKey.of(sha256, mapping, wanted);
        var path = folder.resolve(key.fileName());
        try {
            var found = ColumnFile.read(path);
            if (!found.entry().key().equals(key.text())) {
                throw new Damaged("it belongs to another reading");
            }
            touch(path);
            return found.entry().raw(file, mapping, found.series(), sha256);
        } catch (NoSuchFileException _) {
            return null;
        } catch (Damaged damaged) {
            note(path + ": " + damaged.getMessage() + "; it is not used and " + file + " is read");
            return null;
        } catch (IOException e) {
            note(path + " cannot be read: " + reason(e) + "; " + file + " is read");
            return null;
        }
    }

    private void keep(RawFile raw, ColumnKey key) {
        if (!isWritable()) {
            return;
        }
        Path unfinished = null;
        try {
            Files.createDirectories(folder);
            unfinished = Files.createTempFile(folder, ColumnFiles.UNFINISHED, null);
            var file = new ColumnFile(ColumnEntry.of(key.text(), raw), raw.series());
            try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                file.write(channel);
            }
            var size = Files.size(unfinished);
            var path = folder.resolve(key.fileName());
            Files.move(
                    unfinished,
                    path,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            unfinished = null;
            hold(path, size);
        } catch (IOException e) {
            refuse(e);
        } finally {
            remove(unfinished);
        }
    }

    /// Counts a new file and removes the oldest ones where it is one too many.
    private synchronized void hold(Path added, long size) throws IOException {
        var files = new ColumnFiles(folder);
        if (bytes < 0) {
            files.removeAbandoned(Instant.now());
            bytes = files.all().stream().mapToLong(ColumnFiles.Kept::bytes).sum();
        } else {
            bytes += size;
        }
        if (bytes > limit) {
            files.shrink(limit, added);
            bytes = files.all().stream().mapToLong(ColumnFiles.Kept::bytes).sum();
        }
    }

    private synchronized boolean isWritable() {
        return isWritable;
    }

    private synchronized void refuse(IOException cause) {
        if (isWritable) {
            isWritable = false;
            notes.add("what was read is not kept in " + folder + ": " + reason(cause));
        }
    }

    private synchronized void note(String text) {
        notes.add(text);
    }

    /// The last use decides what is removed first.
    private static void touch(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        } catch (IOException _) {
            // a folder that can only be read serves all the same
        }
    }

    private static void remove(@Nullable Path unfinished) {
        if (unfinished == null) {
            return;
        }
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException _) {
            // removed by the next run that keeps something, once it is old
        }
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "no permission";
            case FileAlreadyExistsException _ -> "it is no folder";
            default -> String.valueOf(cause.getMessage());
        };
    }
}
