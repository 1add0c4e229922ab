package dev.tandem.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testkit.performance.Figures;
import dev.tandem.testkit.performance.Limits;
import dev.tandem.testkit.performance.PerformancePage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// Nobody types a figure into the page about speed. With `TANDEM_UPDATE_DOCS=1` it is written anew
/// from the lines beside it; `benchmarks/page` measures them.
class PerformancePageTest {
    private static final List<String> BOUNDS = List.of("must", "aim", "limit");

    @Test
    void thePageIsWhatTheMeasurementsSay() throws IOException {
        var file = Repository.ROOT.resolve(PerformancePage.FILE);
        var page = PerformancePage.read(Repository.ROOT).lines();
        if ("1".equals(System.getenv("TANDEM_UPDATE_DOCS"))) {
            Files.write(file, page);
        }
        assertThat(Files.readAllLines(file)).isEqualTo(page);
    }

    @Test
    void anotherMeasurementIsAnotherPage() throws IOException {
        var written = PerformancePage.read(Repository.ROOT);
        var lines = Files.readAllLines(Repository.ROOT.resolve(PerformancePage.LINES));
        var changed =
                lines.stream()
                        .map(line -> line.replaceAll("\"cpuMin\":[\\d.]+", "\"cpuMin\":4.2"))
                        .toList();
        var other = new PerformancePage(Figures.of(changed), written.limits(), written.elsewhere());

        assertThat(other.lines())
                .hasSameSizeAs(written.lines())
                .anyMatch(line ->
                        line.startsWith("| W1 ") && line.contains("| 4,200.00 | 4,200.00 |"));
    }

    @Test
    void everyLimitHasAFigureAndAnAimIsNoWeakerThanItsMust() throws IOException {
        var file = Repository.ROOT.resolve(PerformancePage.LIMITS);
        var names = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            names.load(in);
        }
        var limits = Limits.read(file);
        for (var name :
                names.stringPropertyNames().stream().sorted(Comparator.naturalOrder()).toList()) {
            var words = name.split("\\.");
            assertThat(words).as(name).hasSize(3);
            assertThat(BOUNDS).as(name).contains(words[2]);
            var bounds = limits.of(words[0], words[1]);
            if (bounds.must().isPresent() && bounds.aim().isPresent()) {
                assertThat(bounds.aim().getAsDouble())
                        .as(name)
                        .isLessThanOrEqualTo(bounds.must().getAsDouble());
            }
        }
    }
}
