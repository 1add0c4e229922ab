package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.Snapshot;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.port.StorageException;
import dev.tandem.testkit.sim.PowerLoss;
import dev.tandem.testkit.sim.PowerLost;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SnapshotStoreTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    private static Snapshot snapshot(long seq) {
        return Snapshot.ofText(seq, 3, HASH, "state after " + seq + ", ".repeat(2_000));
    }

    private static SimStorage withSnapshots(int count) {
        var disk = SimStorage.plain();
        var store = new SnapshotStore(disk);
        for (var seq = 1; seq <= count; seq++) {
            store.save(snapshot(seq * 100L));
        }
        return disk;
    }

    @Test
    void theNewestIsLoadedAndThreeAreKept() {
        var store = new SnapshotStore(withSnapshots(5));

        var newest = store.load().newest().orElseThrow();
        assertThat(newest.text()).isEqualTo(snapshot(500).text());
        assertThat(newest.stateHash()).isEqualTo(HASH);
        assertThat(newest.schemaVersion()).isEqualTo(3);
        assertThat(store.seqs()).containsExactly(500L, 400L, 300L);
        assertThat(store.coveredTwice()).hasValue(400);
        assertThat(store.load(450).newest().orElseThrow().seq()).isEqualTo(400);
        assertThat(new SnapshotStore(withSnapshots(1)).coveredTwice()).isEmpty();
        assertThat(new SnapshotStore(SimStorage.plain()).load().newest()).isEmpty();
    }

    @Test
    void whatIsAheadOfTheJournalGoes() {
        var store = new SnapshotStore(withSnapshots(5));

        store.dropAfter(400);

        assertThat(store.seqs()).containsExactly(400L, 300L);
        assertThat(store.load().newest().orElseThrow().seq()).isEqualTo(400);
    }

    @Test
    void F007_aDamagedSnapshotIsRefusedAndTheOneBeforeIsUsed() {
        var disk = withSnapshots(4);
        for (var i = 0; i < Math.max(1_000, Counts.flips() / 10); i++) {
            var rng = new SimRng(i);
            var damaged = disk.copy();
            var bad = rng.nextInt(4);
            var names = damaged.list("").reversed();
            for (var one = 0; one < bad; one++) {
                var name = names.get(one);
                switch (rng.nextInt(3)) {
                    case 0 ->
                            damaged.flip(name, Math.floorMod(rng.nextLong(), disk.size(name) * 8));
                    case 1 -> {
                        var cut = rng.nextInt((int) disk.size(name));
                        damaged.plant(name, java.util.Arrays.copyOf(disk.content(name), cut));
                    }
                    default -> damaged.plant(name, disk.content(names.get((one + 1) % 3)));
                }
            }

            var loaded = new SnapshotStore(damaged).load();

            assertThat(loaded.refused()).as("seed %d", i).hasSize(bad);
            assertThat(loaded.newest().map(Snapshot::seq).orElse(0L))
                    .as("seed %d", i)
                    .isEqualTo(bad == 3 ? 0 : 400 - bad * 100L);
        }
    }

    @Test
    void aSnapshotIsThereEntirelyOrNotAtAllWhereverThePowerFails() {
        var before = withSnapshots(3);
        for (var call = 1; call <= 12; call++) {
            for (var seed = 0; seed < 20; seed++) {
                var disk = before.copy(new SimFaults().powerLossAtCall(call));
                var saved = false;
                try {
                    new SnapshotStore(disk).save(snapshot(400));
                    saved = true;
                } catch (PowerLost lost) {
                    // That is the point.
                }
                var after = disk.afterPowerLoss(PowerLoss.random(new SimRng(seed)));

                var loaded = new SnapshotStore(after).load();

                assertThat(loaded.refused()).isEmpty();
                var newest = loaded.newest().orElseThrow();
                assertThat(newest.seq())
                        .isIn(saved ? new Object[] {400L} : new Object[] {300L, 400L});
                assertThat(newest.text()).isEqualTo(snapshot(newest.seq()).text());
            }
        }
    }

    @Test
    void aDiskThatFailsLeavesTheSnapshotsBefore() {
        var disk = withSnapshots(3).copy(new SimFaults().failForceAt(1));
        var store = new SnapshotStore(disk);

        Assertions.assertThatThrownBy(() -> store.save(snapshot(400)))
                .isInstanceOf(StorageException.class);

        assertThat(store.load().newest().orElseThrow().seq()).isEqualTo(300);
    }
}
