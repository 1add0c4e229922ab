package dev.tandem.app.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The files by which another process asks a session to halt, or to take a halt back. They stay
/// until the session has noted that the halt is over.
///
/// @param session whose folder they are in
public record HaltMarks(SessionFolder session) {
    private static final String HALT = "halt";
    private static final String RESET = "reset";

    /// Asks whatever process plays the session, now or later, to halt.
    public void request(String reason) {
        mark(HALT, reason);
    }

    /// Takes a halt back; it counts when the session has noted it.
    public void requestReset(String reason) {
        mark(RESET, reason);
    }

    /// Why the session is halted from outside; empty if it is not.
    String reason() {
        var marker = file(HALT);
        try {
            return text(marker);
        } catch (IOException unreadable) {
            return "the file " + marker + " is there and cannot be read";
        }
    }

    /// Who takes the halt back and why; empty if nobody does, or nobody who can be read: then the
    /// halt stays.
    String resetReason() {
        try {
            return text(file(RESET));
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// The reset is in the journal: both marks go.
    void end() {
        try {
            Files.deleteIfExists(file(HALT));
            Files.deleteIfExists(file(RESET));
        } catch (IOException failure) {
            throw session.unwritable(failure);
        }
    }

    private Path file(String name) {
        return session.path().resolve(name);
    }

    private static String text(Path marker) throws IOException {
        return Files.exists(marker) ? Files.readString(marker, StandardCharsets.UTF_8).strip() : "";
    }

    private void mark(String name, String text) {
        session.requireUsed();
        try {
            var partial = file(name + ".partial");
            Files.writeString(partial, text.isBlank() ? "no reason given\n" : text + "\n");
            Files.move(
                    partial,
                    file(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw session.unwritable(failure);
        }
    }
}
