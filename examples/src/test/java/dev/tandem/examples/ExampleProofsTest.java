package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Effort;
import dev.tandem.runtime.prove.Proof;
import dev.tandem.runtime.prove.Verdict;
import dev.tandem.runtime.prove.Watcher;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples keep the promises that `tandem prove` asks of every strategy: whatever the future
/// holds, the past stays as it was; stopped anywhere, written down, and resumed in a new instance,
/// they go on as if nothing had happened; late and partial reports do them no harm.
class ExampleProofsTest {
    private static final long SEED = 20_260_101;
    private static final Effort UP_TO_500_INSTANTS = new Effort(SEED, 8, 500, 2, 50_000_000);
    private static final Effort SOME_INSTANTS = new Effort(SEED, 20, 30, 2, 50_000_000);

    /// Their instruments share cash, so that the order of names has a say.
    private static final List<String> SHARE_CASH = List.of("MonthlyRebalance", "PairTrade");

    static List<ExampleRun> small() {
        return ExampleRuns.small();
    }

    static List<ExampleRun> whole() {
        return ExampleRuns.whole();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("small")
    void aSmallRunHoldsAtEveryInstantUpTo500(ExampleRun run) {
        var proof = proof(run, UP_TO_500_INSTANTS);

        assertHolds(run, proof);
        var counts = named(proof, "resume").text().replaceAll("\\D+", " ").strip().split(" ");
        assertThat(Integer.parseInt(counts[0]))
                .isEqualTo(Math.min(500, Integer.parseInt(counts[1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void aLongRunHoldsAtSomeInstants(ExampleRun run) {
        var proof = proof(run, SOME_INSTANTS);

        assertHolds(run, proof);
        assertThat(named(proof, "future").tried()).isEqualTo(20);
        assertThat(named(proof, "resume").tried()).isEqualTo(30);
    }

    private static Proof proof(ExampleRun run, Effort effort) {
        return Proof.of(run.plan(), run.maker(), effort, Watcher.NONE);
    }

    private static void assertHolds(ExampleRun run, Proof proof) {
        for (var check : proof.checks()) {
            var isTie = check.name().equals("ties");
            if (isTie && SHARE_CASH.contains(run.strategy())) {
                assertThat(check.verdict()).isIn(Verdict.PASSED, Verdict.NOTED);
            } else {
                assertThat(check.verdict())
                        .as("%s: %s", run, check)
                        .isIn(Verdict.PASSED, isTie ? Verdict.SKIPPED : Verdict.PASSED);
            }
        }
    }

    private static CheckResult named(Proof proof, String name) {
        return proof.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
