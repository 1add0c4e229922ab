package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper sessions whose venue has a process of its own, from the command line.
class VenueProcessTest {
    private static final String PAPER =
            "paper Swing.java --data SPY.csv --speed max --no-progress --json --venue own-process";

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepare() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("Swing.java"), PaperTest.STRATEGY);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
    }

    /// A test that fails leaves no process behind.
    @AfterEach
    void end() {
        venues().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> venues() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    private Tried.End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    private static String hash(Tried.End end) {
        assertThat(end.code()).as(end.err()).isZero();
        return end.out().replaceAll("(?s).*\"decision_hash\" : \"([0-9a-f]{64})\".*", "$1");
    }

    @Test
    void F067_anEngineAndItsVenueDieApartAndDecideWhatTheBacktestDecides() throws Exception {
        var backtest = hash(run("backtest Swing.java --data SPY.csv --no-out --json"));
        var stop = new StopSignal();
        stop.request();
        var begun = new Tried(folder, stop, "").run(List.of(PAPER.split(" ")));
        assertThat(begun.err()).contains("the same command goes on with it");
        var survivor = venues().getFirst();
        assertThat(survivor.isAlive()).as("the venue survives its engine").isTrue();

        var taken = run("paper Swing.java --data SPY.csv --speed max --no-progress");
        assertThat(taken.err()).contains("TDM-6002", "the journal of the venue");
        survivor.destroyForcibly();
        survivor.onExit().get();

        assertThat(hash(run(PAPER))).isEqualTo(backtest);
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(backtest);
        for (var venue : venues()) {
            venue.onExit().get(); // the session is over
        }
        assertThat(folder.resolve("paper/Swing/venue.log")).content().contains("ends");
        assertThat(folder.resolve("paper/Swing/link/venue")).doesNotExist();
    }

    @Test
    void aSessionInAFolderThatIsNamedFromElsewhereFindsItsVenue() {
        var here = Path.of("").toAbsolutePath().relativize(folder);

        assertThat(new Tried(here).run(List.of(PAPER.split(" "))).code()).isZero();
    }

    @Test
    void aVenueThatCannotStartSaysWhy() throws IOException {
        assertThat(run(PAPER.replace("own-process", "in-process")).code()).isZero();
        var journal = folder.resolve("paper/Swing/venue/segment-0000000001.journal");
        var bytes = Files.readAllBytes(journal);
        bytes[20_000] ^= 1; // in some record
        Files.write(journal, bytes);

        var end = run(PAPER);

        assertThat(end.code()).isNotZero();
        assertThat(end.err()).contains("TDM-6009", "TDM-6001");
    }
}
