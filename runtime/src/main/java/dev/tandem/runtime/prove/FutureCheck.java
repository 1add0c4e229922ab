package dev.tandem.runtime.prove;

import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;

/// All data after an instant are changed, or cut off: what the run told up to it must not change.
final class FutureCheck {
    static final String NAME = "future";

    private FutureCheck() {}

    static CheckResult of(Subject subject, Effort effort, Watcher watcher) {
        var random = new SplittableRandom(effort.seed());
        var instants = subject.truth().instants();
        if (instants.count() < 2) {
            return CheckResult.skipped(NAME, "the run is too short to have a future");
        }
        var wanted = Math.min(effort.futures(), instants.count() - 1);
        var count = effort.affordable(wanted, 2.0 * subject.bars());
        var findings = new ArrayList<Finding>();
        var tried = 0;
        while (tried < count && findings.isEmpty()) {
            watcher.at(NAME, tried, count);
            var index = random.nextInt(instants.count() - 1);
            // by turns just after what happens at the instant, between two of them, and cut off
            var isCut = tried % 4 == 3;
            var at = isCut ? instants.withBars(index) : instants.at(index);
            var future =
                    isCut
                            ? OtherFuture.cut(subject.plan().history(), at)
                            : OtherFuture.perturbed(
                                    subject.plan().history(), at + tried % 2, random.split());
            compare(subject, future, isCut, findings);
            tried++;
        }
        return CheckResult.of(
                NAME,
                tried,
                "all data after " + tried + " random instants changed, or cut off",
                findings);
    }

    private static void compare(
            Subject subject, OtherFuture future, boolean isCut, ArrayList<Finding> findings) {
        var known = future.knownNanos();
        var story = new RunStory();
        var session = subject.session(subject.plan().withHistory(future.history()), story);
        var trial = Trial.until(session, story, known);
        var difference =
                trial.failure().isEmpty()
                        ? Difference.between(
                                subject.truth().story().until(known), story.until(known))
                        : java.util.Optional.of(trial.failure());
        difference.ifPresent(text ->
                findings.add(
                        new Finding(
                                "data after "
                                        + Instant.EPOCH.plusNanos(known)
                                        + (isCut ? " cut off, " : " changed, ")
                                        + text,
                                "the strategy knows what comes: look for data that reach it other"
                                        + " than through its Context")));
    }
}
