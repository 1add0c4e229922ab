package dev.tandem.runtime.port;

/// A connection did not do what was asked.
public final class NetException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What is the matter.
    public enum Kind {
        /// Nobody listens under the name.
        ABSENT,
        /// The connection is cut, or the other end was closed.
        CUT,
        /// The other end does not take more bytes in time.
        SLOW,
        /// The operating system or the permissions refused.
        FAILED
    }

    private final Kind kind;

    public NetException(Kind kind, String what) {
        super(what);
        this.kind = kind;
    }

    public NetException(Kind kind, String what, Exception cause) {
        super(what + ": " + cause.getMessage(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
