package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.testkit.sim.SimStorage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The last record was written up to some byte.
class TornTailTest {
    private static final String SEGMENT = "segment-0000000001.journal";
    private static final int HEAD = 48;

    @Test
    void F004_aTornRecordIsCutExactlyThereAndSaid() {
        var trading = new Trading(4);
        var disk = SimStorage.plain();
        var journal = ((Opened.Ready) trading.open(disk)).journal();
        var torn = 0;
        for (var record = 1; record <= Counts.torn(); record++) {
            journal.writer().settle();
            var before = disk.content(SEGMENT);
            var whole = disk.copy();
            trading.append(journal, record * 7 % 64);
            journal.writer().step();
            var after = disk.content(SEGMENT);
            if (disk.exists("segment-0000000002.journal")) {
                // The record went into the next segment: begin anew.
                trading = new Trading(record);
                disk = SimStorage.plain();
                journal = ((Opened.Ready) trading.open(disk)).journal();
                continue;
            }
            var start = firstDifference(before, after, 3 * SimStorage.PAGE);
            var end = start + HEAD + record * 7 % 64;
            while (after[end - 1] == 0) {
                end--; // the rest is zeros, written or not
            }
            for (var cut = start; cut < end; cut++) {
                tear(trading, whole.copy(), before, after, start, cut);
                torn++;
            }
        }
        assertThat(torn).isGreaterThan(Counts.torn() * HEAD / 2);
    }

    private static void tear(
            Trading trading, SimStorage disk, byte[] before, byte[] after, int start, int cut) {
        var content = before.clone();
        System.arraycopy(after, start, content, start, cut - start);
        disk.plant(SEGMENT, content);
        var trace = !Arrays.equals(content, before);

        var ready = (Opened.Ready) trading.open(disk);

        var records = trading.written.size() - 1;
        var as = "cut at byte " + (cut - start) + " of record " + (records + 1);
        assertThat(ready.tailCutBytes() > 0).as(as).isEqualTo(trace);
        assertThat(ready.tailCutBytes()).as(as).isBetween(0L, (long) cut - start);
        assertThat(ready.lastSeq()).as(as).isEqualTo(records + (trace ? 1 : 0));
        if (trace) {
            assertThat(lastCut(disk, ready.lastSeq())).isEqualTo(ready.tailCutBytes());
        }
    }

    /// Bytes that the last record says were cut.
    private static long lastCut(SimStorage disk, long seq) {
        try (var reader = JournalReader.open(disk, seq)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.record().type()).isEqualTo(RecordTypes.TAIL_CUT);
            return ByteBuffer.wrap(reader.record().payload())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
        }
    }

    private static int firstDifference(byte[] before, byte[] after, int from) {
        return from
                + Arrays.mismatch(
                        Arrays.copyOfRange(before, from, before.length),
                        Arrays.copyOfRange(after, from, after.length));
    }
}
