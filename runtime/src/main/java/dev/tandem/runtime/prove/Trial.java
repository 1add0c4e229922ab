package dev.tandem.runtime.prove;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.engine.StrategyFailure;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.BacktestSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One run that is compared with others.
///
/// @param result empty if the run broke off
/// @param instants the times of all steps
/// @param failure why it broke off, empty if it did not
record Trial(RunStory story, Optional<BacktestResult> result, Instants instants, String failure) {
    /// Plays a session from its start to the end.
    static Trial whole(BacktestSession session, RunStory story) {
        return play(session, story, true, Long.MAX_VALUE);
    }

    /// Plays a session that was restored to the end.
    static Trial rest(BacktestSession session, RunStory story) {
        return play(session, story, false, Long.MAX_VALUE);
    }

    /// Plays a session from its start until everything up to an instant has happened.
    static Trial until(BacktestSession session, RunStory story, long nanos) {
        return play(session, story, true, nanos);
    }

    private static Trial play(
            BacktestSession session, RunStory story, boolean fresh, long untilNanos) {
        var instants = new Instants();
        try {
            if (fresh) {
                session.start();
            }
            while (session.nowNanos() <= untilNanos && session.step()) {
                instants.add(session.nowNanos(), session.bars());
            }
            return new Trial(story, Optional.of(session.finish(false)), instants, "");
        } catch (StrategyFailure failure) {
            var isLater = failure.atNanos() > untilNanos;
            return brokenOff(story, instants, isLater ? "" : text(failure));
        } catch (OrderLimit limit) {
            return brokenOff(story, instants, String.valueOf(limit.getMessage()));
        } catch (TandemException problem) {
            if (problem.kind() != Kind.STRATEGY) {
                throw problem;
            }
            return brokenOff(story, instants, String.valueOf(problem.getMessage()));
        }
    }

    private static Trial brokenOff(RunStory story, Instants instants, String why) {
        return new Trial(story, Optional.empty(), instants, why);
    }

    private static String text(StrategyFailure failure) {
        return failure.callback()
                + " threw at "
                + Instant.EPOCH.plusNanos(failure.atNanos())
                + ": "
                + failure.getCause();
    }

    /// The first difference from an earlier run, or why this one broke off.
    Optional<String> differenceFrom(Trial before) {
        var parted = Difference.between(before.story.happenings(), story.happenings());
        if (!failure.isEmpty()) {
            return Optional.of(failure);
        }
        if (parted.isEmpty() && !before.hash().equals(hash())) {
            return Optional.of(
                    "the same orders and fills, but another decision hash: a cancel or replace that"
                            + " changed nothing differs");
        }
        return parted.isEmpty() && before.story.marks() != story.marks()
                ? Optional.of("the same orders and fills, but another equity")
                : parted;
    }

    String hash() {
        return result.map(BacktestResult::decisionHash).orElse("");
    }

    List<Happening> happenings() {
        return story.happenings();
    }

    /// Thrown out of a run that sends orders without end.
    static final class OrderLimit extends RuntimeException {
        private static final long serialVersionUID = 1;

        OrderLimit(String message) {
            super(message, null, false, false);
        }
    }
}
