package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.prove.ProveRun;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Style;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks a strategy: what must not change what it decides is changed.
@Command(
        name = "prove",
        description = "Check a strategy: repeat, look-ahead, save and resume, reports.",
        sortOptions = false,
        customSynopsis = {
            "tandem prove TARGET --data PATH... [OPTIONS]",
            "tandem prove FILE.yaml [OPTIONS]"
        },
        footer = {
            "",
            "Examples:",
            "  tandem prove GoldenCross.java --data spy.csv --param fast=20",
            "  tandem prove backtest.yaml --out certificate.json"
        })
final class ProveCommand implements Callable<Integer> {
    @Mixin final RunOptions run = new RunOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the certificate there, as JSON.")
    @Nullable String out;

    @Option(names = "--overwrite", description = "Replace an older file of that name.")
    boolean overwrites;

    @Mixin final FormatOptions format = new FormatOptions();

    @Option(names = "--no-progress", description = "No line that shows how far it is.")
    boolean hidesProgress;

    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;

    ProveCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        return run.act(
                words,
                terminal,
                (_, problems) -> output(problems),
                (request, strategy) -> ProveRun.run(request, strategy, terminal, stop));
    }

    private BacktestRequest.Output output(OptionProblems problems) {
        var chosen = format.choose("prove", problems, Format.TEXT, Format.JSON);
        return new BacktestRequest.Output(
                out == null ? null : terminal.directory().resolve(Path.of(out)),
                out != null,
                overwrites,
                chosen == Format.JSON ? Style.JSON : Style.TEXT,
                !hidesProgress,
                "");
    }
}
