package dev.tandem.testkit.crash;

import dev.tandem.api.event.RunListener;
import dev.tandem.runtime.BacktestSession;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.testkit.crash.Tally.Count;
import dev.tandem.testkit.simulation.checker.JournalChecker;
import java.nio.file.Path;

/// What must be true of a session that was played to its end, whatever happened to its processes.
final class SessionEnd {
    private final Path folder;
    private final CrashPlan crash;
    private final Tally tally;
    private final DeadSession dead;

    SessionEnd(Path folder, CrashPlan crash, Tally tally, DeadSession dead) {
        this.folder = folder;
        this.crash = crash;
        this.tally = tally;
        this.dead = dead;
    }

    /// Checks a session in which nothing was halted: it decided what the backtest of it decides.
    void check() {
        books();
        verify("journal");
        verify("venue");
        replay(true);
        tally.add(Count.SESSIONS);
    }

    /// Checks one that was halted.
    void checkHalted() {
        books();
        verify("journal");
        verify("venue");
        replay(false);
        tally.add(Count.SESSIONS);
    }

    private void books() {
        var checker = new JournalChecker(dead.engine(), dead.venue(), crash.plan().cash().units());
        for (var finding : checker.check()) {
            var count =
                    switch (finding.invariant()) {
                        case "I-01" -> Count.UNSAFE;
                        case "I-02", "I-04" -> Count.DOUBLED;
                        case "I-38", "I-11" -> Count.UNRESOLVED;
                        case "I-37" -> Count.LOST;
                        default -> Count.OTHER;
                    };
            dead.violated(count, finding.invariant() + " " + finding.message());
        }
        tally.add(
                Count.REQUESTS,
                dead.venue().stream().filter(one -> one.type() >= 30 && one.type() <= 32).count());
    }

    private void verify(String name) {
        var found = JournalVerifier.verify(new DiskStorage(folder.resolve(name)));
        if (found instanceof JournalVerifier.Verification.Damaged damaged) {
            dead.violated(Count.OTHER, name + " is damaged: " + damaged);
        }
    }

    private void replay(boolean isAsBacktest) {
        try {
            var replayed =
                    SessionReplay.run(
                            crash.plan(),
                            crash.trader(),
                            new RunListener() {},
                            (from, taker) ->
                                    JournalSide.readAll(
                                            new DiskStorage(folder.resolve("journal")),
                                            from,
                                            taker),
                            Long.MAX_VALUE);
            if (!replayed.isEnded()) {
                dead.violated(Count.OTHER, "the session has no end: " + replayed);
            } else if (isAsBacktest) {
                compare(replayed);
            }
        } catch (SessionDiffersException differs) {
            dead.violated(Count.OTHER, "the replay differs: " + differs.getMessage());
        }
    }

    private void compare(SessionReplay.Result replayed) {
        var backtest = new BacktestSession(crash.plan(), crash.trader(), new RunListener() {});
        backtest.start();
        while (backtest.step()) {}
        var expected = backtest.finish(false);
        if (!expected.decisionHash().equals(replayed.decisionHash())
                || !expected.cash().equals(replayed.cash())
                || !expected.equity().equals(replayed.equity())) {
            dead.violated(
                    Count.OTHER,
                    "the session decided otherwise than the backtest: "
                            + replayed
                            + ", not "
                            + expected);
        }
    }
}
