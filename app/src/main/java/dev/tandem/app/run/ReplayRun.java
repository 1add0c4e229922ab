package dev.tandem.app.run;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.app.format.JsonText;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.EnginePlan;
import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.live.SessionReplay;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One replay of a session from request to what it prints.
public final class ReplayRun {
    private ReplayRun() {}

    /// What to show.
    ///
    /// @param fromNanos first instant that is shown, `Long.MAX_VALUE` for none
    /// @param untilNanos last instant that is replayed, `Long.MAX_VALUE` for all
    /// @param order number of the order to explain, 0 for none
    /// @param saved file to write the session to for tests, null for none
    public record Wanted(
            long fromNanos, long untilNanos, long order, boolean asJson, @Nullable Path saved) {}

    /// Replays a session.
    ///
    /// @param request what the session was begun with
    /// @return the exit code
    /// @throws TandemException TDM-7012 or TDM-7013 if the session cannot be saved, TDM-9011 if
    ///   something was decided otherwise, TDM-7001 and others if strategy or data are not there any
    ///   more
    public static int run(
            BacktestRequest request,
            StrategyClass strategy,
            SessionFolder session,
            Wanted wanted,
            Terminal terminal) {
        var prepared = PreparedRun.of(request, strategy, terminal, false);
        session.requireSame(prepared);
        var recorder = new RunRecorder(prepared.cash());
        recorder.keepOrigins();
        var config = new EnginePlan(prepared.plan().withStopOnAbort(false)).config();
        var story = new ReplayStory(wanted.fromNanos(), wanted.order(), recorder);
        try {
            var result =
                    SessionReplay.run(
                            config,
                            session.strategies(prepared),
                            story,
                            (from, taker) ->
                                    JournalSide.readAll(session.storage().engine(), from, taker),
                            wanted.untilNanos());
            if (wanted.saved() != null) {
                SavedRecording.write(config, session, prepared, wanted.saved());
            }
            show(result, story, session, wanted, terminal);
            return 0;
        } catch (SessionDiffersException difference) {
            throw differs(difference);
        }
    }

    static TandemException differs(SessionDiffersException difference) {
        return new TandemException(
                Kind.CHECK_FAILED,
                "TDM-9011",
                "the replay decides otherwise\n" + difference.getMessage(),
                "strategies that use clocks, unseeded random numbers or files do; tandem prove"
                        + " finds them",
                difference);
    }

    private static void show(
            SessionReplay.Result result,
            ReplayStory story,
            SessionFolder session,
            Wanted wanted,
            Terminal terminal) {
        if (wanted.order() != 0 && story.lines().isEmpty()) {
            throw new TandemException(
                    Kind.NOT_FOUND,
                    "TDM-7020",
                    "no order " + wanted.order() + " was asked for in " + session.path(),
                    "orders are numbered from 1; orders.csv of the run lists them");
        }
        if (wanted.asJson()) {
            terminal.out().print(json(result, story, session, terminal));
            return;
        }
        terminal.out()
                .println(
                        "replay   "
                                + terminal.shown(session.path())
                                + String.format(
                                        Locale.ROOT,
                                        "   %,d records of %,d starts, %,d bars",
                                        result.records(),
                                        result.starts(),
                                        result.bars()));
        story.lines().forEach(line -> terminal.out().println("         " + line));
        terminal.out()
                .println(
                        String.format(
                                Locale.ROOT,
                                "equal    %,d intents, %,d decision hashes; %s",
                                result.intents(),
                                result.hashes(),
                                result.decisionHash()));
        if (wanted.saved() != null) {
            terminal.out().println("saved    " + terminal.shown(wanted.saved()));
        }
    }

    private static String json(
            SessionReplay.Result result,
            ReplayStory story,
            SessionFolder session,
            Terminal terminal) {
        return JsonText.of(out -> {
            out.writeStringProperty("schema", "tandem.replay/1");
            out.writeStringProperty("session", terminal.shown(session.path()));
            out.writeNumberProperty("records", result.records());
            out.writeNumberProperty("starts", result.starts());
            out.writeNumberProperty("bars", result.bars());
            out.writeNumberProperty("intents", result.intents());
            out.writeNumberProperty("hashes", result.hashes());
            out.writeBooleanProperty("ended", result.isEnded());
            out.writeStringProperty("decision_hash", result.decisionHash());
            JsonText.strings(out, "story", story.lines());
        });
    }
}
