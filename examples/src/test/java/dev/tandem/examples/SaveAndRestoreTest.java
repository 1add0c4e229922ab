package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.state.StateText;
import dev.tandem.runtime.BacktestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run that is stopped, written down, and goes on in a new instance of the strategy.
class SaveAndRestoreTest {
    private static final int EVERY_INSTANT_UP_TO = 500;
    private static final int INSTANTS = 30;
    private static final long SEED = 20_260_101;

    /// Where a run stood when it was saved.
    ///
    /// @param told number of lines it had told its listener
    private record Stop(int step, String text, int told) {}

    static List<ExampleRun> whole() {
        return ExampleRuns.whole();
    }

    static List<ExampleRun> small() {
        return ExampleRuns.small();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("small")
    void stoppedAtAnyBarItGoesOnAsIfNothingHadHappened(ExampleRun run) {
        var everyInstant = steps(run) <= EVERY_INSTANT_UP_TO; // opens and timers as well
        var log = new RunLog();
        var session = run.session(log);
        var stops = new ArrayList<Stop>();
        session.start();
        var bars = -1L;
        for (var step = 0; session.step(); step++) {
            if (everyInstant || session.bars() != bars) {
                bars = session.bars();
                stops.add(stop(session, step, log));
            }
        }

        var hash = session.finish(false).decisionHash();

        assertThat(log.fills()).isPositive();
        stops.forEach(stop -> goesOn(run, stop, log, hash));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void stoppedAtRandomInstantsOfALongRunItGoesOn(ExampleRun run) {
        var chosen = randomSteps(steps(run));
        var log = new RunLog();
        var session = run.session(log);
        var stops = new ArrayList<Stop>();
        session.start();
        for (var step = 0; session.step(); step++) {
            if (chosen.contains(step)) {
                stops.add(stop(session, step, log));
            }
        }

        var hash = session.finish(false).decisionHash();

        stops.forEach(stop -> goesOn(run, stop, log, hash));
    }

    private static void goesOn(ExampleRun run, Stop stop, RunLog whole, String hash) {
        var log = new RunLog();
        var session = run.session(log);
        session.restore(StateText.parse(stop.text()));
        while (session.step()) {}

        var resumed = session.finish(false).decisionHash();

        assertThat(log.lines())
                .as("%s, saved after step %d, seed %d", run, stop.step(), SEED)
                .isEqualTo(whole.lines().subList(stop.told(), whole.lines().size()));
        assertThat(resumed).as("%s, saved after step %d", run, stop.step()).isEqualTo(hash);
    }

    private static Stop stop(BacktestSession session, int step, RunLog log) {
        return new Stop(step, StateText.write(session.save()), log.lines().size());
    }

    private static int steps(ExampleRun run) {
        var session = run.session(new RunLog());
        session.start();
        var steps = 0;
        while (session.step()) {
            steps++;
        }
        return steps;
    }

    private static TreeSet<Integer> randomSteps(int bound) {
        var random = new SplittableRandom(SEED);
        var steps = new TreeSet<Integer>();
        while (steps.size() < INSTANTS) {
            steps.add(random.nextInt(bound));
        }
        return steps;
    }
}
