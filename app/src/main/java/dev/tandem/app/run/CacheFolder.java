package dev.tandem.app.run;

import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The folder in which rows once read from CSV files are kept.
public final class CacheFolder {
    /// Names no folder at all.
    public static final String NONE = "none";

    private static final String VARIABLE = "TANDEM_CACHE";

    private CacheFolder() {}

    /// What was given with `--cache`, else `TANDEM_CACHE`, else `tandem/columns` in the user's
    /// folder of caches: `XDG_CACHE_HOME` (where it is absolute, as its specification wants), else
    /// `~/.cache`.
    ///
    /// @param given null if the option is not there
    /// @return null for no folder
    public static @Nullable Path of(@Nullable String given, Terminal terminal) {
        var environment = terminal.environment();
        var named = given == null ? environment.getOrDefault(VARIABLE, "") : given;
        if (!named.isEmpty()) {
            return named.equals(NONE) ? null : terminal.directory().resolve(named);
        }
        var caches = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        if (!caches.isAbsolute()) {
            var home = Path.of(environment.getOrDefault("HOME", ""));
            if (!home.isAbsolute()) {
                return null;
            }
            caches = home.resolve(".cache");
        }
        return caches.resolve("tandem").resolve("columns");
    }
}
