package dev.tandem.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Some dozens of the sessions that `testkit/simulate` plays by the thousand, and all that ever
/// failed.
class SimRunTest {
    private static final int SEEDS = Integer.getInteger("tandem.simulation.seeds", 40);

    static Stream<String> regressions() {
        try (var in = SimRunTest.class.getResourceAsStream("/simulation/regressions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> line.startsWith("seed=")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("regressions")
    void whatFailedOnceHoldsNow(String line) {
        assertThat(SimRun.of(Scenario.parse(line)).violations()).isEmpty();
    }

    @Test
    void sessionsThatDieAndLosePowerDecideAsTheirBacktests() {
        var deaths = 0L;
        for (var seed = 1L; seed <= SEEDS; seed++) {
            var outcome = SimRun.of(Scenario.of(seed));
            assertThat(outcome.violations()).as(outcome.scenario().line()).isEmpty();
            deaths += outcome.deaths();
        }
        assertThat(deaths).isGreaterThan(SEEDS / 2);
    }

    @Test
    void aScenarioIsReadAsItWasWritten() {
        LongStream.rangeClosed(1, 500)
                .mapToObj(Scenario::of)
                .forEach(drawn -> assertThat(Scenario.parse(drawn.line())).isEqualTo(drawn));
    }

    @Test
    void aSeedGivesTheSameRunTwice() {
        for (var seed = 1L; seed <= 5; seed++) {
            var one = SimRun.of(Scenario.of(seed));
            var other = SimRun.of(Scenario.of(seed));
            assertThat(other.history()).isEqualTo(one.history());
        }
    }
}
