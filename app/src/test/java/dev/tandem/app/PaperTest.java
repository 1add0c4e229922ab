package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.port.DiskStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper sessions from the command line: the decisions of the backtest, restarts, halts, replays.
class PaperTest {
    private static final String STRATEGY =
            """
            import dev.tandem.api.market.Bar;
            import dev.tandem.api.order.*;
            import dev.tandem.api.strategy.*;

            public final class Swing implements Strategy {
                public record Params(@Default("3") int every) {}

                private final Params params;
                private int bars;

                public Swing(Params params) {
                    this.params = params;
                }

                @Override
                public void onBar(Context context, Bar bar) {
                    bars++;
                    if (bars % params.every() == 0) {
                        var held = !context.position(bar.instrument()).isFlat();
                        context.targetWeight(bar.instrument(), held ? 0 : 0.5);
                    }
                }
            }
            """;

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepare() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("Swing.java"), STRATEGY);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
    }

    private Tried.End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    private Tried.End paper(String more) {
        return run("paper Swing.java --data SPY.csv --speed max --no-progress --json" + more);
    }

    /// Begins a session whose process is asked to end before the first bar.
    private void begin() {
        var stop = new StopSignal();
        stop.request();
        var begun =
                new Tried(folder, stop, "")
                        .run(
                                List.of(
                                        "paper Swing.java --data SPY.csv --speed max --no-progress"
                                                .split(" ")));
        assertThat(begun.code()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("the same command goes on with it");
    }

    private static String hash(Tried.End end) {
        assertThat(end.code()).as(end.err()).isZero();
        return end.out().replaceAll("(?s).*\"decision_hash\" : \"([0-9a-f]{64})\".*", "$1");
    }

    @Test
    void aSessionDecidesWhatTheBacktestDecides() {
        var backtest = hash(run("backtest Swing.java --data SPY.csv --no-out --json"));

        begin();
        assertThat(hash(paper(""))).isEqualTo(backtest);
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(backtest);
    }

    /// Two instruments with bars of a minute, whose trades compare neighbours: a missing bar
    /// matters.
    private Tried.End late(String settings) throws IOException {
        Files.writeString(folder.resolve("A.csv"), Tried.minutes(400));
        Files.writeString(folder.resolve("B.csv"), Tried.minutes(400));
        Files.writeString(
                folder.resolve("late.yaml"),
                "strategy: { source: Swing.java }\n"
                        + "data: { paths: [A.csv, B.csv], class: crypto }\nsession:\n  speed: max\n"
                        + settings);
        return run("paper late.yaml --no-progress --json --no-out");
    }

    @Test
    void delaysWithinTheGraceChangeNothing() throws IOException {
        var played = late("  late: { share: 60%, most: 500ms, grace: 500ms }\n");

        assertThat(hash(played)).isEqualTo(hash(run("backtest late.yaml --no-out --json")));
        assertThat(played.err()).doesNotContain("late   ");
    }

    @Test
    void barsBeyondTheGraceAreMissedTheSameWayInAReplay() throws IOException {
        var played = late("  late: { share: 60%, most: 3s, grace: 500ms, seed: 7 }\n");

        assertThat(hash(played)).isNotEqualTo(hash(run("backtest late.yaml --no-out --json")));
        assertThat(played.err())
                .containsPattern("late {5}[1-9][0-9]* bars came after their grace of 500ms");
        assertThat(run("journal show paper/Swing --type 16").out()).contains("late bar");
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(hash(played));
    }

    @Test
    void aShareAboveOneIsAnErrorWithItsPlace() throws IOException {
        assertThat(late("  late: { share: 120% }\n").err())
                .contains("session.late.share", "above 100%", "late.yaml:5");
    }

    @Test
    void aReplayIsTheSameInAnotherZoneAndLanguage() {
        var there = hash(paper(" --no-out"));
        var zone = TimeZone.getDefault();
        var language = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(there);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(language);
        }
    }

    @Test
    void aReplayTellsTheStoryOfAnOrder() {
        assertThat(paper(" --no-out").code()).isZero();

        var story = run("replay paper/Swing --explain 1").out();

        assertThat(story)
                .contains("order 1  BUY ")
                .contains("Swing.java:20")
                .contains("accepted by the venue")
                .contains("filled in part")
                .contains("cancelled, as asked");
        assertThat(run("replay paper/Swing --explain 99").code()).isEqualTo(7);
    }

    @Test
    void aSessionIsOneOfOneStrategyItsParametersAndItsData() throws IOException {
        begin();

        var other = paper(" --param every=4");
        assertThat(other.code()).isNotZero();
        assertThat(other.err()).contains("TDM-6003", "param.every: 3 before, 4 now");

        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(41));
        assertThat(paper("").err()).contains("TDM-6003");
        assertThat(run("replay paper/Swing").err()).contains("TDM-6003");
    }

    @Test
    void aHaltedSessionSendsNothingUntilItIsReset() {
        begin();
        assertThat(run("halt paper/Swing --reason odd").code()).isZero();

        var halted = paper(" --no-out");
        assertThat(halted.err()).contains("HALTED   odd");
        assertThat(halted.out()).contains("\"fills\" : 0");
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(hash(halted));
        assertThat(run("halt nowhere").err()).contains("TDM-6010");
    }

    @Test
    void aResetLetsOrdersOutAgain() {
        begin();
        run("halt paper/Swing --reason odd");
        run("halt paper/Swing --reset --reason looked");

        var end = paper(" --no-out");
        assertThat(end.out()).doesNotContain("\"fills\" : 0");
        assertThat(folder.resolve("paper/Swing/halt")).doesNotExist();
        assertThat(run("journal show paper/Swing --type 56").out()).contains("looked");
    }

    @Test
    void everyBitOfAnEndedSessionCounts() throws IOException {
        assertThat(paper(" --no-out").code()).isZero();
        var file = folder.resolve("paper/Swing/journal/segment-0000000001.journal");
        var bytes = Files.readAllBytes(file);
        bytes[20_000] ^= 1; // in some record
        Files.write(file, bytes);

        var damaged = paper(" --no-out");
        assertThat(damaged.code()).isNotZero();
        assertThat(damaged.err()).contains("TDM-6001");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        try (var reader =
                JournalReader.open(new DiskStorage(folder.resolve("paper/Swing/venue")), 1)) {
            assertThat(reader.next()).isTrue();
        }
    }
}
