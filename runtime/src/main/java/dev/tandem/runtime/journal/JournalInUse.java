package dev.tandem.runtime.journal;

/// Another process, or another part of this one, holds the journal.
public final class JournalInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalInUse(String lock) {
        super("the journal is in use: somebody holds its lock file " + lock);
    }
}
