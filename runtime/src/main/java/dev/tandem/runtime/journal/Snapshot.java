package dev.tandem.runtime.journal;

import java.nio.charset.StandardCharsets;

/// The state of a run after one record of its journal.
///
/// @param seq the last record that is in the state, 1 or more
/// @param schemaVersion of the body, 1 or more
/// @param stateHash SHA-256 of the state as its owner counts it, 64 hex digits in lower case
/// @param body the state itself; not copied, the caller leaves it alone
public record Snapshot(long seq, int schemaVersion, String stateHash, byte[] body) {
    public Snapshot {
        if (seq < 1 || schemaVersion < 1 || !stateHash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "no snapshot: seq=" + seq + " schema=" + schemaVersion + " hash=" + stateHash);
        }
    }

    public static Snapshot ofText(long seq, int schemaVersion, String stateHash, String body) {
        return new Snapshot(seq, schemaVersion, stateHash, body.getBytes(StandardCharsets.UTF_8));
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
