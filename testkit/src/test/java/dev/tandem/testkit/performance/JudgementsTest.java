package dev.tandem.testkit.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.testkit.performance.Judgement.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the guard says about measurements.
class JudgementsTest {
    @TempDir Path folder;
    private Limits limits;

    @BeforeEach
    void readLimits() throws IOException {
        var file = folder.resolve("limits.properties");
        Files.writeString(
                file,
                """
                W1.ratio.must = 15
                W1.ratio.aim = 4
                W1.ratio.limit = 20
                W1.peakRssMb.must = 400
                W1.peakRssMb.limit = 350
                W5.ratio.must = 1.2
                W5.ratio.aim = 1
                """);
        limits = Limits.read(file);
    }

    @Test
    void theDistanceIsTheMedianOfTheEngineOverTheMedianOfTheFloor() {
        var judgement =
                judgements(
                                "{\"tool\":\"floor\",\"workload\":\"W1\",\"cpuMin\":0.003}",
                                "{\"tool\":\"run\",\"workload\":\"W1\",\"cpuMin\":0.030}",
                                "{\"tool\":\"floor\",\"workload\":\"W1\",\"cpuMin\":0.004}",
                                "{\"tool\":\"run\",\"workload\":\"W1\",\"cpuMin\":0.900}",
                                "{\"tool\":\"floor\",\"workload\":\"W1\",\"cpuMin\":0.009}",
                                "{\"tool\":\"run\",\"workload\":\"W1\",\"cpuMin\":0.024}",
                                "{\"tool\":\"run\",\"workload\":\"W2\",\"cpuMin\":9.000}")
                        .of("W1");

        assertThat(judgement)
                .extracting(Judgement::json)
                .containsExactly(
                        "{\"workload\":\"W1\",\"floorCpu\":0.004,\"engineCpu\":0.03,\"ratio\":7.5,"
                                + "\"must\":15,\"aim\":4,\"limit\":20,\"verdict\":\"must\"}");
    }

    @Test
    void aSweepIsHeldAgainstItsRunsOneByOneOnAllCores() {
        var judgements =
                judgements(
                        "{\"tool\":\"machine\",\"cores\":4}",
                        "{\"tool\":\"single\",\"workload\":\"W1\",\"wallMedian\":0.02}",
                        "{\"tool\":\"run\",\"workload\":\"W5\",\"wallMedian\":0.55}");

        var ratio = judgements.of("W5").getFirst();

        assertThat(ratio.value()).isCloseTo(1.1, within(1e-9));
        assertThat(ratio.verdict()).isEqualTo(Verdict.MUST);
        assertThat(ratio.json()).contains("\"limit\":null").doesNotContain("floorCpu");
    }

    @ParameterizedTest
    @CsvSource({"4, AIM", "4.01, MUST", "15, MUST", "15.01, SHORT", "20, SHORT", "20.01, OVER"})
    void eachBoundHoldsUpToItself(double value, Verdict verdict) {
        assertThat(judgements().plain("W1", "ratio", value).verdict()).isEqualTo(verdict);
    }

    @Test
    void aLimitBelowTheMustIsKeptAllTheSame() {
        var judgements =
                judgements(
                        "{\"tool\":\"floor\",\"workload\":\"W1\",\"cpuMin\":0.01}",
                        "{\"tool\":\"run\",\"workload\":\"W1\",\"cpuMin\":0.03,\"peakRssMb\":360}");

        assertThat(judgements.of("W1"))
                .extracting(Judgement::figure, Judgement::verdict)
                .containsExactly(tuple("ratio", Verdict.AIM), tuple("peakRssMb", Verdict.OVER));
    }

    @Test
    void aMissingMeasurementIsNamed() {
        var judgements = judgements("{\"tool\":\"floor\",\"workload\":\"W1\",\"cpuMin\":1}");

        assertThatThrownBy(() -> judgements.of("W1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cpuMin");
    }

    private Judgements judgements(String... lines) {
        return new Judgements(Figures.of(List.of(lines)), limits);
    }
}
