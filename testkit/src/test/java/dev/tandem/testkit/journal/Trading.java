package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.journal.RecordTypes;
import dev.tandem.runtime.port.Storage;
import dev.tandem.testkit.sim.SimClock;
import dev.tandem.testkit.sim.SimRng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Somebody who uses a journal over several lives of the process, and remembers what was written
/// and what was promised.
final class Trading {
    static final JournalOptions OPTIONS = JournalOptions.SMALL;

    /// A record as it must be read again; own records of the journal have no payload here.
    record Written(int type, byte[] payload) {
        boolean isOwn() {
            return type > RecordTypes.LARGEST_OF_CALLERS;
        }
    }

    private final SimRng rng;
    private final SimClock clock = new SimClock(1_700_000_000_000_000_000L);
    final List<Written> written = new ArrayList<>();
    long promised;
    private boolean archives;

    Trading(long seed) {
        rng = new SimRng(seed);
    }

    /// From now on old segments are archived now and then.
    Trading archiving() {
        archives = true;
        return this;
    }

    Opened open(Storage disk) {
        return Journal.open(disk, clock, OPTIONS);
    }

    /// One life: open, start an epoch, write.
    ///
    /// @param commits how many steps
    void live(Storage disk, int commits) {
        live(disk, commits, true);
    }

    void live(Storage disk, int commits, boolean close) {
        var opened = open(disk);
        assertThat(opened).isInstanceOf(Opened.Ready.class);
        var ready = (Opened.Ready) opened;
        var journal = ready.journal();
        recovered(disk, ready);
        written.add(new Written(RecordTypes.EPOCH_STARTED, new byte[0]));
        journal.startEpoch();
        promised = Math.max(promised, journal.durableSeq());
        journal.keep();
        for (var commit = 0; commit < commits; commit++) {
            for (var count = rng.nextInt(8); count >= 0; count--) {
                append(journal, rng.nextInt(20) == 0 ? 2_000 : rng.nextInt(150));
            }
            journal.writer().step();
            promised = Math.max(promised, journal.durableSeq());
            if (rng.nextInt(10) == 0) {
                journal.keep();
            }
            if (archives && rng.nextInt(10) == 0) {
                journal.archiveThrough(promised * 3 / 4);
            }
            if (rng.nextInt(10) == 0) {
                journal.writer().settle();
            }
        }
        if (close) {
            journal.close();
        }
    }

    void append(Journal journal, int bytes) {
        var payload = new byte[bytes];
        for (var i = 0; i < bytes; i++) {
            payload[i] = (byte) rng.nextLong();
        }
        var type = 1 + rng.nextInt(100);
        written.add(new Written(type, payload));
        journal.append(type, 1, clock.wallNanos(), clock.wallNanos(), payload, 0, bytes);
    }

    /// What recovery found decides what happened: the rest of what was tried never did.
    void recovered(Storage disk, Opened.Ready ready) {
        assertThat(ready.lastSeq())
                .as("no durable record is lost")
                .isGreaterThanOrEqualTo(promised);
        tailsCutBefore(disk);
        assertThat(written.size())
                .as("nothing is invented")
                .isGreaterThanOrEqualTo((int) ready.lastSeq());
        while (written.size() > ready.lastSeq()) {
            written.removeLast();
        }
        check(disk);
        promised = ready.lastSeq();
    }

    /// Where a tail was cut, now or by a recovery that did not end, what had been tried there never
    /// happened.
    private void tailsCutBefore(Storage disk) {
        try (var reader = JournalReader.open(disk, promised + 1)) {
            while (reader.next()) {
                var record = reader.record();
                if (record.type() == RecordTypes.TAIL_CUT) {
                    while (written.size() >= record.seq()) {
                        written.removeLast();
                    }
                    written.add(new Written(RecordTypes.TAIL_CUT, new byte[0]));
                }
            }
        }
    }

    /// Every record is read as it was written.
    void check(Storage disk) {
        assertThat(difference(disk)).isEmpty();
    }

    /// @return the first difference to what was written, empty if there is none
    String difference(Storage disk) {
        var first = JournalReader.firstSeq(disk);
        try (var reader = JournalReader.open(disk, first)) {
            for (var i = (int) first - 1; i < written.size(); i++) {
                if (!reader.next()) {
                    return "record " + (i + 1) + " of " + written.size() + " is missing";
                }
                var record = reader.record();
                var expected = written.get(i);
                if (record.seq() != i + 1
                        || record.type() != expected.type()
                        || (!expected.isOwn()
                                && !Arrays.equals(record.payload(), expected.payload()))) {
                    return "record " + (i + 1) + " is another one";
                }
            }
            return reader.next() ? "one record more than was written" : "";
        }
    }

    Trading fork() {
        var fork = new Trading(rng.nextLong());
        fork.written.addAll(written);
        fork.promised = promised;
        return fork;
    }
}
