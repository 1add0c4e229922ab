package dev.tandem.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Folders with everything in them. Links are taken as they are, never followed.
public final class FileTrees {
    private FileTrees() {}

    /// The regular files below a folder, sorted.
    static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// Makes the folder in which a file shall stand.
    static void makeFolderOf(Path file) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    /// Removes a file, or a folder with all in it; what is not there is no error.
    public static void delete(Path path) throws IOException {
        if (Files.isDirectory(path) && !Files.isSymbolicLink(path)) {
            try (var entries = Files.list(path)) {
                for (var entry : entries.toList()) {
                    delete(entry);
                }
            }
        }
        Files.deleteIfExists(path);
    }
}
