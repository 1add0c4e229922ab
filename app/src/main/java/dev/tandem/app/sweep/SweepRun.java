package dev.tandem.app.sweep;

import dev.tandem.api.problem.TandemException;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.PreparedRun;
import dev.tandem.app.run.RunStatistics;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.CountReport;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.research.BacktestTrial;
import dev.tandem.research.Outcome;
import dev.tandem.research.PartialFile;
import dev.tandem.research.SharedIndicators;
import dev.tandem.research.Sweep;
import dev.tandem.research.SweepFacts;
import dev.tandem.research.SweepRow;
import dev.tandem.research.SweepTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A sweep from request to file and table.
public final class SweepRun {
    private static final int INTERRUPTED = 130;
    private static final String FOLDER = "sweeps";

    private final SweepRequest request;
    private final StrategyClass strategy;
    private final Terminal terminal;
    private final StopSignal stop;

    private SweepRun(
            SweepRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        this.request = request;
        this.strategy = strategy;
        this.terminal = terminal;
        this.stop = stop;
    }

    /// Runs what is not done yet, writes the file and prints the best.
    ///
    /// @return the exit code
    /// @throws TandemException for everything that a user can mend
    public static int run(
            SweepRequest request, StrategyClass strategy, Terminal terminal, StopSignal stop) {
        return new SweepRun(request, strategy, terminal, stop).run();
    }

    private int run() {
        var sets = new UsableSets(strategy, request.plan(), terminal.redaction());
        var usable = request.run().withParameters(sets.check());
        var prepared = PreparedRun.of(usable, strategy, terminal, isWatched());
        var facts = SweepIdentity.of(request, prepared);
        var file = file(facts);
        prepared.say(title(), terminal);
        var old = old(file, facts);
        var table = old.isPresent() ? old : fresh(prepared, facts, file);
        if (table.isEmpty()) {
            return INTERRUPTED;
        }
        var output = new SweepOutput(terminal, table.get(), request.ranking(), request.top());
        if (request.run().output().style() == Style.JSON) {
            output.json(file, prepared.warnings());
        } else {
            output.text(file, prepared.warnings());
        }
        return 0;
    }

    private String title() {
        return request.plan().axes().stream()
                .map(axis -> axis.name() + "=" + axis.text())
                .collect(Collectors.joining(", ", strategy.name() + "(", ")"));
    }

    private @Nullable Path file(SweepFacts facts) {
        var output = request.run().output();
        if (!output.isWritten()) {
            return null;
        }
        var name = SweepIdentity.fileName(facts);
        var directory = output.directory();
        return directory == null ? terminal.directory().resolve(FOLDER).resolve(name) : directory;
    }

    /// A sweep that is over already; nothing of it is run again.
    private Optional<SweepTable> old(@Nullable Path file, SweepFacts facts) {
        if (file == null || request.run().output().overwrites() || !Files.exists(file)) {
            return Optional.empty();
        }
        var table = SweepTable.read(file);
        if (!table.facts().equals(facts)) {
            throw PartialFile.otherSweep(file, table.facts(), facts);
        }
        say("all " + sets(table.rows().size()) + " are in " + terminal.shown(file) + " already");
        return Optional.of(table);
    }

    private Optional<SweepTable> fresh(
            PreparedRun prepared, SweepFacts facts, @Nullable Path file) {
        if (file == null) {
            say(sets(numbers().length));
            var rows = new ArrayList<SweepRow>();
            play(prepared, numbers(), 0, rows::add);
            return finished(facts, rows, null);
        }
        var partial = file.resolveSibling(file.getFileName() + ".partial");
        if (request.run().output().overwrites()) {
            delete(partial);
        }
        try (var kept = PartialFile.open(partial, facts, request.plan())) {
            var done = kept.rows().size();
            var before = done == 0 ? "" : ", " + done + " of them done before";
            say(sets(numbers().length) + before);
            var pending = Arrays.stream(numbers()).filter(number -> !kept.has(number)).toArray();
            play(prepared, pending, done, kept::append);
            var table = finished(facts, kept.rows(), partial);
            table.ifPresent(whole -> whole.write(file));
            table.ifPresent(_ -> delete(partial));
            return table;
        }
    }

    /// @return empty if it was stopped before its end
    private Optional<SweepTable> finished(
            SweepFacts facts, List<SweepRow> rows, @Nullable Path partial) {
        if (rows.size() == numbers().length) {
            return Optional.of(new SweepTable(facts, rows));
        }
        var kept =
                partial == null
                        ? ", nothing is kept"
                        : " and kept in "
                                + terminal.shown(partial)
                                + "; the same command goes on from there";
        terminal.wrapped(
                        "interrupted: "
                                + rows.size()
                                + " of "
                                + sets(numbers().length)
                                + " are done"
                                + kept,
                        4)
                .forEach(terminal.err()::println);
        return Optional.empty();
    }

    private interface Keeper {
        void keep(SweepRow row);
    }

    private void play(PreparedRun prepared, int[] numbers, int before, Keeper keeper) {
        var subject =
                new LoadedSubject(
                        strategy,
                        request.plan(),
                        new RunStatistics(prepared),
                        terminal.redaction());
        var report =
                new CountReport(
                        terminal, isWatched(), before, before + numbers.length, System::nanoTime);
        var shared = SharedIndicators.ofUsualSize();
        var trial = new BacktestTrial(prepared.plan(), subject, shared, stop::isRequested);
        var sink =
                new Sweep.Sink<Outcome>() {
                    private int done = before;

                    @Override
                    public void take(int number, Outcome outcome) {
                        keeper.keep(new SweepRow(number, request.plan().values(number), outcome));
                        report.at(++done);
                    }
                };
        try {
            Sweep.run(numbers, request.threads(), trial, stop::isRequested, sink);
        } finally {
            report.end();
        }
        tell(shared);
    }

    private void tell(SharedIndicators shared) {
        if (shared.uses() + shared.misses() == 0) {
            return;
        }
        var text =
                String.format(
                        Locale.ROOT,
                        "%,d indicator series computed once and used %,d times, %,d MB",
                        shared.computed(),
                        shared.uses(),
                        megabytes(shared.bytes()));
        var rest =
                shared.misses() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d times a run computed its own, as no more than %,d MB are"
                                        + " for series, a quarter of the memory (-Xmx)",
                                shared.misses(),
                                megabytes(shared.mostBytes()));
        say(text + rest);
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }

    private int[] numbers() {
        return request.plan().numbers(request.shard());
    }

    private static String sets(int count) {
        return count == 1
                ? "1 parameter set"
                : String.format(Locale.ROOT, "%,d parameter sets", count);
    }

    private void say(String text) {
        terminal.wrapped("sweep    " + text, 9).forEach(terminal.err()::println);
    }

    private boolean isWatched() {
        return request.run().output().showsProgress();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
