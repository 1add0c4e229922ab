package dev.tandem.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The simulation notices what it must notice.
class PlantedBugsTest {
    private static final int LEAST = 30;

    @Test
    void theScenarioThatIsKnownToNoticeABugStillDoes() throws Exception {
        var lab = new BugLab(root());
        var bugs = PlantedBug.all();
        assertThat(bugs).hasSizeGreaterThanOrEqualTo(LEAST);
        var threads = Math.min(4, Runtime.getRuntime().availableProcessors());
        try (var workers = Executors.newFixedThreadPool(threads)) {
            var missed =
                    workers.invokeAll(bugs.stream().map(bug -> missed(lab, bug)).toList()).stream()
                            .map(one -> one.resultNow())
                            .flatMap(List::stream)
                            .toList();
            assertThat(missed).isEmpty();
        }
    }

    private static Callable<List<String>> missed(BugLab lab, PlantedBug bug) {
        return () ->
                lab.replay(bug).isEmpty() ? List.of(bug.name() + " by " + bug.line()) : List.of();
    }

    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("runtime/src/main/java"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
