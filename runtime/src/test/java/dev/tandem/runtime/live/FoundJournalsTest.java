package dev.tandem.runtime.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.problem.TandemException;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.RecordType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a start finds in one pass over its journals, and that it changes nothing before it has
/// found all.
class FoundJournalsTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final JournalOptions OPTIONS = JournalOptions.SMALL.withSpareSegments(0);
    private static final int RESERVED = 3 * 4096; // header and marks of a segment

    @TempDir Path folder;
    private SessionStorage storage;

    @BeforeEach
    void oneInstantEach() {
        storage = SessionStorage.of(name -> new DiskStorage(folder.resolve(name)));
        for (var side : new Storage[] {storage.engine(), storage.venue()}) {
            append(side, RecordType.INSTANT, 1, instant(1));
        }
    }

    private static void append(Storage to, RecordType type, int version, byte[] payload) {
        append(to, type.code(), version, payload);
    }

    private static void append(Storage to, int type, int version, byte[] payload) {
        try (var journal = ((Opened.Ready) Journal.open(to, CLOCK, OPTIONS)).journal()) {
            journal.append(type, version, 1, 1, payload, 0, payload.length);
        }
    }

    /// As far as the number of the instant.
    private static byte[] instant(long ordinal) {
        return ByteBuffer.allocate(10).put((byte) 0).putLong(ordinal).put((byte) 1).array();
    }

    private static byte[] text(String text) {
        var bytes = text.getBytes(UTF_8);
        return ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array();
    }

    private FoundJournals find() {
        return FoundJournals.of(storage, CLOCK, OPTIONS);
    }

    /// As an interrupted write leaves it.
    private void tear(String side) throws IOException {
        var file = folder.resolve(side).resolve("segment-0000000001.journal");
        var bytes = Files.readAllBytes(file);
        var end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        Arrays.fill(bytes, (end + 7) / 8 * 8, (end + 7) / 8 * 8 + 24, (byte) 7);
        Files.write(file, bytes);
    }

    private TreeMap<String, String> contents() throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.put(file.toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return all;
    }

    @Test
    void aTornTailIsLeftAloneUntilTheJournalsAreOpened() throws IOException {
        tear("journal");
        tear("venue");
        var torn = contents();

        find().close();

        assertThat(contents().equals(torn)).isTrue();
        try (var found = find();
                var journals = found.open(null)) {
            assertThat(journals.tailCutBytes()).isEqualTo(48);
            assertThat(journals.epoch()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "a record of type {1} in version {2} in {0}")
    @CsvSource({"journal, 10, 2", "journal, 150, 1", "venue, 42, 9", "venue, 199, 1"})
    void whatANewerProgramWroteIsRefusedBeforeAnythingIsChanged(String side, int type, int version)
            throws IOException {
        append(new DiskStorage(folder.resolve(side)), type, version, new byte[] {1});
        tear("journal");
        tear("venue");
        var before = contents();

        assertThatThrownBy(this::find)
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("record 2: ");

        assertThat(contents().equals(before)).isTrue();
        assertThatThrownBy(this::find).isInstanceOf(NewerVersionException.class); // not locked
    }

    @Test
    void aSnapshotOfANewerProgramIsRefusedBeforeAnythingIsChanged() throws IOException {
        tear("venue");
        new SnapshotStore(storage.snapshots())
                .save(Snapshot.ofText(1, 9, "0".repeat(64), "of another day"));
        var before = contents();

        assertThatThrownBy(this::find)
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("the snapshot of record 1");

        assertThat(contents().equals(before)).isTrue();
    }

    @Test
    void aSecondProcessIsRefusedAlreadyWhenItLooks() {
        try (var found = find()) {
            assertThatThrownBy(this::find)
                    .isInstanceOfSatisfying(
                            TandemException.class,
                            refused -> assertThat(refused.code()).isEqualTo("TDM-6002"));
            assertThat(found.restartLoop().deaths()).isZero();
        }
    }

    @ParameterizedTest(name = "a bit turned in an older segment of {0}")
    @CsvSource({"journal", "venue"})
    void damageInAnOlderSegmentIsToldAndLeftAlone(String side) throws IOException {
        fill(new DiskStorage(folder.resolve(side)), 2_000);
        flip(folder.resolve(side).resolve("segment-0000000001.journal"), RESERVED + 5_000);
        tear(side.equals("venue") ? "journal" : "venue");
        var before = contents();

        try (var found = find()) {
            assertThat(found.restartLoop().deaths()).isZero();
            assertThat(contents().equals(before)).isTrue();
            assertThatThrownBy(() -> found.open(null))
                    .isInstanceOfSatisfying(
                            TandemException.class,
                            refused -> {
                                assertThat(refused.code()).isEqualTo("TDM-6001");
                                assertThat(refused).hasMessageContaining("segment-0000000001");
                            });
        }
        assertThat(folder.resolve(side).resolve("damaged")).isNotEmptyDirectory();
        find().close(); // nobody holds a lock
    }

    private static void fill(Storage side, int records) {
        try (var journal = ((Opened.Ready) Journal.open(side, CLOCK, OPTIONS)).journal()) {
            for (var i = 2; i < records; i++) {
                var payload = instant(i);
                journal.append(RecordType.INSTANT.code(), 1, i, i, payload, 0, payload.length);
                if (i % 100 == 0) {
                    journal.writer().step();
                }
            }
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            var old = bytes.readByte();
            bytes.seek(at);
            bytes.writeByte(old ^ 4);
        }
    }

    @Test
    void onePassFindsWhatAStartNeeds() {
        var engine = storage.engine();
        append(engine, RecordType.HALT, 1, text("odd prices"));
        fill(engine, 1_500);
        append(engine, RecordType.CLEAN_STOP, 1, text("hash"));
        var snapshots = new SnapshotStore(storage.snapshots());
        for (var seq : new long[] {1, 700, 1_400}) {
            snapshots.save(Snapshot.ofText(seq, 1, "0".repeat(64), "state"));
        }

        try (var found = find();
                var journals = found.open(null)) {
            var survey = journals.engineSurvey();
            assertThat(survey.lastSeq()).isEqualTo(1_501); // two, 1,498 instants, the stop
            assertThat(survey.instant()).isNotNull();
            assertThat(survey.instant().seq()).isEqualTo(1_500);
            assertThat(survey.halt()).isNotNull();
            assertThat(survey.isClean()).isTrue();
            assertThat(survey.successions()).isZero();
            // record 2 is the halt: record n is instant n - 1
            assertThat(survey.snapshotBefore(1_499)).isEqualTo(1_400);
            assertThat(survey.snapshotBefore(1_400)).isEqualTo(1_400);
            assertThat(survey.snapshotBefore(1_399)).isEqualTo(700);
            assertThat(survey.snapshotBefore(700)).isEqualTo(700);
            assertThat(survey.snapshotBefore(699)).isEqualTo(1);
            assertThat(survey.snapshotBefore(1)).isZero();
            assertThat(journals.venueSurvey().lastSeq()).isEqualTo(1);
        }
    }

    @Test
    void whatIsArchivedIsLookedAtAsWell() throws IOException {
        append(storage.engine(), RecordType.HALT, 1, text("odd prices"));
        fill(storage.engine(), 2_000);
        try (var journal =
                ((Opened.Ready) Journal.open(storage.engine(), CLOCK, OPTIONS)).journal()) {
            assertThat(journal.archiveThrough(1_500)).isNotEmpty();
        }

        try (var found = find();
                var journals = found.open(null)) {
            assertThat(journals.engineSurvey().halt()).isNotNull();
            assertThat(journals.engineSurvey().snapshotBefore(5)).isZero();
        }

        var packed = folder.resolve("journal/archive/segment-0000000001.journal.gz");
        flip(packed, Files.size(packed) / 2);
        try (var found = find()) {
            assertThatThrownBy(() -> found.open(null))
                    .isInstanceOfSatisfying(
                            TandemException.class,
                            refused -> assertThat(refused.code()).isEqualTo("TDM-6001"));
        }
    }

    @Test
    void processesThatGotNoFurtherAreCounted() {
        for (var i = 0; i < 4; i++) {
            try (var found = find()) {
                assertThat(found.restartLoop().deaths()).isEqualTo(i);
                found.open(null).close();
            }
        }
    }
}
