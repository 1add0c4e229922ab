package dev.tandem.runtime.prove;

import dev.tandem.api.state.StateText;
import dev.tandem.runtime.BacktestSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The run is stopped, written down as text and goes on in a new instance of the strategy, to the
/// end: all decisions after the stop must be the same.
final class ResumeCheck {
    static final String NAME = "resume";
    private static final String CAUSE =
            "what no field holds is lost: transient and static fields, variables that a lambda holds,"
                    + " objects that onStart does not make";

    private ResumeCheck() {}

    static CheckResult of(Subject subject, Effort effort, Watcher watcher) {
        var stops = Stops.of(subject, effort);
        var story = new RunStory();
        var session = subject.session(story);
        var findings = new ArrayList<Finding>();
        var tried = 0;
        session.start();
        for (var step = 0; findings.isEmpty() && session.step(); step++) {
            if (stops.isAfter(step)) {
                watcher.at(NAME, tried++, stops.count());
                difference(subject, session, story.happenings().size())
                        .ifPresent(text -> findings.add(finding(session, text)));
            }
        }
        var all = subject.truth().instants().count();
        return CheckResult.of(
                NAME,
                tried,
                "saved at " + tried + " of " + all + " instants, each time resumed to the end",
                findings);
    }

    private static Finding finding(BacktestSession stopped, String text) {
        var at = Instant.EPOCH.plusNanos(stopped.nowNanos());
        return new Finding("saved and resumed at " + at + ", " + text, CAUSE);
    }

    private static Optional<String> difference(Subject subject, BacktestSession stopped, int told) {
        var story = new RunStory();
        var session = subject.session(story);
        var text = StateText.write(stopped.save());
        try {
            session.restore(StateText.parse(text));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.of("cannot go on: " + e.getMessage());
        }
        var rest = Trial.rest(session, story);
        if (!rest.failure().isEmpty()) {
            return Optional.of(rest.failure());
        }
        var truth = subject.truth();
        var all = truth.happenings();
        var parted = Difference.between(all.subList(told, all.size()), rest.happenings());
        return parted.isEmpty() && !rest.result().equals(truth.result())
                ? Optional.of("the same orders and fills, but in the end " + ends(truth, rest))
                : parted;
    }

    private static String ends(Trial truth, Trial rest) {
        return List.of(truth.result(), rest.result()).toString();
    }
}
