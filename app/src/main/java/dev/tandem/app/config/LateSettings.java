package dev.tandem.app.config;

import dev.tandem.app.run.Delay;
import dev.tandem.app.run.Percent;
import dev.tandem.runtime.Arrivals;
import dev.tandem.runtime.DrawnArrivals;

/// Lateness of a recorded feed, to rehearse with: recorded bars are in time by themselves. All
/// times are those of the feed, so that a session played faster decides the same.
///
/// @param share of the instants at which an instrument is delayed
/// @param most the longest delay, each is drawn up to it
/// @param grace how long an instant waits for its bars
/// @param seed of the draws
/// @param entries whether something may be entered on a late bar
public record LateSettings(
        @Key(
                        about = "Share of the instants at which bars of an instrument are delayed.",
                        standard = "0%")
                Percent share,
        @Key(about = "The longest delay.", standard = "2s") Delay most,
        @Key(about = "How long an instant waits for its bars.", standard = "500ms") Delay grace,
        @Key(about = "Of the delays.", standard = "1") long seed,
        @Key(about = "Entries decided on late bars.", standard = "refuse") Entries entries) {
    public enum Entries {
        REFUSE,
        ALLOW
    }

    /// Whether anything is delayed at all.
    public boolean isOn() {
        return share.share().signum() > 0;
    }

    /// When bars arrive.
    public Arrivals arrivals() {
        return isOn()
                ? new DrawnArrivals(
                        seed,
                        share.share().doubleValue(),
                        most.nanos(),
                        grace.nanos(),
                        entries == Entries.ALLOW)
                : Arrivals.IN_TIME;
    }
}
