package dev.tandem.data;

import dev.tandem.data.ColumnFile.Damaged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The files of a [ColumnStore], to look at and to remove. Other files in its folder are never
/// touched.
public final class ColumnFiles {
    static final String UNFINISHED = "unfinished-columns-";

    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private final Path folder;

    /// @param folder of the store; need not exist
    public ColumnFiles(Path folder) {
        this.folder = folder;
    }

    /// One kept reading.
    ///
    /// @param used when it was last read or written
    public record Kept(Path path, long bytes, Instant used) {
        /// What it holds.
        ///
        /// @return null if it is damaged
        public @Nullable Contents contents() {
            try {
                var entry = ColumnFile.readEntry(path);
                return new Contents(
                        entry.source(), entry.counts().stream().mapToLong(each -> each).sum());
            } catch (IOException | Damaged _) {
                return null;
            }
        }
    }

    /// What a kept reading says of itself.
    ///
    /// @param source the file it was first read from
    public record Contents(String source, long rows) {}

    /// All kept readings, the last used first.
    ///
    /// @throws IOException if the folder exists and cannot be read
    public List<Kept> all() throws IOException {
        var kept = new ArrayList<Kept>();
        for (var path : named("", ColumnStore.ENDING)) {
            try {
                var used = Files.getLastModifiedTime(path).toInstant();
                kept.add(new Kept(path, Files.size(path), used));
            } catch (NoSuchFileException _) {
                // another process removed it
            }
        }
        kept.sort(Comparator.comparing(Kept::used).reversed().thenComparing(Kept::path));
        return kept;
    }

    /// Removes the readings last used before an instant.
    public List<Kept> removeUnused(Instant before) throws IOException {
        return remove(all().stream().filter(kept -> kept.used().isBefore(before)).toList());
    }

    /// Removes the readings not used for longest until the rest take at most `limit` bytes.
    public List<Kept> shrink(long limit) throws IOException {
        return shrink(limit, null);
    }

    /// @param spared the one that goes only where it alone is too large, null for none
    List<Kept> shrink(long limit, @Nullable Path spared) throws IOException {
        var rest = new ArrayList<>(all());
        rest.sort(Comparator.comparing((Kept kept) -> !kept.path().equals(spared)));
        var doomed = new ArrayList<Kept>();
        var bytes = rest.stream().mapToLong(Kept::bytes).sum();
        while (bytes > limit && !rest.isEmpty()) {
            var oldest = rest.removeLast();
            bytes -= oldest.bytes();
            doomed.add(oldest);
        }
        return remove(doomed);
    }

    /// Removes all readings, the hashes of their sources, and what killed writers left.
    public List<Kept> clear() throws IOException {
        removeAbandoned(Instant.MAX);
        Files.deleteIfExists(folder.resolve(SourceIndex.NAME));
        return remove(all());
    }

    /// Removes what killed writers left: unfinished files that nobody writes any more.
    public void removeAbandoned(Instant now) throws IOException {
        for (var path : named(UNFINISHED, "")) {
            try {
                var written = Files.getLastModifiedTime(path).toInstant();
                if (written.plus(LONGEST_WRITE).isBefore(now)) {
                    Files.deleteIfExists(path);
                }
            } catch (NoSuchFileException _) {
                // its writer renamed it
            }
        }
    }

    private static List<Kept> remove(List<Kept> doomed) throws IOException {
        for (var kept : doomed) {
            Files.deleteIfExists(kept.path());
        }
        return List.copyOf(doomed);
    }

    private List<Path> named(String beginning, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(
                            path -> {
                                var name = String.valueOf(path.getFileName());
                                return name.startsWith(beginning) && name.endsWith(ending);
                            })
                    .sorted()
                    .toList();
        }
    }
}
