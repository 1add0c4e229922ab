package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalFailed;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalQueueFull;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.testkit.sim.SimClock;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimStorage;
import org.junit.jupiter.api.Test;

/// The disk is full, broken or slow.
class FullDiskTest {

    @Test
    void F010_aFullDiskAtAnyCallLosesNoPromisedRecord() {
        var disk = SimStorage.plain();
        new Trading(1).live(disk, 12);
        var calls = disk.faults().calls();
        for (var call = 1; call <= calls; call++) {
            lifeEndsAndNothingIsLost(new SimFaults().fullAtCall(call), "full at call " + call);
            lifeEndsAndNothingIsLost(new SimFaults().fullFromCall(call), "full from " + call);
        }
    }

    @Test
    void F008_anErrorOfTheDeviceAtAnyCallLosesNoPromisedRecord() {
        var disk = SimStorage.plain();
        new Trading(1).live(disk, 12);
        for (var call = 1; call <= disk.faults().calls(); call++) {
            lifeEndsAndNothingIsLost(new SimFaults().failAtCall(call), "error at call " + call);
        }
    }

    private static void lifeEndsAndNothingIsLost(SimFaults faults, String what) {
        var trading = new Trading(1);
        var disk = SimStorage.plain().copy(faults);
        try {
            trading.live(disk, 12, false);
        } catch (JournalFailed | StorageException failure) {
            assertThat(failure).as(what).hasStackTraceContaining("StorageException");
        }
        var healed = disk.afterProcessEnd(new SimFaults());
        assertThat(trading.open(healed))
                .as(what)
                .isInstanceOfSatisfying(
                        Opened.Ready.class, ready -> trading.recovered(healed, ready));
    }

    @Test
    void F010_theSpareSegmentsTakeAHundredThousandRecordsOnAFullDisk() {
        var segment = JournalOptions.DEFAULT.segmentBytes();
        var disk = SimStorage.of(new SimClock(0), 3L * segment + (64 << 10), new SimFaults());
        var journal = ready(disk, JournalOptions.DEFAULT).journal();
        assertThat(journal.keep()).isEqualTo(SpaceLevel.CRITICAL); // three segments fit, no more
        fill(journal, segment); // the first segment is used up
        assertThat(journal.keep()).isEqualTo(SpaceLevel.SPARE);

        var before = journal.durableSeq();
        for (var i = 0; i < 100_000; i++) {
            journal.append(1, 1, 0, 0, new byte[150], 0, 150);
            if (i % 1_000 == 999) {
                journal.writer().step();
            }
        }

        assertThat(journal.durableSeq()).isEqualTo(before + 100_000);
        assertThat(journal.keep()).isEqualTo(SpaceLevel.SPARE);
    }

    /// Appends until the first segment has no room left.
    private static void fill(Journal journal, int bytes) {
        var payload = new byte[1 << 20];
        for (var written = 0L; written < bytes; written += payload.length) {
            journal.append(1, 1, 0, 0, payload, 0, payload.length);
            journal.writer().step();
        }
    }

    @Test
    void everyUseOfAJournalThatFailedSaysWhy() {
        var disk = SimStorage.plain().copy(new SimFaults());
        var journal = ready(disk, JournalOptions.SMALL).journal();
        var durable = journal.append(1, 1, 0, 0, new byte[8], 0, 8);
        journal.writer().step();
        disk.faults().failForceAt(disk.faults().forces() + 1);
        var lost = journal.append(1, 1, 0, 0, new byte[8], 0, 8);

        for (var use :
                new org.assertj.core.api.ThrowableAssert.ThrowingCallable[] {
                    () -> journal.writer().step(),
                    () -> journal.append(1, 1, 0, 0, new byte[8], 0, 8),
                    () -> journal.awaitDurable(lost, 1_000_000),
                    () -> journal.awaitDurable(durable, 1_000_000),
                    () -> journal.writer().settle(),
                    journal::startEpoch,
                }) {
            org.assertj.core.api.Assertions.assertThatThrownBy(use)
                    .isInstanceOf(JournalFailed.class)
                    .hasMessageContaining("force segment-0000000001.journal: Input/output error")
                    .hasCauseInstanceOf(StorageException.class);
        }
        var forces = disk.faults().forces();
        journal.close();
        assertThat(disk.faults().forces()).as("no second try").isEqualTo(forces);
    }

    @Test
    void aFullQueueRefusesAndGoesOnWhenThereIsRoom() {
        var journal = ready(SimStorage.plain(), JournalOptions.SMALL).journal();
        var taken = 0;
        try {
            while (true) {
                journal.append(1, 1, 0, 0, new byte[1_000], 0, 1_000);
                taken++;
            }
        } catch (JournalQueueFull full) {
            assertThat(full).hasMessageContaining("of 65536 bytes wait for the disk");
        }
        assertThat(taken).isBetween(55, 65);
        assertThat(journal.lastSeq()).isEqualTo(taken);

        assertThat(journal.writer().step()).isEqualTo(taken);

        assertThat(journal.append(1, 1, 0, 0, new byte[1_000], 0, 1_000)).isEqualTo(taken + 1);
    }

    @Test
    void F009_whileTheDiskIsSlowRecordsAreTakenAndWaitersAreToldTheTruth() {
        var clock = new SimClock(0);
        var disk = SimStorage.of(clock, 1L << 40, new SimFaults().forceDelayNanos(30_000_000_000L));
        var journal = ((Opened.Ready) Journal.open(disk, clock, JournalOptions.SMALL)).journal();
        var seq = journal.append(1, 1, 0, 0, new byte[8], 0, 8);
        var before = clock.monotonicNanos();

        assertThat(journal.awaitDurable(seq, 50_000_000)).isFalse();
        assertThat(clock.monotonicNanos() - before).isEqualTo(50_000_000);
        clock.whileParked(() -> journal.writer().step());
        assertThat(journal.awaitDurable(seq, 50_000_000)).isTrue();
        assertThat(clock.monotonicNanos() - before).isGreaterThan(30_000_000_000L);
    }

    @Test
    void anotherSegmentSizeIsUsedFromTheNextSegmentOn() {
        var disk = SimStorage.plain();
        for (var size : new int[] {32 << 10, 64 << 10, 32 << 10}) {
            try (var journal = ready(disk, JournalOptions.SMALL.withSegmentBytes(size)).journal()) {
                for (var i = 0; i < 60; i++) {
                    journal.append(1, 1, 0, 0, new byte[1_000], 0, 1_000);
                    journal.writer().step();
                }
            }
        }
        assertThat(JournalVerifier.verify(disk))
                .isInstanceOfSatisfying(
                        JournalVerifier.Verification.Sound.class,
                        sound -> assertThat(sound.lastSeq()).isEqualTo(180));
    }

    @Test
    void withoutDurabilityNothingIsForcedPerCommit() {
        var disk = SimStorage.plain();
        var journal = ready(disk, JournalOptions.SMALL.withDurability(Durability.NONE)).journal();
        var forces = disk.faults().forces();
        for (var i = 0; i < 100; i++) {
            journal.append(1, 1, 0, 0, new byte[8], 0, 8);
            journal.writer().step();
        }
        assertThat(journal.durableSeq()).isEqualTo(100);
        assertThat(disk.faults().forces()).isEqualTo(forces);
    }

    private static Opened.Ready ready(SimStorage disk, JournalOptions options) {
        return (Opened.Ready) Journal.open(disk, new SimClock(0), options);
    }
}
