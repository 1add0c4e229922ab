package dev.tandem.runtime.live;

import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.Storage;
import java.nio.file.Path;

/// Where a session keeps what it must not lose.
///
/// @param engine journal of the engine
/// @param venue journal of the simulated venue
/// @param snapshots of the engine
public record SessionStorage(Storage engine, Storage venue, Storage snapshots) {
    /// The folders `journal`, `venue` and `snapshots` of a run directory.
    public static SessionStorage in(Path run) {
        return new SessionStorage(
                new DiskStorage(run.resolve("journal")),
                new DiskStorage(run.resolve("venue")),
                new DiskStorage(run.resolve("snapshots")));
    }
}
