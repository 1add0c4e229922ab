package dev.tandem.app.run;

import dev.tandem.analytics.Warning;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.ColumnStore;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.events.RunData;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.simulator.VenueModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A run that has all it needs and has not begun.
///
/// @param folder where it goes if no directory was asked for
/// @param redaction what none of its files may show
/// @param seconds that reading the data took
public record PreparedRun(
        BacktestRequest request,
        StrategyClass strategy,
        BoundStrategy bound,
        LoadedHistory data,
        Universe universe,
        Money cash,
        Instant started,
        Path folder,
        Redaction redaction,
        double seconds) {
    /// Binds the parameters and reads the data.
    ///
    /// @param showsProgress whether a terminal says that data are being read
    /// @throws dev.tandem.api.problem.TandemException for everything that a user can mend
    public static PreparedRun of(
            BacktestRequest request,
            StrategyClass strategy,
            Terminal terminal,
            boolean showsProgress) {
        var started = Instant.now();
        var bound = ParamsBinder.bind(strategy, request.parameters(), terminal.redaction());
        var clock = System.nanoTime();
        var data = load(request, terminal, showsProgress);
        var universe =
                Universe.of(data.history(), request.sizes(), request.from(), request.until());
        var cash = cash(request, universe);
        RunLimits.of(request, cash);
        RunLimits.checkBenchmark(request, universe);
        return new PreparedRun(
                request,
                strategy,
                bound,
                data,
                universe,
                cash,
                started,
                terminal.directory().resolve(RunName.FOLDER),
                terminal.redaction(),
                (System.nanoTime() - clock) / 1e9);
    }

    /// The same run with other parameters of the strategy.
    PreparedRun with(BacktestRequest changed, BoundStrategy other) {
        return new PreparedRun(
                changed, strategy, other, data, universe, cash, started, folder, redaction,
                seconds);
    }

    /// What runs on what, above its result.
    public void say(Terminal terminal) {
        say(bound.title(), terminal);
    }

    /// The same for several runs.
    ///
    /// @param title the strategy with all parameters they have
    public void say(String title, Terminal terminal) {
        terminal.beside(9, HeadLines.title(title, universe, cash)).forEach(terminal.err()::println);
        terminal.err()
                .println(HeadLines.data(universe, data.files(), request.data().shownAs(), seconds));
    }

    /// What the engine is given, with the venue of the request.
    public BacktestPlan plan() {
        return plan(venue());
    }

    /// What is to be known about strategy and data before anything runs.
    public List<Warning> warnings() {
        return Stream.concat(
                        RunWarnings.unrepeatable(this).stream(), RunWarnings.ofData(this).stream())
                .toList();
    }

    private static LoadedHistory load(
            BacktestRequest request, Terminal terminal, boolean showsProgress) {
        var data = request.data();
        var store =
                data.cache() == null ? null : ColumnStore.in(data.cache(), ColumnStore.USUAL_LIMIT);
        if (showsProgress) {
            terminal.showForNow("reading the data");
        }
        try {
            return RunData.load(
                    new RunData.Request(
                            data.paths(),
                            data.symbols(),
                            data.mapping(),
                            data.kind(),
                            data.instruments(),
                            request.sizes(),
                            request.from(),
                            request.until(),
                            new ReadOptions(data.badRows(), null, store),
                            data.actions(),
                            data.rates()));
        } finally {
            if (showsProgress) {
                terminal.showForNow("");
            }
            if (store != null) {
                store.notes().stream()
                        .flatMap(note -> terminal.wrapped("warning: cache: " + note, 4).stream())
                        .forEach(line -> terminal.err().println(terminal.yellow(line)));
            }
        }
    }

    /// Without a currency of its own the deposit is in that of the instruments.
    private static Money cash(BacktestRequest request, Universe universe) {
        var code = request.cash().currency();
        var currency =
                code == null ? universe.instruments().getFirst().currency() : Currency.of(code);
        return Money.of(request.cash().amount(), currency);
    }

    /// The assumptions of the request, for the account and the instruments of the run.
    VenueModel venue() {
        return request.venue().apply(cash.currency(), data.history().instruments());
    }

    /// What the engine is given.
    ///
    /// @param venue the assumptions, those of the request or others
    BacktestPlan plan(VenueModel venue) {
        return new BacktestPlan(
                bound.name(),
                cash,
                data.history(),
                request.sizes(),
                request.from(),
                request.until(),
                venue,
                RunLimits.of(request, cash),
                request.seed(),
                BacktestPlan.USUAL_TOLERANCE,
                request.stopOnError());
    }
}
