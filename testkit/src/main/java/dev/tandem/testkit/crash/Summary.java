package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a crash test says at its end.
///
/// @param wanted counters that must not be 0
record Summary(Tally tally, List<Count> wanted, double seconds) {

    /// Whether nothing was wrong, every wanted counter was hit, and at least half of the kills fell
    /// between an intent and its report.
    boolean isGood() {
        return tally.isSound() && missing().isEmpty() && isHalfBetween();
    }

    private List<Count> missing() {
        return wanted.stream().filter(count -> tally.of(count) == 0).toList();
    }

    private boolean isHalfBetween() {
        return 2 * tally.of(Count.BETWEEN) >= tally.of(Count.KILLS);
    }

    private static double share(long part, long all) {
        return all == 0 ? 0 : 100.0 * part / all;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var count : Count.values()) {
            if (count.isViolation() || tally.of(count) > 0 || wanted.contains(count)) {
                lines.add(String.format(Locale.ROOT, "%,9d  %s", tally.of(count), count));
            }
        }
        if (tally.of(Count.KILLS) > 0) {
            lines.add(share());
        }
        if (!isHalfBetween()) {
            lines.add(
                    "FAILED   fewer than half of the kills fell between an intent and its report");
        }
        for (var count : missing()) {
            lines.add("FAILED   never happened: " + count);
        }
        for (var story : tally.stories()) {
            lines.add("FAILED   " + story);
        }
        lines.add(
                String.format(
                        Locale.ROOT, "%s in %.0f s", isGood() ? "sound" : "NOT sound", seconds));
        return lines;
    }

    private String share() {
        return String.format(
                Locale.ROOT,
                "%8.1f%%  of the kills fell between an intent and its report; %.1f%% at a venue"
                        + " that answers at once",
                share(tally.of(Count.BETWEEN), tally.of(Count.KILLS)),
                share(tally.of(Count.BETWEEN_AT_ONCE), tally.of(Count.KILLS_AT_ONCE_VENUE)));
    }

    /// One line of JSON with every counter.
    String json() {
        var json = new StringBuilder("{\"crashloop\":{\"sound\":").append(isGood());
        json.append(String.format(Locale.ROOT, ",\"seconds\":%.1f", seconds));
        for (var count : Count.values()) {
            json.append(",\"")
                    .append(count.name().toLowerCase(Locale.ROOT))
                    .append("\":")
                    .append(tally.of(count));
        }
        return json.append("}}").toString();
    }
}
