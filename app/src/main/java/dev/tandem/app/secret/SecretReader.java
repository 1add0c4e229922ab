package dev.tandem.app.secret;

import dev.tandem.app.secret.SecretProblem.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads secrets from where their references say.
///
/// @param directory what paths are relative to at last
public record SecretReader(Map<String, String> environment, Path directory) {
    /// A shorter text is found by chance in every output, so that masking it would say what it is.
    static final int LEAST = 8;

    private static final long MOST_BYTES = 1 << 16;
    private static final EnumSet<PosixFilePermission> OF_OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// The secret, without white space around it.
    ///
    /// @throws SecretProblem if it is not there, too short, or in a file that others may read
    public Secret read(SecretReference reference) throws SecretProblem {
        return switch (reference.kind()) {
            case ENV -> variable(reference);
            case FILE -> file(reference);
            case SECRET ->
                    throw new SecretProblem(
                            Reason.NO_STORE,
                            reference + ": the store of secrets is not there yet",
                            "use env:NAME, or file:PATH with a file of mode 600");
        };
    }

    private Secret variable(SecretReference reference) throws SecretProblem {
        var value = environment.get(reference.name());
        if (value == null || value.isBlank()) {
            throw new SecretProblem(
                    Reason.MISSING,
                    reference + ": the variable is not set",
                    "set it where tandem is started, as in export " + reference.name() + "=...");
        }
        return secret(reference, value);
    }

    private Secret file(SecretReference reference) throws SecretProblem {
        var file = path(reference);
        if (file == null || !Files.isRegularFile(file)) {
            throw new SecretProblem(
                    Reason.MISSING,
                    reference + ": no such file",
                    "write the secret to " + reference.name());
        }
        try {
            refuseExposed(reference, file);
            if (Files.size(file) > MOST_BYTES) {
                throw new SecretProblem(
                        Reason.ODD, reference + ": more than 64 KB", "check the path");
            }
            return secret(reference, Files.readString(file));
        } catch (IOException e) {
            throw new SecretProblem(
                    Reason.MISSING,
                    reference + ": cannot be read, " + e.getClass().getSimpleName(),
                    "it must be a UTF-8 file that you may read");
        }
    }

    private @Nullable Path path(SecretReference reference) {
        try {
            return directory.resolve(reference.folder().resolve(reference.name()));
        } catch (InvalidPathException _) {
            return null; // such a file cannot exist
        }
    }

    private static void refuseExposed(SecretReference reference, Path file)
            throws SecretProblem, IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            throw new SecretProblem(
                    Reason.EXPOSED,
                    reference + ": this disk does not say who may read it",
                    "use env:NAME");
        }
        if (!OF_OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw new SecretProblem(
                    Reason.EXPOSED,
                    reference + ": others may use the file",
                    "chmod 600 " + reference.name());
        }
    }

    private static Secret secret(SecretReference reference, String value) throws SecretProblem {
        var text = value.strip();
        if (text.length() < LEAST) {
            throw new SecretProblem(
                    Reason.ODD,
                    reference + ": fewer than " + LEAST + " characters",
                    "a secret that short cannot be kept out of outputs");
        }
        return new Secret(text);
    }
}
