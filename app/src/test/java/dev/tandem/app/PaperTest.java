package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper sessions from the command line: the decisions of the backtest, restarts, halts, replays.
class PaperTest {
    static final String STRATEGY =
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
    void aStrategyIsToldOfARestartAndTheReplayHasIt() throws IOException {
        Files.writeString(
                folder.resolve("Swing.java"),
                STRATEGY.replace(
                        "    @Override\n    public void onBar",
                        """
                        @Override
                        public void onRecovered(Context context, RecoveryReport report) {
                            if (report.wasClean() && report.doubts().isEmpty()) {
                                bars = 2;
                            }
                        }

                        @Override
                        public void onBar\
                        """));
        var never = hash(run("backtest Swing.java --data SPY.csv --no-out --json"));
        begin();

        var restarted = hash(paper(" --no-out"));

        assertThat(restarted).isNotEqualTo(never);
        assertThat(hash(run("replay paper/Swing --json"))).isEqualTo(restarted);
        assertThat(run("journal show paper/Swing --type recovered").out())
                .contains("ended cleanly", "0 in doubt");
        assertThat(hash(run("fork paper/Swing --at 2024-01-18 --no-out --json --no-progress")))
                .isEqualTo(restarted);
    }

    @Test
    void whatANewerProgramWroteIsRefusedAndNotTouched() throws IOException {
        begin();
        var journal = folder.resolve("paper/Swing/journal");
        var opened =
                Journal.open(new DiskStorage(journal), new SystemClock(), JournalOptions.DEFAULT);
        try (var open = ((Opened.Ready) opened).journal()) {
            open.append(RecordType.BAR.code(), 9, 1, 1, new byte[0], 0, 0);
        }
        var file = journal.resolve("segment-0000000001.journal");
        var bytes = Files.readAllBytes(file);

        for (var line : List.of("replay paper/Swing", "fork paper/Swing --at 2024-01-09")) {
            assertThat(run(line).err()).contains("TDM-6007", "version 9");
        }
        var refused = paper("");
        assertThat(refused.err()).contains("TDM-6007", "record \"bar\" is written in version 9");
        assertThat(refused.code()).isEqualTo(8);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aSessionIsSavedForTests() throws IOException {
        paper(" --no-out");

        var end = run("replay paper/Swing --save swing.session");
        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).contains("saved    swing.session");
        var recording = Recording.of(Files.readAllBytes(folder.resolve("swing.session")));
        assertThat(recording.parameters()).hasSize(1);
        assertThat(recording.parameters().getFirst()).containsEntry("every", "3");
        assertThat(run("replay paper/Swing --save swing.session").err()).contains("TDM-7012");
        assertThat(run("replay paper/Swing --save a/b.session").err()).contains("TDM-7013");
        assertThat(run("replay paper/Swing --save b --until 2024-01-09").err())
                .contains("a session is saved whole");
    }

    /// The golden session has small segments, so that some of them can go.
    @Test
    void oldSegmentsAreArchivedAndEverythingReadsThem() throws IOException {
        var golden = Path.of("../testkit/src/test/resources/sessions/first");
        try (var files = Files.list(golden)) {
            for (var file : files.filter(one -> one.toString().endsWith(".gz")).toList()) {
                var name = file.getFileName().toString().replace(".gz", "").replace('+', '/');
                var target = folder.resolve("old").resolve(name);
                Files.createDirectories(target.getParent());
                try (var gzip = new GZIPInputStream(Files.newInputStream(file))) {
                    Files.write(target, gzip.readAllBytes());
                }
            }
        }
        var before = run("journal show old").out();

        var end = run("journal archive old");

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).matches("archived  [1-9] segments? of the engine, [1-9].*\\n");
        assertThat(folder.resolve("old/journal/segment-0000000001.journal")).doesNotExist();
        assertThat(folder.resolve("old/journal/archive/segment-0000000001.journal.gz")).exists();
        assertThat(run("journal show old").out()).isEqualTo(before);
        assertThat(run("journal verify old").out()).contains("OK   ", " in 4 segments");
        assertThat(run("journal verify old --venue").out()).contains("OK   ", " in 4 segments");
        assertThat(run("journal archive old").out()).contains("0 segments of the engine");

        var packed = folder.resolve("old/journal/archive/segment-0000000001.journal.gz");
        var bytes = Files.readAllBytes(packed);
        bytes[1_000] ^= 1;
        Files.write(packed, bytes);
        assertThat(run("journal verify old").err()).contains("TDM-9010", "not what its hash");
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
