package dev.tandem.runtime.port;

/// A file or its disk did not do what was asked.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What would help.
    public enum Kind {
        /// No such file.
        MISSING,
        /// There is a file already.
        EXISTS,
        /// No space left.
        FULL,
        /// The disk, the file system or the permissions refused.
        FAILED
    }

    private final Kind kind;
    private final String file;

    /// @param operation a verb: `write`, `force`
    public StorageException(Kind kind, String operation, String file, String reason) {
        super(operation + " " + file + ": " + reason);
        this.kind = kind;
        this.file = file;
    }

    public StorageException(Kind kind, String operation, String file, Exception cause) {
        super(operation + " " + file + ": " + cause.getMessage(), cause);
        this.kind = kind;
        this.file = file;
    }

    public Kind kind() {
        return kind;
    }

    /// The name of the file within its storage.
    public String file() {
        return file;
    }
}
