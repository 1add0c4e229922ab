package dev.tandem.runtime.live;

import dev.tandem.runtime.port.Storage;
import java.util.function.Function;

/// Where a session keeps what it must not lose.
///
/// @param engine journal of the engine
/// @param venue journal of the simulated venue
/// @param snapshots of the engine
public record SessionStorage(Storage engine, Storage venue, Storage snapshots) {
    /// The folders `journal`, `venue` and `snapshots` of a session.
    ///
    /// @param folders opens a folder of the session by its name
    public static SessionStorage of(Function<String, Storage> folders) {
        return new SessionStorage(
                folders.apply("journal"), folders.apply("venue"), folders.apply("snapshots"));
    }
}
