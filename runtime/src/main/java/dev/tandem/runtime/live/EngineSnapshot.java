package dev.tandem.runtime.live;

import dev.tandem.api.state.State;
import dev.tandem.api.state.StateText;
import dev.tandem.engine.Engine;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.Upcasters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The state of an engine after a record of its journal, before the next instant.
///
/// @param seq the last record that it has taken
public record EngineSnapshot(long seq, State state) {
    /// The forms of saved engines.
    private static final Upcasters<State> FORMS = new Upcasters<>("a snapshot", List.of());

    /// Saves an engine that has nothing to send.
    static EngineSnapshot of(long seq, Engine engine) {
        return new EngineSnapshot(seq, engine.save());
    }

    Snapshot stored() {
        var text = StateText.write(state);
        return Snapshot.ofText(seq, FORMS.version(), hash(text), text);
    }

    /// Reads a stored one.
    ///
    /// @throws IllegalArgumentException if it is not what was stored
    /// @throws NewerVersionException if this program does not know its form
    static EngineSnapshot read(Snapshot stored) {
        if (!hash(stored.text()).equals(stored.stateHash())) {
            throw new IllegalArgumentException(
                    "the snapshot of record " + stored.seq() + " is not what its hash says");
        }
        return new EngineSnapshot(
                stored.seq(),
                FORMS.present(stored.schemaVersion(), StateText.parse(stored.text())));
    }

    /// @throws NewerVersionException if this program does not know the form of a stored one
    static void requireKnown(Snapshot stored) {
        if (stored.schemaVersion() > FORMS.version()) {
            throw new NewerVersionException(
                    "the snapshot of record " + stored.seq(),
                    stored.schemaVersion(),
                    FORMS.version());
        }
    }

    /// SHA-256 of a saved engine, 64 hexadecimal digits.
    static String hash(State state) {
        return hash(StateText.write(state));
    }

    private static String hash(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
