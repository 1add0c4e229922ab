package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.JournalVerifier.Verification;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Bytes and files are not as they were written, and no crash explains it.
class DamageTest {

    @Test
    void F005_everyTurnedBitIsFoundOrChangesNoRecord() {
        var trading = new Trading(5);
        var disk = manySegments(trading);
        var inspected = 0;
        for (var i = 0; i < Counts.flips(); i++) {
            var rng = new SimRng(i);
            var damaged = disk.copy();
            var name = pick(rng, segments(disk));
            var bit = Math.floorMod(rng.nextLong(), disk.size(name) * 8);
            if (i % 2 == 0) { // half of them where the journal ends
                name = segments(disk).getLast();
                bit = Math.floorMod(rng.nextLong(), usedBytes(disk, name) * 8);
            }
            damaged.flip(name, bit);
            inspected += isFound(trading, damaged, name + " bit " + bit) ? 1 : 0;
        }
        assertThat(inspected).isGreaterThan(Counts.flips() / 3);
    }

    @Test
    void F005_everyBitOfTheLastDurableRecordIsFound() {
        var trading = new Trading(6);
        var disk = SimStorage.plain();
        trading.live(disk, 5, false);
        disk = disk.afterProcessEnd(new SimFaults()).copy();
        var name = segments(disk).getLast();
        var used = usedBytes(disk, name);
        for (var bit = (used - 100) * 8; bit < used * 8; bit++) {
            var damaged = disk.copy();
            damaged.flip(name, bit);
            assertThat(trading.open(damaged)).as("bit " + bit).isInstanceOf(Opened.Inspect.class);
        }
    }

    @Test
    void F005_aFileThatIsCutIsFoundAtEveryLength() {
        var trading = new Trading(5);
        var disk = manySegments(trading);
        for (var i = 0; i < Counts.flips() / 10; i++) {
            var rng = new SimRng(i);
            var damaged = disk.copy();
            var name = pick(rng, segments(disk));
            var content = disk.content(name);
            var length = rng.nextInt(content.length);
            // Cut, or zeros from there on.
            var rest = Arrays.copyOf(content, length);
            damaged.plant(name, i % 2 == 0 ? rest : Arrays.copyOf(rest, content.length));
            if (!Arrays.equals(damaged.content(name), content)) {
                isFound(trading, damaged, name + " until " + length);
            }
        }
    }

    @Test
    void F006_swappedCopiedLostAndOldSegmentsAreFound() {
        var trading = new Trading(8);
        var disk = SimStorage.plain();
        var old = new ArrayList<SimStorage>();
        for (var life = 0; life < 4; life++) {
            trading.live(disk, 30);
            old.add(disk.copy());
            disk = disk.copy();
        }
        var other = manySegments(new Trading(9));
        for (var i = 0; i < Math.max(200, Counts.flips() / 20); i++) {
            var rng = new SimRng(i);
            var damaged = disk.copy();
            var what = mixUp(rng, damaged, old.get(rng.nextInt(3)), other);
            if (!same(damaged, disk)) {
                assertThat(isFound(trading, damaged, what)).as(what).isTrue();
            }
        }
    }

    private static String mixUp(SimRng rng, SimStorage damaged, SimStorage old, SimStorage other) {
        var names = segments(damaged);
        var one = pick(rng, names);
        var two = pick(rng, names);
        var content = damaged.content(one);
        switch (rng.nextInt(6)) {
            case 0 -> {
                damaged.plant(one, damaged.content(two));
                damaged.plant(two, content);
                return "swapped " + one + " and " + two;
            }
            case 1 -> {
                damaged.plant(two, content);
                return one + " copied over " + two;
            }
            case 2 -> {
                damaged.lose(one);
                return one + " lost";
            }
            case 3 -> {
                var stale = pick(rng, segments(old));
                damaged.plant(stale, old.content(stale));
                return stale + " from an old copy";
            }
            case 4 -> {
                var foreign = pick(rng, segments(other));
                damaged.plant(foreign, other.content(foreign));
                return foreign + " of another journal";
            }
            default -> {
                var next = "segment-%010d.journal".formatted(names.size() + 1);
                damaged.plant(next, content);
                return one + " copied as " + next;
            }
        }
    }

    @Test
    void F005_damageIsLeftAloneAndACopyIsKept() {
        var trading = new Trading(5);
        var disk = manySegments(trading);
        var name = segments(disk).get(1);
        disk.flip(name, 8L * (3 * SimStorage.PAGE + 100));
        var before = disk.copy();

        var inspect = (Opened.Inspect) trading.open(disk);
        var again = (Opened.Inspect) trading.open(disk);

        assertThat(inspect.damage().file()).isEqualTo(name);
        assertThat(inspect.damage().position()).isGreaterThanOrEqualTo(3 * SimStorage.PAGE);
        assertThat(inspect.damage().seq()).isPositive();
        assertThat(again).isEqualTo(inspect);
        assertThat(disk.content(inspect.copy())).isEqualTo(before.content(name));
        assertThat(disk.files())
                .containsExactlyElementsOf(
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(inspect.copy()),
                                        before.files().stream())
                                .sorted()
                                .toList());
    }

    /// @return whether it is found; if it is not, every record must be as it was written
    private static boolean isFound(Trading trading, SimStorage damaged, String what) {
        var before = contents(damaged);
        var verification = JournalVerifier.verify(damaged);
        switch (trading.open(damaged)) {
            case Opened.Inspect _ -> {
                assertThat(verification).as(what).isInstanceOf(Verification.Damaged.class);
                assertThat(contents(damaged)).as(what).containsAllEntriesOf(before);
                return true;
            }
            case Opened.Ready(_, var lastSeq, _, var cut) -> {
                assertThat(verification).as(what).isInstanceOf(Verification.Sound.class);
                // A bit behind the last record looks like the beginning of one: cut, and said.
                var all = trading.fork();
                if (cut > 0) {
                    all.written.add(new Trading.Written(RecordTypes.TAIL_CUT, new byte[0]));
                }
                assertThat(lastSeq).as(what).isEqualTo(all.written.size());
                assertThat(all.difference(damaged)).as(what).isEmpty();
                return false;
            }
        }
    }

    private static TreeMap<String, java.nio.ByteBuffer> contents(SimStorage disk) {
        var all = new TreeMap<String, java.nio.ByteBuffer>();
        disk.files().forEach(name -> all.put(name, java.nio.ByteBuffer.wrap(disk.content(name))));
        return all;
    }

    private static boolean same(SimStorage one, SimStorage other) {
        return contents(one).equals(contents(other));
    }

    private static SimStorage manySegments(Trading trading) {
        var disk = SimStorage.plain();
        for (var life = 0; life < 3; life++) {
            trading.live(disk, 30);
        }
        return disk.copy();
    }

    static List<String> segments(SimStorage disk) {
        return disk.list("").stream().filter(name -> name.startsWith("segment")).toList();
    }

    private static String pick(SimRng rng, List<String> names) {
        return names.get(rng.nextInt(names.size()));
    }

    private static long usedBytes(SimStorage disk, String name) {
        var content = disk.content(name);
        var end = content.length;
        while (content[end - 1] == 0) {
            end--;
        }
        return end;
    }
}
