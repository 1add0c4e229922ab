package dev.tandem.app.command;

import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRun;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs a strategy over historical bars.
@Command(
        name = "backtest",
        description = "Run a strategy over historical bars.",
        sortOptions = false,
        customSynopsis = {
            "tandem backtest TARGET --data PATH... [OPTIONS]",
            "tandem backtest FILE.yaml [OPTIONS]"
        },
        footer = {
            "",
            "Examples:",
            "  tandem backtest GoldenCross.java --data spy.csv --param fast=20",
            "  tandem backtest GoldenCross.java --data prices/ --symbols SPY,TLT",
            "  tandem backtest backtest.yaml --set strategy.params.fast=20"
        })
final class BacktestCommand implements Callable<Integer> {
    @Mixin final RunOptions run = new RunOptions();

    @Option(
            names = "--bands",
            description = "Run again with every doubt against and for it, and compare.")
    boolean bands;

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;

    BacktestCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        return run.act(
                words,
                terminal,
                (settings, problems) ->
                        output.output(
                                "backtest", terminal, settings.out(), settings.report(), problems),
                (request, strategy) -> run(request, strategy));
    }

    private int run(BacktestRequest request, StrategyClass strategy) {
        var wanted = bands ? request.withBands() : request;
        return BacktestRun.run(wanted, strategy, terminal, stop);
    }
}
