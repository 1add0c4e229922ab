package dev.tandem.api.problem;

import org.jspecify.annotations.Nullable;

/// Something that a user, not a developer, can mend. The message says what, where and why; [#next]
/// says what to do.
public final class TandemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Who must act, which decides the exit code of the command line.
    public enum Kind {
        /// Bad command line.
        USAGE,
        /// Configuration missing or invalid.
        CONFIG,
        /// Data missing, stale or corrupt.
        DATA,
        /// The strategy does not compile, load, or threw.
        STRATEGY,
        /// No such run, symbol or file.
        NOT_FOUND,
        /// A safety rule said no.
        REFUSED,
        /// A check that was asked for did not hold.
        CHECK_FAILED
    }

    private final Kind kind;
    private final String code;
    private final String next;

    /// @param code stable code such as `TDM-2310`
    /// @param message what, where, why; may have several lines
    /// @param next the next step, empty if there is none
    public TandemException(Kind kind, String code, String message, String next) {
        this(kind, code, message, next, null);
    }

    public TandemException(
            Kind kind, String code, String message, String next, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
        this.next = next;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String next() {
        return next;
    }
}
