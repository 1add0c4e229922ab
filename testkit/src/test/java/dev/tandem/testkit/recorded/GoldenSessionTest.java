package dev.tandem.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.event.RunListener;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.JournalVerifier.Verification;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.Recording;
import dev.tandem.runtime.live.SessionArchive;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.testkit.sim.SimClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Sessions that programs before this one wrote: they are read, replayed and gone on with. Each
/// form of a record that was ever written stands in one of them.
///
/// `TANDEM_NEW_GOLDEN=name` writes one more, of the forms of today; those that are there stay.
class GoldenSessionTest {
    private static final Path GOLDEN = Path.of("src/test/resources/sessions");
    private static final int PLAYED = 100; // instants before the process ended

    @TempDir Path folder;

    static Stream<Path> sessions() throws IOException {
        try (var names = Files.list(GOLDEN)) {
            return names.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void itIsReplayedAndGoesOn(Path golden) throws IOException {
        unpack(golden);
        var storage = GoldenSession.storage(folder);
        assertThat(JournalVerifier.verify(storage.engine())).isInstanceOf(Verification.Sound.class);
        assertThat(JournalVerifier.verify(storage.venue())).isInstanceOf(Verification.Sound.class);
        var expected = Files.readAllLines(golden.resolve("hashes"));

        var replayed =
                SessionReplay.run(
                        GoldenSession.plan(),
                        GoldenSession.strategy(),
                        new RunListener() {},
                        (from, taker) -> JournalSide.readAll(storage.engine(), from, taker),
                        Long.MAX_VALUE);
        var snapshot = new SnapshotStore(storage.snapshots()).load().newest().orElseThrow();

        assertThat(replayed.decisionHash()).isEqualTo(expected.getFirst());
        assertThat(replayed.intents()).isGreaterThan(20);
        assertThat(snapshot.seq()).isLessThan(replayed.records());
        assertThat(GoldenSession.play(folder, Integer.MAX_VALUE))
                .isEqualTo(expected.getLast())
                .isEqualTo(backtest());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void itGoesOnFromTheBeginningAndFromItsSnapshotAlike(Path golden) throws IOException {
        unpack(golden);
        try (var files = Files.list(folder.resolve("snapshots"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }

        assertThat(GoldenSession.play(folder, Integer.MAX_VALUE)).isEqualTo(backtest());
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void itsRecordingIsReplayed(Path golden) throws IOException {
        var file = Files.readAllBytes(golden.resolve("ladder.session"));
        var recording = Recording.of(file);

        var replayed = Replayed.of(recording, Ladder.class);

        assertThat(replayed.result().decisionHash())
                .isEqualTo(Files.readAllLines(golden.resolve("hashes")).getFirst());
        assertThat(Recording.of(recording.toBytes()))
                .usingRecursiveComparison()
                .ignoringFields("config.calendars")
                .isEqualTo(recording);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void itGoesOnWhenItsOldSegmentsAreArchived(Path golden) throws IOException {
        unpack(golden);
        var storage = GoldenSession.storage(folder);

        var archived = SessionArchive.archive(storage, new SimClock(1));

        assertThat(archived.engine()).isNotEmpty();
        assertThat(archived.venue()).isNotEmpty();
        var newest = new SnapshotStore(storage.snapshots()).seqs();
        assertThat(archived.engine().getLast().lastSeq()).isLessThanOrEqualTo(newest.get(1));
        assertThat(GoldenSession.play(folder, Integer.MAX_VALUE)).isEqualTo(backtest());
        assertThat(JournalVerifier.verify(storage.engine())).isInstanceOf(Verification.Sound.class);
        assertThat(
                        SessionReplay.run(
                                        GoldenSession.plan(),
                                        GoldenSession.strategy(),
                                        new RunListener() {},
                                        (from, taker) ->
                                                JournalSide.readAll(storage.engine(), from, taker),
                                        Long.MAX_VALUE)
                                .decisionHash())
                .isEqualTo(backtest());
    }

    /// Twenty small sessions, each cut somewhere else: what is archived never has a request without
    /// an answer, and two snapshots are newer.
    @Test
    void nothingThatIsInDoubtIsArchived() {
        for (var instants = 5; instants < 100; instants += 5) {
            var session = folder.resolve("session-" + instants);
            GoldenSession.play(session, instants);

            var result = SessionArchive.archive(GoldenSession.storage(session), new SimClock(1));

            var snapshots = new SnapshotStore(GoldenSession.storage(session).snapshots()).seqs();
            assertThat(result.throughSeq())
                    .isLessThanOrEqualTo(snapshots.size() < 2 ? 0 : snapshots.get(1));
            for (var gone : result.engine()) {
                assertThat(gone.lastSeq()).isLessThanOrEqualTo(result.throughSeq());
            }
            assertThat(GoldenSession.play(session, Integer.MAX_VALUE)).isEqualTo(backtest());
        }
    }

    /// F-126: an older program on what a newer one wrote refuses it, and changes no byte.
    @ParameterizedTest
    @CsvSource({
        "journal, 10, 2, record \"bar\" is written in version 2",
        "journal, 30, 9, record \"submit\" is written in version 9",
        "journal, 150, 1, records of type 150 are not known",
        "venue, 42, 2, record \"range\" is written in version 2",
    })
    void F126_whatANewerProgramWroteIsRefusedUntouched(
            String journal, int type, int version, String message) throws IOException {
        unpack(GOLDEN.resolve("first"));
        append(journal, type, version);
        var before = contents();

        assertThatThrownBy(() -> GoldenSession.play(folder, 1))
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("record ");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void F126_aSnapshotOfANewerProgramIsRefusedUntouched() throws IOException {
        unpack(GOLDEN.resolve("first"));
        new SnapshotStore(GoldenSession.storage(folder).snapshots())
                .save(Snapshot.ofText(9_000, 7, "0".repeat(64), "of another day"));
        var before = contents();

        assertThatThrownBy(() -> GoldenSession.play(folder, 1))
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("the snapshot of record 9000 is written in version 7");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "TANDEM_NEW_GOLDEN", matches = "[a-z]+")
    void writesOneMore() throws IOException {
        var golden = GOLDEN.resolve(System.getenv("TANDEM_NEW_GOLDEN"));
        GoldenSession.play(folder, PLAYED / 3);
        GoldenSession.play(folder, PLAYED - PLAYED / 3);
        var recording = GoldenSession.recording(folder);
        var replayed = Replayed.of(recording, Ladder.class).result().decisionHash();
        Files.createDirectory(golden);
        pack(golden);
        Files.write(golden.resolve("ladder.session"), recording.toBytes());
        Files.write(golden.resolve("hashes"), List.of(replayed, backtest()));
    }

    private static String backtest() {
        var backtest =
                new BacktestSession(
                        GoldenSession.plan(), GoldenSession.strategy(), new RunListener() {});
        backtest.start();
        while (backtest.step()) {}
        return backtest.finish(false).decisionHash();
    }

    private void append(String name, int type, int version) {
        var opened =
                Journal.open(
                        new DiskStorage(folder.resolve(name)),
                        new SimClock(1),
                        JournalOptions.SMALL.withSpareSegments(0));
        try (var journal = ((Opened.Ready) opened).journal()) {
            journal.append(type, version, 1, 1, new byte[0], 0, 0);
        }
    }

    /// Of all files but the empty ones that say who has the folder.
    private TreeMap<String, String> contents() throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(Files::isRegularFile)
                            .filter(one -> !one.endsWith("lock"))
                            .toList()) {
                all.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    private void pack(Path golden) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('/', '+');
                if (name.contains("segment") || name.contains("snapshot-")) {
                    var bytes = new ByteArrayOutputStream();
                    try (var gzip = new GZIPOutputStream(bytes)) {
                        gzip.write(Files.readAllBytes(file));
                    }
                    Files.write(golden.resolve(name + ".gz"), bytes.toByteArray());
                }
            }
        }
    }

    private void unpack(Path golden) throws IOException {
        try (var files = Files.list(golden)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".gz")) {
                    var target =
                            folder.resolve(name.substring(0, name.length() - 3).replace('+', '/'));
                    Files.createDirectories(target.getParent());
                    try (var gzip =
                            new GZIPInputStream(
                                    new ByteArrayInputStream(Files.readAllBytes(file)))) {
                        Files.write(target, gzip.readAllBytes());
                    }
                }
            }
        }
    }
}
