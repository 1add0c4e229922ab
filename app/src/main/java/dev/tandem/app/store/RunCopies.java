package dev.tandem.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies runs to elsewhere and removes them. A copy appears whole or not at all.
public final class RunCopies {
    private RunCopies() {}

    /// Writes the files of a run into a new zip file, or into a new folder.
    ///
    /// @param target ends in `.zip` for a zip file
    public static void export(StoredRun run, Path target) {
        var partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            if (Files.exists(target)) {
                throw StoreProblem.inTheWay(target);
            }
            FileTrees.delete(partial);
            FileTrees.makeFolderOf(target);
            try {
                if (String.valueOf(target.getFileName()).endsWith(".zip")) {
                    zip(run, partial);
                } else {
                    copy(run, partial);
                }
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileTrees.delete(partial);
            }
        } catch (IOException e) {
            throw StoreProblem.unwritable(target, e);
        }
    }

    private static void zip(StoredRun run, Path target) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (var file : FileTrees.files(run.directory())) {
                var inside = run.directory().relativize(file).toString().replace('\\', '/');
                var entry = new ZipEntry(run.name() + "/" + inside);
                entry.setLastModifiedTime(Files.getLastModifiedTime(file));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static void copy(StoredRun run, Path target) throws IOException {
        for (var file : FileTrees.files(run.directory())) {
            var copy = target.resolve(run.directory().relativize(file).toString());
            FileTrees.makeFolderOf(copy);
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /// Removes a run with all its files. What a stop in between leaves is listed as `partial`.
    public static void remove(StoredRun run) {
        var directory = run.directory().toAbsolutePath().normalize();
        var doomed = directory;
        try {
            if (run.state() != StoredRun.State.PARTIAL) {
                doomed = directory.resolveSibling(run.name() + ".partial");
                FileTrees.delete(doomed);
                Files.move(directory, doomed, StandardCopyOption.ATOMIC_MOVE);
            }
            FileTrees.delete(doomed);
        } catch (IOException e) {
            throw StoreProblem.unwritable(directory, e);
        }
    }
}
