package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.Opened;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimStorage;
import org.junit.jupiter.api.Test;

/// What the records say by themselves when a power failure took every mark.
class DamageWithoutMarksTest {
    private static final int RECORD = 56; // bytes of a record with a payload of 8

    @Test
    void F005_onlyTheLastCommitMayBeTakenForAnInterruptedOne() {
        var trading = new Trading(3);
        var disk = withoutMarks(commits(trading, 6, 4));
        var name = DamageTest.segments(disk).getLast();
        var first = 3L * SimStorage.PAGE;
        for (var record = 0; record < 24; record++) {
            for (var bit = 0; bit < RECORD * 8; bit += 5) {
                var damaged = disk.copy();
                damaged.flip(name, (first + (long) record * RECORD) * 8 + bit);
                var opened = trading.open(damaged);
                var what = "record " + (record + 1) + " bit " + bit;
                if (record < 20) {
                    assertThat(opened).as(what).isInstanceOf(Opened.Inspect.class);
                } else {
                    assertThat(opened)
                            .as(what)
                            .isInstanceOfSatisfying(
                                    Opened.Ready.class,
                                    ready -> assertThat(ready.tailCutBytes()).isPositive());
                }
            }
        }
    }

    @Test
    void F006_aLostLastSegmentIsFound() {
        var trading = new Trading(4);
        var disk = SimStorage.plain();
        trading.live(disk, 60);
        disk = withoutMarks(disk.copy());
        disk.lose(DamageTest.segments(disk).getLast());

        assertThat(trading.open(disk)).isInstanceOf(Opened.Inspect.class);
    }

    private static SimStorage commits(Trading trading, int commits, int records) {
        var disk = SimStorage.plain();
        var journal = ((Opened.Ready) trading.open(disk)).journal();
        for (var commit = 0; commit < commits; commit++) {
            for (var i = 0; i < records; i++) {
                trading.append(journal, 8);
            }
            journal.writer().step();
        }
        return disk.afterProcessEnd(new SimFaults()).copy();
    }

    private static SimStorage withoutMarks(SimStorage disk) {
        disk.lose("marks");
        for (var name : DamageTest.segments(disk)) {
            var content = disk.content(name);
            java.util.Arrays.fill(content, SimStorage.PAGE, 3 * SimStorage.PAGE, (byte) 0);
            disk.plant(name, content);
        }
        return disk;
    }
}
