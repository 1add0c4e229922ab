package dev.tandem.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.runtime.journal.JournalFailed;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.testkit.sim.PowerLoss;
import dev.tandem.testkit.sim.PowerLost;
import dev.tandem.testkit.sim.SimFaults;
import dev.tandem.testkit.sim.SimRng;
import dev.tandem.testkit.sim.SimStorage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The power fails at any call, and any part of what was not forced is on the disk.
class PowerLossTest {
    private static final int COMMITS = 20;

    @Test
    void F003_noDurableRecordIsLostWhereverThePowerFails() {
        var calls = callsOfOneLife();
        for (var seed = 0; seed < Counts.crashes(); seed++) {
            var rng = new SimRng(seed);
            var trading = seed % 2 == 0 ? new Trading(seed) : new Trading(seed).archiving();
            var disk = SimStorage.plain();
            // Several lives on one disk, each cut short, also while it recovers from the last.
            for (var life = 0; life < 3; life++) {
                disk = liveUntilPowerFails(trading, disk, 1 + rng.nextInt(calls), rng);
            }
            reopen(trading, disk, "seed " + seed);
        }
    }

    @Test
    void F003_everySubsetOfThePagesOfOneCommit() {
        var pages = new ArrayList<Long>();
        var states = 0;
        for (var tear : new int[] {SimStorage.PAGE, 0, 1, 47, 48, 100, 4095}) {
            for (var subset = 0; subset < 1 << 6; subset++) {
                var trading = new Trading(7);
                var disk = SimStorage.plain();
                trading.live(disk, 2, false);
                disk = disk.afterProcessEnd(new SimFaults());
                var journal = ((Opened.Ready) trading.open(disk)).journal();
                for (var i = 0; i < 8; i++) {
                    trading.append(journal, 2_000);
                }
                disk.faults().powerLossAtCall(disk.faults().calls() + 2); // the force of the commit
                try {
                    journal.writer().step();
                } catch (JournalFailed lost) {
                    // The commit was written and not forced.
                }
                var kept = new Subset(subset, tear, pages);
                var after = disk.afterPowerLoss(kept);
                reopen(trading, after, "subset " + subset + " torn at " + tear);
                states++;
            }
        }
        assertThat(pages).as("pages of the commit").hasSizeGreaterThanOrEqualTo(4);
        assertThat(states).isEqualTo(7 * 64);
    }

    @Test
    void F003_theEndOfTheProcessLosesNothingThatWasWritten() {
        for (var seed = 0; seed < 200; seed++) {
            var trading = new Trading(seed);
            var disk = SimStorage.plain();
            trading.live(disk, 1 + seed % 30, false);
            reopen(trading, disk.afterProcessEnd(new SimFaults()), "seed " + seed);
        }
    }

    @Test
    void F008_aForceThatFailsOnceEndsTheJournalAndLosesNothingPromised() {
        for (var n = 1; n <= 200; n++) {
            var rng = new SimRng(n);
            var trading = new Trading(n);
            var disk = SimStorage.plain().copy(new SimFaults().failForceAt(n));
            try {
                trading.live(disk, 100, false);
            } catch (JournalFailed | dev.tandem.runtime.port.StorageException failure) {
                assertThat(failure).hasStackTraceContaining("Input/output error");
            }
            // The next process sees pages that the disk does not have, accepts them, and then the
            // power fails: what was accepted is promised.
            var next = disk.afterProcessEnd(new SimFaults());
            reopen(trading, next, "force " + n);
            reopen(trading, next.afterPowerLoss(PowerLoss.random(rng)), "force " + n);
        }
    }

    private static SimStorage liveUntilPowerFails(
            Trading trading, SimStorage disk, int call, SimRng rng) {
        var faulty = disk.copy(new SimFaults().powerLossAtCall(call));
        try {
            trading.live(faulty, COMMITS);
        } catch (PowerLost | JournalFailed lost) {
            // That is the point.
        }
        return faulty.afterPowerLoss(PowerLoss.random(rng));
    }

    private static void reopen(Trading trading, SimStorage disk, String what) {
        assertThat(trading.open(disk))
                .as(what)
                .isInstanceOfSatisfying(
                        Opened.Ready.class, ready -> trading.recovered(disk, ready));
    }

    private static int callsOfOneLife() {
        var disk = SimStorage.plain();
        new Trading(1).archiving().live(disk, COMMITS);
        return (int) disk.faults().calls();
    }

    /// Pages of segments survive by the bits of a number, in the order in which they are asked
    /// about.
    private static final class Subset implements PowerLoss {
        private final int bits;
        private final int tear;
        private final List<Long> pages;
        private int asked;

        Subset(int bits, int tear, List<Long> pages) {
            this.bits = bits;
            this.tear = tear;
            this.pages = pages;
            pages.clear();
        }

        @Override
        public int namesKept(String folder, int pending) {
            return pending;
        }

        @Override
        public int pageState(String file, long page, int states) {
            if (!file.startsWith("segment")) {
                return states;
            }
            pages.add(page);
            return (bits >> asked++ & 1) == 1 ? states : 0;
        }

        @Override
        public int tornAt(String file, long page) {
            return pages.getLast() == page && asked == pages.size() ? tear : SimStorage.PAGE;
        }

        @Override
        public boolean growthKept(String file) {
            return true;
        }
    }
}
