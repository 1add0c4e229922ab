package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.strategy.SourceText;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.StrategyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The sources of the strategies that decided in a session, each in a folder named after its hash:
/// a replay needs them when the strategy has changed since.
///
/// @param folder of all of them
record KeptPrograms(Path folder) {
    /// Keeps a source; a strategy that came as a class has none.
    void keep(StrategyClass strategy) throws IOException {
        if (strategy.source().isPresent()) {
            var source = strategy.source().get();
            var own = folder.resolve(strategy.sha256());
            Files.createDirectories(own);
            Files.writeString(own.resolve(source.name()), source.text());
        }
    }

    /// Keeps all that another session keeps.
    void keepAll(KeptPrograms others) throws IOException {
        if (!Files.isDirectory(others.folder)) {
            return;
        }
        try (var programs = Files.list(others.folder)) {
            for (var program : programs.toList()) {
                var own = folder.resolve(program.getFileName());
                Files.createDirectories(own);
                try (var files = Files.list(program)) {
                    for (var file : files.toList()) {
                        Files.write(own.resolve(file.getFileName()), Files.readAllBytes(file));
                    }
                }
            }
        }
    }

    /// The strategy of a hash.
    ///
    /// @param present that of today, which may be it
    /// @throws TandemException TDM-6015 if it is neither that nor kept
    StrategyClass load(String sha256, StrategyClass present) {
        if (sha256.equals(present.sha256())) {
            return present;
        }
        try (var files = Files.list(folder.resolve(sha256))) {
            var file = files.findFirst().orElseThrow(() -> missing(sha256, null));
            var name = file.getFileName().toString();
            var loaded =
                    StrategyLoader.ofSource(
                            new SourceText(name, file.toString(), Files.readString(file)));
            if (!loaded.sha256().equals(sha256)) {
                throw missing(sha256, null);
            }
            return loaded;
        } catch (IOException unreadable) {
            throw missing(sha256, unreadable);
        }
    }

    private TandemException missing(String sha256, @Nullable IOException cause) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6015",
                "the strategy was changed, and the one that decided is not kept: no source with hash "
                        + sha256
                        + " in "
                        + folder,
                "bring back the strategy with which the session was begun",
                cause);
    }
}
