package dev.tandem.app.run;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.ProgressReport;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.engine.state.UnsavableFieldException;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.journal.JournalFailed;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.SnapshotStore;
import dev.tandem.runtime.journal.SpaceLevel;
import dev.tandem.runtime.live.FoundJournals;
import dev.tandem.runtime.live.HaltSwitch;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.PaperSession;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.live.SessionFork;
import dev.tandem.runtime.live.SessionJournals;
import dev.tandem.runtime.live.SessionReplay;
import dev.tandem.runtime.live.SnapshotFollower;
import dev.tandem.runtime.live.StateUnfitException;
import dev.tandem.runtime.live.VenueUnreachableException;
import dev.tandem.runtime.port.Clock;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemThreads;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One paper session from request to files: recorded data at the wall clock or faster, simulated
/// fills, journals. It begins, or goes on where the last process ended, however that ended.
public final class PaperRun {
    private final PreparedRun prepared;
    private final BacktestRequest request;
    private final SessionSettings settings;
    private final SessionFolder folder;
    private final Terminal terminal;
    private final StopSignal stop;
    private final boolean atOnce;
    private final @Nullable String acceptChange;
    private ChangeRun.@Nullable Accepted accepted;
    private final Clock clock = new SystemClock();
    private final HaltSwitch halt = new HaltSwitch();
    private final SessionNotices notices;

    private PaperRun(
            PreparedRun prepared,
            BacktestRequest request,
            SessionSettings settings,
            SessionFolder folder,
            Terminal terminal,
            StopSignal stop,
            boolean atOnce,
            @Nullable String acceptChange) {
        this.prepared = prepared;
        this.request = request;
        this.settings = settings;
        this.folder = folder;
        this.terminal = terminal;
        this.stop = stop;
        this.atOnce = atOnce;
        this.acceptChange = acceptChange;
        notices = new SessionNotices(terminal, folder, settings.late());
    }

    /// Plays it.
    ///
    /// @param atOnce whether it never waits, whatever became of the processes before
    /// @param acceptChange mark of the changed strategy that an operator accepts, null for none
    /// @return the exit code
    /// @throws TandemException for everything that a user can mend
    public static int run(
            BacktestRequest request,
            StrategyClass strategy,
            SessionSettings settings,
            Terminal terminal,
            StopSignal stop,
            boolean atOnce,
            @Nullable String acceptChange) {
        var prepared =
                PreparedRun.of(request, strategy, terminal, request.output().showsProgress());
        var chosen = settings.folder();
        var folder =
                new SessionFolder(
                        chosen == null
                                ? SessionFolder.usual(terminal.directory(), prepared.bound().name())
                                : terminal.directory().resolve(chosen));
        return new PaperRun(
                        prepared, request, settings, folder, terminal, stop, atOnce, acceptChange)
                .run();
    }

    private int run() {
        if (request.output().style() != BacktestRequest.Style.QUIET) {
            prepared.say(terminal);
        }
        if (prepared.data().history().instruments().stream()
                .anyMatch(one -> prepared.data().history().books(one).isPresent())) {
            throw new TandemException(
                    Kind.USAGE,
                    "TDM-6004",
                    "order books cannot be played in a session yet",
                    "leave the files of books out; bars, trades and quotes can be played");
        }
        if (acceptChange != null && folder.isUsed() && folder.isChanged(prepared)) {
            accepted = ChangeRun.accept(prepared, folder, settings, acceptChange);
        } else {
            folder.bind(prepared, request.command(), terminal.directory());
        }
        var options = JournalOptions.DEFAULT.withDurability(settings.durability());
        var began = System.nanoTime();
        var stopping = false;
        try {
            stopping = !goOn(options);
        } catch (SessionDiffersException difference) {
            throw differs(difference);
        } catch (UnsavableFieldException field) {
            throw new TandemException(
                    Kind.STRATEGY,
                    "TDM-5010",
                    String.valueOf(field.getMessage()),
                    "a session saves the fields of its strategy; mark what need not be kept as"
                            + " transient, and see docs/guide/strategies.md for what can be kept",
                    field);
        } catch (VenueUnreachableException lost) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6008",
                    lost.getMessage()
                            + "\nnothing leaves any more, and everything is in the journals",
                    "start the session again: it asks the venue what it has, and goes on; venue.log of "
                            + folder.path()
                            + " says what the venue said",
                    lost);
        } catch (JournalFailed failure) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6005",
                    "the journal took no more records, so nothing leaves any more: "
                            + failure.getMessage(),
                    "look at the disk of "
                            + folder.path()
                            + ", then start the session again: it goes on from what was written",
                    failure);
        }
        if (stopping) {
            stop.drained();
            notices.stopped();
            return 0;
        }
        return show((System.nanoTime() - began) / 1e9);
    }

    /// @return whether the feed is over
    private boolean goOn(JournalOptions options) {
        var began = System.nanoTime();
        RestartPause pause;
        try (var found = SessionVenue.journals(settings, folder, clock, options)) {
            pause = new RestartPause(found.restartLoop(), terminal, stop, clock);
            if (atOnce || !pause.isDue()) {
                return open(found, began);
            }
        }
        if (!pause.await()) { // nothing is locked meanwhile
            return false;
        }
        var again = System.nanoTime();
        try (var found = SessionVenue.journals(settings, folder, clock, options)) {
            return open(found, again);
        }
    }

    private boolean open(FoundJournals found, long began) {
        var halting = folder.halt().reason();
        if (!halting.isEmpty()) {
            halt.trip(halting);
        }
        try (var journals = found.open(new SystemThreads())) {
            return play(journals, began);
        }
    }

    /// @return whether the feed is over
    private boolean play(SessionJournals journals, long began) {
        try (var venue = SessionVenue.of(settings, folder, journals, plan(), clock, terminal)) {
            return play(journals, venue, began);
        }
    }

    private boolean play(SessionJournals journals, SessionVenue venue, long began) {
        var plan = plan();
        var before = accepted == null ? "" : accepted.confirm();
        var strategies = folder.strategies(prepared);
        var decided =
                SessionFork.keepSealed(plan, folder.storage(), journals.engineSurvey(), strategies);
        var session =
                new PaperSession(
                        plan,
                        strategies,
                        new RunListener() {},
                        journals.sides(venue.door()),
                        clock,
                        halt,
                        settings.late().arrivals());
        if (request.output().style() != BacktestRequest.Style.QUIET) {
            notices.begun(journals, session, halt, (System.nanoTime() - began) / 1e6);
        }
        if (decided < strategies.size()) {
            change(session, before);
        }
        var progress =
                new ProgressReport(
                        terminal,
                        request.output().showsProgress(),
                        prepared.universe().firstNanos(),
                        prepared.universe().lastNanos(),
                        System::nanoTime);
        var isOver = false;
        Supplier<SpaceLevel> space =
                () -> Collections.max(List.of(journals.space(), venue.space()));
        try (var _ = new HaltWatch(folder, halt, space, new SystemThreads(), clock);
                var engineDisk = new DiskWatch(journals::engineAtDisk, notices::disk, clock);
                var venueDisk = new DiskWatch(journals::venueAtDisk, notices::disk, clock);
                var snapshots =
                        new SnapshotThread(
                                () -> follower(plan, journals),
                                new SystemThreads(),
                                clock,
                                notices::noSnapshots)) {
            engineDisk.start(new SystemThreads(), "engine-disk-watch");
            venueDisk.start(new SystemThreads(), "venue-disk-watch");
            isOver = new Playback(session, settings.speed(), folder, clock, stop, progress).play();
            journals.force();
            if (isOver) {
                venue.end();
            } else {
                snapshots.saveLast(SnapshotThread.LAST).ifPresent(session::noteSnapshot);
            }
        } finally {
            notices.late(session);
            if (isOver) {
                progress.end(session.nowNanos(), session.bars(), true);
            } else {
                progress.abandon();
            }
        }
        session.stop();
        return isOver;
    }

    /// The changed program that was accepted takes over where the journals end.
    ///
    /// @param noted of the session before that, empty if a process ended between
    private void change(PaperSession session, String noted) {
        var change = folder.changes().getLast();
        var past = folder.hashes().subList(0, folder.hashes().size() - 1);
        try {
            if (session.catchUp()) {
                var store = new SnapshotStore(folder.storage().snapshots());
                session.change(change, past.contains(change.to())).forEach(store::seal);
                notices.changed(change);
            }
        } catch (StateUnfitException | IllegalArgumentException misfit) {
            if (!noted.isEmpty()) {
                folder.withdraw(noted);
            }
            throw ChangeRun.unfit(String.valueOf(misfit.getMessage()));
        }
    }

    /// A callback that throws is undone and counted; the session goes on.
    private BacktestPlan plan() {
        return prepared.plan().withStopOnAbort(false);
    }

    private SnapshotFollower follower(BacktestPlan plan, SessionJournals journals) {
        return new SnapshotFollower(
                plan,
                secondStrategy(),
                folder.storage(),
                journals::durableSeq,
                settings.snapshotEvery());
    }

    private Strategy secondStrategy() {
        return ParamsBinder.bind(
                        prepared.strategy().reloaded(), request.parameters(), terminal.redaction())
                .instance();
    }

    /// The files of the run, made of the journal.
    private int show(double seconds) {
        var recorder = new RunRecorder(prepared.cash());
        if (request.output().isWritten() && request.output().hasReport()) {
            recorder.keepOrigins();
        }
        SessionReplay.Result replayed;
        try {
            replayed =
                    SessionReplay.run(
                            new EnginePlan(plan()).config(),
                            folder.strategies(prepared),
                            recorder,
                            (from, taker) ->
                                    JournalSide.readAll(folder.storage().engine(), from, taker),
                            Long.MAX_VALUE);
        } catch (SessionDiffersException difference) {
            throw differs(difference);
        }
        var result =
                new BacktestResult(
                        replayed.decisionHash(),
                        replayed.bars(),
                        replayed.fromNanos(),
                        replayed.untilNanos(),
                        replayed.cash(),
                        replayed.equity(),
                        replayed.aborts(),
                        !replayed.isEnded());
        var ended = new EndedRun(prepared, recorder, result, "", seconds);
        ended.writeIfAsked();
        new RunPrinter(terminal, request)
                .print(
                        ended.id(),
                        ended.directory(),
                        ended.summary(),
                        ended.comparison(),
                        ended.result());
        return 0;
    }

    private TandemException differs(SessionDiffersException difference) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6006",
                "the session says something else than its journal\n" + difference.getMessage(),
                "nothing was sent; the same strategy, program and data are needed to go on with "
                        + terminal.shown(folder.path()),
                difference);
    }
}
