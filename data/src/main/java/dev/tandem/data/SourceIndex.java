package dev.tandem.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The SHA-256 of source files by what the file system says of them, so that a file is not read
/// again only to learn that it is the same.
///
/// A hash is taken only while device, inode, size and both times of a file, that of its contents
/// and that of its inode, are as they were. A file changed less than two seconds before it was
/// hashed is not remembered, because another change in the same tick of the clock could not be
/// told. Where a file system has no inodes nothing is remembered. For any number of threads;
/// processes replace the index file whole, and what one of them misses is hashed again.
final class SourceIndex {
    static final String NAME = "sources.index";

    private static final String MAGIC = "tandem sources 1 ";
    private static final Duration RACY = Duration.ofSeconds(2);
    private static final int SHA_DIGITS = 64;
    private static final int LIMIT = 50_000;

    private final Path folder;
    private final InstantSource clock;
    private @Nullable Map<String, String> known; // "SHA-256 stamp" by path
    private final Map<String, String> added = new LinkedHashMap<>();

    /// @param folder of the store
    SourceIndex(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What tells a file from a later one.
    ///
    /// @param text device, inode, size and times
    /// @param changedNanos the later one of its times, nanoseconds since 1970
    record Stamp(String path, String text, long changedNanos) {
        /// @return null where the file system does not tell
        static @Nullable Stamp of(Path file) {
            try {
                var path = file.toAbsolutePath().normalize().toString();
                var all = Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
                var modified = nanos(all.get("lastModifiedTime"));
                var changed = nanos(all.get("ctime"));
                var text =
                        all.get("dev")
                                + " "
                                + all.get("ino")
                                + " "
                                + all.get("size")
                                + " "
                                + modified
                                + " "
                                + changed;
                return path.indexOf('\n') >= 0
                        ? null
                        : new Stamp(path, text, Math.max(modified, changed));
            } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
                return null;
            }
        }

        private static long nanos(@Nullable Object time) {
            return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
        }
    }

    /// The SHA-256 of a file, hexadecimal.
    ///
    /// @throws IOException if it has to be read and cannot
    String sha256(Path file) throws IOException {
        var stamp = Stamp.of(file);
        if (stamp != null) {
            var found = find(stamp);
            if (found != null) {
                return found;
            }
        }
        try (var source = SourceFile.open(file)) {
            var sha256 = source.sha256Hex();
            remember(file, stamp, sha256);
            return sha256;
        }
    }

    /// Remembers the hash of a file.
    ///
    /// @param before the stamp taken before the file was read
    void remember(Path file, @Nullable Stamp before, String sha256) {
        if (before == null || !before.equals(Stamp.of(file))) {
            return;
        }
        var now = clock.instant();
        var nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        if (before.changedNanos() <= nanos - RACY.toNanos()) {
            synchronized (this) {
                added.put(before.path(), sha256 + " " + before.text());
            }
        }
    }

    private synchronized @Nullable String find(Stamp stamp) {
        if (known == null) {
            known = read();
        }
        var entry = added.getOrDefault(stamp.path(), known.get(stamp.path()));
        return entry != null && entry.substring(SHA_DIGITS + 1).equals(stamp.text())
                ? entry.substring(0, SHA_DIGITS)
                : null;
    }

    /// Writes down what was added. Failing does not matter: it is hashed again.
    synchronized void save() {
        if (added.isEmpty() || !Files.isDirectory(folder)) {
            return;
        }
        var all = read(); // another process may have added some
        added.forEach((path, entry) -> {
            all.remove(path);
            all.put(path, entry);
        });
        var text = new StringBuilder();
        all.entrySet().stream()
                .skip(Math.max(0, all.size() - LIMIT))
                .forEach(each ->
                        text.append(each.getValue())
                                .append('\t')
                                .append(each.getKey())
                                .append('\n'));
        var body = text.toString();
        try {
            var unfinished = Files.createTempFile(folder, ColumnFiles.UNFINISHED, null);
            try {
                Files.writeString(unfinished, MAGIC + checksum(body) + "\n" + body);
                Files.move(
                        unfinished,
                        folder.resolve(NAME),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            known = all;
            added.clear();
        } catch (IOException _) {
            added.clear();
        }
    }

    /// The entries of the index file; none if it is missing or damaged.
    private Map<String, String> read() {
        var entries = new LinkedHashMap<String, String>();
        try {
            var text = Files.readString(folder.resolve(NAME));
            var body = text.indexOf('\n') + 1;
            if (!text.substring(0, body).equals(MAGIC + checksum(text.substring(body)) + "\n")) {
                return entries;
            }
            for (var at = body; at < text.length(); ) {
                var tab = text.indexOf('\t', at);
                var end = text.indexOf('\n', tab);
                entries.put(text.substring(tab + 1, end), text.substring(at, tab));
                at = end + 1;
            }
        } catch (NoSuchFileException _) {
            // the first run
        } catch (IOException _) {
            entries.clear(); // not readable, or no text
        }
        return entries;
    }

    private static String checksum(String text) {
        var checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
