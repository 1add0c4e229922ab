package dev.tandem.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the checks rest on, read from the sources.
class IndependenceTest {
    @Test
    void theCheckerKnowsTheReaderOfJournalsAndNothingElseOfTheProgram() {
        var folder = "testkit/src/main/java/dev/tandem/testkit/simulation/checker";
        assertThat(imports(folder).filter(name -> name.startsWith("dev.tandem.")))
                .containsOnly(
                        "dev.tandem.runtime.journal.JournalReader",
                        "dev.tandem.runtime.port.Storage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "journal", "record"})
    void I31_aPaperSessionHasNoWayToAnOrderEndpoint(String name) {
        var folder = "runtime/src/main/java/dev/tandem/runtime/" + name;
        assertThat(imports(folder))
                .noneMatch(one -> one.startsWith("java.net.") || one.startsWith("javax.net."));
    }

    private static Stream<String> imports(String folder) {
        try (var files = Files.list(PlantedBugsTest.root().resolve(folder))) {
            return files
                    .sorted()
                    .map(IndependenceTest::lines)
                    .flatMap(List::stream)
                    .toList()
                    .stream()
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.substring("import ".length(), line.length() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
