package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.store.FileTrees;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.ProgramTrial;
import dev.tandem.runtime.live.ProgramTrial.Refusal;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.live.SessionStorage;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.record.ProgramChange;
import java.io.IOException;
import java.nio.file.Files;

/// Shows what a changed strategy would have done in the last hours of a session, and takes the word
/// of the operator who has seen it.
public final class ChangeRun {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int NOT_GOOD = 9;

    private final PreparedRun prepared;
    private final SessionFolder session;
    private final SessionSettings settings;

    private ChangeRun(PreparedRun prepared, SessionFolder session, SessionSettings settings) {
        this.prepared = prepared;
        this.session = session;
        this.settings = settings;
    }

    /// Shows the difference.
    ///
    /// @param request what the session was begun with
    /// @param strategy the changed one
    /// @param hours how long before the end of the session it takes over
    /// @return the exit code: 0 if the changed strategy can go on, 9 if not
    /// @throws TandemException TDM-6018 if there is nothing to try, and for everything else that a
    ///   user can mend
    public static int run(
            BacktestRequest request,
            StrategyClass strategy,
            SessionFolder session,
            SessionSettings settings,
            int hours,
            boolean asJson,
            Terminal terminal) {
        var prepared = PreparedRun.of(request, strategy, terminal, false);
        var tried = new ChangeRun(prepared, session, settings).tried(hours);
        terminal.out().print(asJson ? tried.json(terminal) : tried.text(terminal));
        return tried.outcome().misfit().isEmpty() ? 0 : NOT_GOOD;
    }

    /// Takes the word of an operator: tries the changed strategy once more, and compares.
    ///
    /// @param mark what the operator typed
    /// @throws TandemException TDM-6017 if that was said of something else, TDM-6018 if the changed
    ///   strategy cannot go on
    static Accepted accept(
            PreparedRun prepared, SessionFolder session, SessionSettings settings, String mark) {
        var change = new ChangeRun(prepared, session, settings);
        var tried = change.tried(TriedChange.hours(mark));
        if (!tried.outcome().misfit().isEmpty()) {
            throw unfit(tried.outcome().misfit());
        }
        if (!tried.mark().equals(mark)) {
            throw stale(session);
        }
        var operator = System.getProperty("user.name", "somebody");
        return new Accepted(
                session,
                prepared,
                change.trial(),
                tried.outcome().seq(),
                new ProgramChange(session.program(), prepared.strategy().sha256(), mark, operator));
    }

    /// What an operator accepted.
    ///
    /// @param seq the last record of the session when it was tried
    record Accepted(
            SessionFolder session,
            PreparedRun prepared,
            ProgramTrial trial,
            long seq,
            ProgramChange change) {
        /// Notes it, when nobody else can play the session.
        ///
        /// @return what was noted of the session before
        /// @throws TandemException TDM-6017 if the session has gone on meanwhile
        String confirm() {
            if (trial.end().seq() != seq) {
                throw stale(session);
            }
            return session.bindChange(prepared, change);
        }
    }

    private TriedChange tried(int hours) {
        session.requireSameButChange(prepared);
        if (!session.isChanged(prepared)) {
            throw nothing("the strategy is the one that decides in the session");
        }
        var trial = trial();
        var end = trial.end();
        end.refusal()
                .ifPresent(refusal -> {
                    throw nothing(words(refusal));
                });
        try {
            var scratch = Files.createTempDirectory("tandem-change");
            try {
                var storage = SessionStorage.of(name -> new DiskStorage(scratch.resolve(name)));
                var outcome = trial.run(end, hours * HOUR_NANOS, storage, new SystemClock());
                return new TriedChange(
                        session,
                        session.program(),
                        prepared.strategy().sha256(),
                        prepared.bound().title(),
                        hours,
                        outcome);
            } finally {
                FileTrees.delete(scratch);
            }
        } catch (SessionDiffersException difference) {
            throw ReplayRun.differs(difference);
        } catch (IOException failure) {
            throw session.unwritable(failure);
        }
    }

    private ProgramTrial trial() {
        return new ProgramTrial(
                prepared.plan().withStopOnAbort(false),
                session.storage(),
                session.strategies(prepared),
                () ->
                        ParamsBinder.bind(
                                        prepared.strategy().reloaded(),
                                        prepared.request().parameters(),
                                        prepared.redaction())
                                .instance(),
                session.hashes().contains(prepared.strategy().sha256()),
                settings.late().arrivals());
    }

    private static String words(Refusal refusal) {
        return switch (refusal) {
            case IS_OVER -> "the session is over: nothing goes on";
            case HAS_NOT_BEGUN -> "the session has not played an instant to its end";
            case IS_PENDING -> "another change was accepted, and begins with the next start";
        };
    }

    private static TandemException nothing(String why) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6018",
                why,
                "change the strategy of a session that is stopped and not over");
    }

    static TandemException unfit(String why) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6018",
                "the changed strategy cannot go on from the old one\n" + why,
                "give it the fields that the old one changed while it worked, with their names and"
                        + " types, or begin a session of its own");
    }

    private static TandemException stale(SessionFolder session) {
        return new TandemException(
                Kind.REFUSED,
                "TDM-6017",
                "what was accepted is not this change: the session went on since, or the strategy"
                        + " was changed again",
                "look at it again: tandem replay " + session.path() + " --changed");
    }
}
