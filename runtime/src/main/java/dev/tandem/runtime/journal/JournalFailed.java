package dev.tandem.runtime.journal;

/// A write or a force of the journal went wrong. The journal takes no record any more: what the
/// disk holds is known after the next start. The cause says what happened.
public final class JournalFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalFailed(Throwable cause) {
        super("the journal failed and takes nothing more: " + cause.getMessage(), cause);
    }
}
