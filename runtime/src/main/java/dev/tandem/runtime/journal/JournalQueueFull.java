package dev.tandem.runtime.journal;

/// Records come faster than the disk takes them, and the queue between is full. The record was not
/// taken and no seq was used.
public final class JournalQueueFull extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalQueueFull(int bytes, long queued, int capacity) {
        super(
                "no room for "
                        + bytes
                        + " bytes in the queue of the journal: "
                        + queued
                        + " of "
                        + capacity
                        + " bytes wait for the disk");
    }
}
