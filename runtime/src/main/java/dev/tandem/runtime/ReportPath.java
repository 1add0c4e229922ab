package dev.tandem.runtime;

import dev.tandem.api.event.VenueReport;
import dev.tandem.simulator.MatchingVenue;
import org.jspecify.annotations.Nullable;

/// The way that reports take from the venue to the engine of one session. A real one may bring them
/// twice, in parts or late.
public interface ReportPath {
    /// At once, and as they are.
    ReportPath DIRECT =
            new ReportPath() {
                @Override
                public @Nullable VenueReport next(MatchingVenue venue) {
                    return venue.poll();
                }

                @Override
                public boolean mayHave(MatchingVenue venue) {
                    return venue.hasReports();
                }

                @Override
                public boolean isDirect() {
                    return true;
                }
            };

    /// The next report that arrives now; null if none does.
    @Nullable VenueReport next(MatchingVenue venue);

    /// Whether it is worth asking for the next report.
    default boolean mayHave(MatchingVenue venue) {
        return true;
    }

    /// Whether every report arrives as soon as the venue has it.
    default boolean isDirect() {
        return false;
    }

    /// All inputs of an instant have been played.
    ///
    /// @return whether reports that were held back arrive now
    default boolean endInstant() {
        return false;
    }
}
