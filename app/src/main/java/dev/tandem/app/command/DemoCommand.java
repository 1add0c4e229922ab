package dev.tandem.app.command;

import dev.tandem.app.config.ReportSettings;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.BacktestRequest.Cash;
import dev.tandem.app.run.BacktestRun;
import dev.tandem.app.run.BundledData;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.strategy.SourceText;
import dev.tandem.app.strategy.StrategyLoader;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.simulator.VenueModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Runs the strategy and the data that come with the program, as if they were a user's.
@Command(
        name = "demo",
        description = "Run a bundled strategy on bundled data: no files, no network needed.",
        sortOptions = false,
        customSynopsis = "tandem demo [OPTIONS]")
final class DemoCommand implements Callable<Integer> {
    private static final String STRATEGY = "GoldenCross.java";

    @Mixin final OutputOptions output = new OutputOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final List<String> words;
    private final Terminal terminal;
    private final StopSignal stop;

    DemoCommand(List<String> words, Terminal terminal, StopSignal stop) {
        this.words = words;
        this.terminal = terminal;
        this.stop = stop;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("demo");
        var outputs = output.output("demo", terminal, null, ReportSettings.USUAL, problems);
        problems.throwIfAny();
        var text = new String(resource(STRATEGY), StandardCharsets.UTF_8);
        var strategy = StrategyLoader.ofSource(new SourceText(STRATEGY, STRATEGY, text));
        try (var data = BundledData.unpack()) {
            return BacktestRun.run(request(data, outputs), strategy, terminal, stop);
        }
    }

    private BacktestRequest request(BundledData data, BacktestRequest.Output outputs) {
        return new BacktestRequest(
                words,
                new LinkedHashMap<>(),
                data.choice(List.of()),
                null,
                null,
                new Cash("100000", null),
                List.of(),
                null,
                (_, _) -> VenueModel.STANDARD,
                null,
                1,
                true,
                false,
                outputs);
    }

    private static byte[] resource(String name) {
        try (var in = DemoCommand.class.getResourceAsStream("/dev/tandem/app/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: demo/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
