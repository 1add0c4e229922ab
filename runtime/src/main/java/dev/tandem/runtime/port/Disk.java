package dev.tandem.runtime.port;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/// Calls of the file system, with their failures named.
final class Disk {
    private Disk() {}

    interface Call<T> {
        T run() throws IOException;
    }

    interface Action {
        void run() throws IOException;
    }

    static <T> T call(String operation, String file, Call<T> call) {
        try {
            return call.run();
        } catch (IOException failure) {
            throw named(operation, file, failure);
        }
    }

    static void run(String operation, String file, Action action) {
        try {
            action.run();
        } catch (IOException failure) {
            throw named(operation, file, failure);
        }
    }

    static StorageException named(String operation, String file, IOException failure) {
        return new StorageException(kind(failure), operation, file, failure);
    }

    private static StorageException.Kind kind(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> StorageException.Kind.MISSING;
            case FileAlreadyExistsException _ -> StorageException.Kind.EXISTS;
            default -> isFull(failure) ? StorageException.Kind.FULL : StorageException.Kind.FAILED;
        };
    }

    /// The JDK has no type for a full disk, only the words of the operating system.
    private static boolean isFull(IOException failure) {
        var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("quota exceeded");
    }
}
