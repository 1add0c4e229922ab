package dev.tandem.app.config;

import dev.tandem.app.run.Pace;
import dev.tandem.app.run.VenuePlace;
import dev.tandem.runtime.journal.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a session is played and kept; backtests have none.
///
/// @param speed of the feed against the wall clock
/// @param durability when an order may leave
/// @param snapshotEvery records from one snapshot of the engine to the next
/// @param late which bars of the feed come late
/// @param folder of its journals, null for one named after the strategy
/// @param venue where the simulated venue is
/// @param venueIdle after which the process of a venue ends when no engine is connected
public record SessionSettings(
        @Key(about = "Times the wall clock, such as 60, or max.", standard = "1") Pace speed,
        @Key(
                        about = "When an order leaves: what was forced to disk before.",
                        standard = "force-before-send")
                Durability durability,
        @Key(about = "Records of the journal from one snapshot to the next.", standard = "100000")
                long snapshotEvery,
        @Key(about = "Bars that come late, to rehearse with.") LateSettings late,
        @Key(about = "Folder of the session.", otherwise = "paper/<strategy>")
                @Nullable Path folder,
        @Key(
                        about = "Where the simulated venue is: in-process or own-process.",
                        standard = "in-process")
                VenuePlace venue,
        @Key(
                        about = "Seconds without an engine after which the venue's process ends.",
                        standard = "60")
                long venueIdle) {
    /// These settings with what options say instead; null keeps what is here.
    public SessionSettings with(
            @Nullable Pace otherSpeed,
            @Nullable Durability otherDurability,
            @Nullable Path otherFolder,
            @Nullable VenuePlace otherVenue) {
        return new SessionSettings(
                otherSpeed == null ? speed : otherSpeed,
                otherDurability == null ? durability : otherDurability,
                snapshotEvery,
                late,
                otherFolder == null ? folder : otherFolder,
                otherVenue == null ? venue : otherVenue,
                venueIdle);
    }
}
