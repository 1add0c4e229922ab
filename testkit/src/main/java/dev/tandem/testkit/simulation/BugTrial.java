package dev.tandem.testkit.simulation;

/// What [BugLab] calls in a changed program.
public final class BugTrial {
    private static final int SHRINK_RUNS = 300;

    private BugTrial() {}

    /// Runs seeds until one finds something wrong.
    ///
    /// @return the seed and what it found; empty if none did
    public static String firstViolation(long fromSeed, long count) {
        for (var seed = fromSeed; seed < fromSeed + count; seed++) {
            var outcome = SimRun.of(Scenario.of(seed));
            if (outcome.fails()) {
                return seed + " " + outcome.violations().getFirst();
            }
        }
        return "";
    }

    /// Makes the scenario of a seed that finds something as small as it can be.
    ///
    /// @return one line of it
    public static String smallest(long seed) {
        return Shrink.of(SimRun.of(Scenario.of(seed)), SHRINK_RUNS).line();
    }

    /// Plays one scenario.
    ///
    /// @return what is wrong first; empty if nothing is
    public static String violation(String line) {
        var outcome = SimRun.of(Scenario.parse(line));
        return outcome.fails() ? outcome.violations().getFirst().toString() : "";
    }
}
