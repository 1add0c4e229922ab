package dev.tandem.app.run;

import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.config.SessionSettings;
import dev.tandem.app.store.FileTrees;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.live.SessionDiffersException;
import dev.tandem.runtime.live.SessionFork;
import dev.tandem.runtime.port.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Makes a session of what another one recorded up to an instant; it goes on with other parameters.
public final class ForkRun {
    private static final int NANOS = 1_000_000_000;

    private final PreparedRun prepared;
    private final SessionFolder from;
    private final SessionFolder to;
    private final Wanted wanted;
    private final Terminal terminal;

    /// What is asked for.
    ///
    /// @param at last instant that is taken over
    /// @param changed parameters with their new values
    /// @param words of a paper command that goes on with the new session
    public record Wanted(
            Instant at,
            SequencedMap<String, String> changed,
            List<String> words,
            SessionSettings settings) {}

    private ForkRun(
            PreparedRun prepared,
            SessionFolder from,
            SessionFolder to,
            Wanted wanted,
            Terminal terminal) {
        this.prepared = prepared;
        this.from = from;
        this.to = to;
        this.wanted = wanted;
        this.terminal = terminal;
    }

    /// Forks a session, unless that was done before, and plays it.
    ///
    /// @param request what the recorded session was begun with
    /// @return the exit code
    /// @throws TandemException for everything that a user can mend
    public static int run(
            BacktestRequest request,
            StrategyClass strategy,
            SessionFolder from,
            SessionFolder to,
            Wanted wanted,
            Terminal terminal,
            StopSignal stop) {
        var forked = request.withCommand(wanted.words()).withParameters(merged(request, wanted));
        if (!to.isUsed()) {
            var prepared = PreparedRun.of(request, strategy, terminal, false);
            new ForkRun(prepared, from, to, wanted, terminal).make(forked);
        } else if (!to.origin().isFrom(from.path().toString(), wanted.at())) {
            throw new TandemException(
                    Kind.REFUSED,
                    "TDM-6012",
                    "there is another session in " + terminal.shown(to.path()),
                    "name a folder of its own with --session DIR");
        }
        return PaperRun.run(forked, strategy, wanted.settings(), terminal, stop, false, null);
    }

    private static SequencedMap<String, String> merged(BacktestRequest request, Wanted wanted) {
        var merged = new LinkedHashMap<>(request.parameters());
        merged.putAll(wanted.changed());
        return merged;
    }

    private void make(BacktestRequest forked) {
        from.requireSameButProgram(prepared);
        var isOtherProgram = !from.program().equals(prepared.strategy().sha256());
        var bound =
                ParamsBinder.bind(prepared.strategy(), forked.parameters(), terminal.redaction());
        var partial =
                new SessionFolder(to.path().resolveSibling(to.path().getFileName() + ".partial"));
        try {
            FileTrees.delete(partial.path());
            var strategies = from.strategies(prepared);
            Supplier<Strategy> next =
                    () ->
                            ParamsBinder.bind(
                                            prepared.strategy().reloaded(),
                                            forked.parameters(),
                                            terminal.redaction())
                                    .instance();
            var made =
                    new SessionFork(prepared.plan().withStopOnAbort(false), from.storage())
                            .make(
                                    partial.storage(),
                                    strategies,
                                    next,
                                    nanos(wanted.at()),
                                    note(),
                                    isOtherProgram,
                                    new SystemClock());
            partial.programs().keepAll(from.programs());
            partial.bindFork(
                    prepared.with(forked, bound),
                    wanted.words(),
                    terminal.directory(),
                    new ForkOrigin(
                            from.path().toString(),
                            wanted.at(),
                            made.at(),
                            past().subList(0, made.strategies()),
                            from.hashes().subList(0, made.strategies())));
            move(partial.path(), to.path());
            terminal.err()
                    .println(
                            "forked   "
                                    + terminal.shown(from.path())
                                    + " after "
                                    + made.at()
                                    + (wanted.changed().isEmpty()
                                            ? ", parameters unchanged"
                                            : ", " + changes())
                                    + (isOtherProgram ? ", with the changed strategy" : ""));
        } catch (SessionDiffersException difference) {
            throw ReplayRun.differs(difference);
        } catch (IOException failure) {
            throw to.unwritable(failure);
        }
    }

    /// What the changed parameters were in each strategy so far.
    private List<SequencedMap<String, String>> past() {
        var before = new LinkedHashMap<String, String>();
        for (var name : wanted.changed().keySet()) {
            before.put(name, String.valueOf(prepared.bound().parameters().get(name)));
        }
        var all = new ArrayList<SequencedMap<String, String>>();
        for (var earlier : from.past()) {
            var parameters = new LinkedHashMap<>(before);
            parameters.putAll(earlier);
            all.add(parameters);
        }
        all.add(before);
        return all;
    }

    private static void move(Path partial, Path folder) throws IOException {
        var parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private String note() {
        return "of " + from.path().getFileName() + " after " + wanted.at() + ", " + changes();
    }

    private String changes() {
        var all = new ArrayList<String>();
        wanted.changed()
                .forEach((name, value) -> all.add(name + "=" + terminal.redaction().clean(value)));
        return String.join(", ", all);
    }

    private static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
    }
}
