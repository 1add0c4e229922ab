package dev.tandem.runtime.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.runtime.journal.JournalVerifier.Verification;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journal on a real disk, with its own threads.
class JournalOnDiskTest {
    private static final long TEN_SECONDS = 10_000_000_000L;

    @TempDir Path folder;
    private DiskStorage disk;

    @BeforeEach
    void open() {
        disk = new DiskStorage(folder.resolve("journal"));
    }

    private Opened.Ready ready() {
        return (Opened.Ready) Journal.open(disk, new SystemClock(), JournalOptions.SMALL);
    }

    private static long append(Journal journal, String text) {
        var bytes = text.getBytes(UTF_8);
        return journal.append(7, 1, 1_000, 2_000, bytes, 0, bytes.length);
    }

    @Test
    void whatWasAppendedIsReadAgainOverManySegments() {
        try (var journal = ready().journal()) {
            journal.start(new SystemThreads());
            assertThat(journal.startEpoch()).isEqualTo(1);
            for (var i = 0; i < 5_000; i++) {
                var seq = append(journal, "record " + i);
                assertThat(seq).isEqualTo(i + 2);
                if (i % 100 == 0) {
                    assertThat(journal.awaitDurable(seq, TEN_SECONDS)).isTrue();
                }
            }
        }

        assertThat(JournalVerifier.verify(disk))
                .isInstanceOfSatisfying(
                        Verification.Sound.class,
                        sound -> {
                            assertThat(sound.segments()).isGreaterThan(5);
                            assertThat(sound.records()).isEqualTo(5_001);
                            assertThat(sound.epoch()).isEqualTo(1);
                            assertThat(sound.tailBytes()).isZero();
                        });
        var texts = new ArrayList<String>();
        try (var reader = JournalReader.open(disk, 2)) {
            while (reader.next()) {
                var record = reader.record();
                assertThat(record.seq()).isEqualTo(texts.size() + 2);
                assertThat(record.type()).isEqualTo(7);
                assertThat(record.eventNanos()).isEqualTo(1_000);
                assertThat(record.arrivalNanos()).isEqualTo(2_000);
                texts.add(new String(record.payload(), UTF_8));
            }
        }
        assertThat(texts).hasSize(5_000).startsWith("record 0").endsWith("record 4999");
    }

    @Test
    void aJournalGoesOnWhereItEnded() {
        try (var journal = ready().journal()) {
            journal.startEpoch();
            append(journal, "first");
        }
        var again = ready();
        try (var journal = again.journal()) {
            assertThat(again.lastSeq()).isEqualTo(2);
            assertThat(again.epoch()).isEqualTo(1);
            assertThat(again.tailCutBytes()).isZero();
            assertThat(journal.startEpoch()).isEqualTo(2);
            assertThat(append(journal, "second")).isEqualTo(4);
        }
    }

    @Test
    void onlyOneHoldsTheJournal() {
        try (var journal = ready().journal()) {
            assertThatThrownBy(this::ready).isInstanceOf(JournalInUse.class);
            append(journal, "goes on");
        }
        ready().journal().close();
    }

    @Test
    void F173_onlyTheOwnerReadsTheFiles() throws Exception {
        ready().journal().close();

        assertThat(Files.getPosixFilePermissions(folder.resolve("journal")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(folder.resolve("journal"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.getPosixFilePermissions(file))
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void aReaderFollowsAJournalThatGrows() {
        try (var journal = ready().journal();
                var reader = JournalReader.open(disk, 1)) {
            for (var round = 0; round < 400; round++) {
                assertThat(reader.next()).isFalse();
                for (var i = 0; i < 1 + round % 7; i++) {
                    append(journal, "round " + round);
                }
                journal.writer().step();
                for (var i = 0; i < 1 + round % 7; i++) {
                    assertThat(reader.next()).isTrue();
                    assertThat(new String(reader.record().payload(), UTF_8))
                            .isEqualTo("round " + round);
                }
            }
        }
    }

    @Test
    void archivedSegmentsAreCompressedNotedAndMissedByNobody() {
        try (var journal = ready().journal()) {
            for (var i = 0; i < 3_000; i++) {
                append(journal, "record " + i);
                if (i % 50 == 0) {
                    journal.writer().step();
                }
            }
            journal.writer().step();
            var gone = journal.archiveThrough(2_000);
            assertThat(gone).isNotEmpty();
            assertThat(gone.getLast().lastSeq()).isLessThanOrEqualTo(2_000);
            assertThat(disk.exists(gone.getFirst().file())).isTrue();
            var first = gone.getLast().lastSeq() + 1;
            assertThat(JournalReader.firstSeq(disk)).isEqualTo(1);
            for (var from : List.of(1L, first - 1, first)) {
                try (var reader = JournalReader.open(disk, from)) {
                    for (var seq = from; seq <= 3_000; seq++) {
                        assertThat(reader.next()).isTrue();
                        assertThat(new String(reader.record().payload(), UTF_8))
                                .isEqualTo("record " + (seq - 1));
                    }
                }
            }
            assertThat(JournalVerifier.verify(disk))
                    .isInstanceOfSatisfying(
                            Verification.Sound.class,
                            sound -> assertThat(sound.records()).isEqualTo(3_000));

            disk.delete(gone.getFirst().file()); // somebody moved it to another disk
            assertThat(JournalReader.firstSeq(disk)).isEqualTo(gone.getFirst().lastSeq() + 1);
            assertThatThrownBy(() -> JournalReader.open(disk, 1).next())
                    .hasMessageContaining("archived segment whose file is not there");
            assertThat(JournalVerifier.verify(disk)).isInstanceOf(Verification.Sound.class);
        }
        assertThat(ready().lastSeq()).isEqualTo(3_000);
    }

    @Test
    void othersReadAndCheckAJournalWhileItIsWritten() throws Exception {
        var records = 10_000;
        var wrong = new ArrayList<String>();
        Thread checking;
        try (var journal = ready().journal()) {
            journal.start(new SystemThreads());
            checking = Thread.ofPlatform().start(() -> readAndCheck(records, wrong));
            for (var i = 1; i <= records; i++) {
                var seq = append(journal, "record " + i);
                if (i % 100 == 0) {
                    assertThat(journal.awaitDurable(seq, TEN_SECONDS)).isTrue();
                }
            }
            journal.awaitDurable(records, TEN_SECONDS);
        }
        checking.join();
        assertThat(wrong).isEmpty();
    }

    private void readAndCheck(int records, List<String> wrong) {
        try (var reader = JournalReader.open(disk, 1)) {
            for (var count = 0; count < records; ) {
                if (reader.next()) {
                    count++;
                    if (!new String(reader.record().payload(), UTF_8).equals("record " + count)) {
                        wrong.add("record " + count + " is another one");
                    }
                } else if (JournalVerifier.verify(disk) instanceof Verification.Damaged damaged) {
                    wrong.add(damaged.toString());
                }
            }
        } catch (RuntimeException failure) {
            wrong.add(failure.toString());
        }
    }
}
