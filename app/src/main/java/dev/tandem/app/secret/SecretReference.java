package dev.tandem.app.secret;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Where a secret is; what configuration files have in its place.
///
/// @param name of a variable of the environment, of an entry of the store, or a path
/// @param folder what a relative path is relative to
public record SecretReference(Kind kind, String name, Path folder) {
    public enum Kind {
        /// A variable of the environment.
        ENV,
        /// An entry of the encrypted store, which is not there yet.
        SECRET,
        /// A file that only its owner may read.
        FILE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads `env:NAME`, `secret:NAME` or `file:PATH`; empty for everything else, which may be a
    /// secret itself.
    public static Optional<SecretReference> parse(String text, Path folder) {
        for (var kind : Kind.values()) {
            var prefix = kind.word() + ":";
            if (text.startsWith(prefix) && text.length() > prefix.length()) {
                var name = text.substring(prefix.length()).strip();
                return Optional.of(new SecretReference(kind, name, folder));
            }
        }
        return Optional.empty();
    }

    /// The form that [#parse] takes.
    @Override
    public String toString() {
        return kind.word() + ":" + name;
    }
}
