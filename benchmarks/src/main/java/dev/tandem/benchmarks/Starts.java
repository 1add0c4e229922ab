package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long `./tandem` takes from its start to its end, with the cache of loaded classes as any
/// start after the first (warm) and without it (cold); and how much longer a run of ten years of
/// daily bars takes that writes its report.
record Starts(Path root) {
    private static final String PRICES =
            "app/src/main/resources/dev/tandem/app/demo/sp500-2000.csv";
    private static final List<String> HELP = List.of("--help");
    private static final List<String> DEMO = List.of("demo", "--no-out", "--no-progress");

    /// One line of JSON with the median seconds of each.
    String measure(int samples) throws IOException, InterruptedException {
        run(HELP, true); // builds if it has to
        return String.format(
                Locale.ROOT,
                "{\"helpWarmSeconds\":%.3f,\"helpColdSeconds\":%.3f,"
                        + "\"demoWarmSeconds\":%.3f,\"demoColdSeconds\":%.3f,"
                        + "\"reportSeconds\":%.3f}",
                median(HELP, true, samples),
                median(HELP, false, samples),
                median(DEMO, true, samples),
                median(DEMO, false, samples),
                report(samples));
    }

    /// The difference of runs that follow each other.
    private double report(int samples) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("tandem-report");
        var seconds = new double[samples];
        for (var i = 0; i < samples; i++) {
            var with = run(kept(folder.resolve("with" + i)), true);
            var without = new ArrayList<>(kept(folder.resolve("without" + i)));
            without.add("--no-report");
            seconds[i] = with - run(without, true);
        }
        return Samples.median(seconds);
    }

    private List<String> kept(Path folder) {
        return List.of(
                "backtest",
                root.resolve("examples/GoldenCross.java").toString(),
                "--data",
                root.resolve(PRICES).toString(),
                "--class",
                "index",
                "--from",
                "2010-04-19",
                "--no-progress",
                "--out",
                folder.toString());
    }

    private double median(List<String> words, boolean isWarm, int samples)
            throws IOException, InterruptedException {
        var seconds = new double[samples];
        for (var i = 0; i < samples; i++) {
            seconds[i] = run(words, isWarm);
        }
        return Samples.median(seconds);
    }

    private double run(List<String> words, boolean isWarm)
            throws IOException, InterruptedException {
        var command = new ProcessBuilder(root.resolve("tandem").toString());
        command.command().addAll(words);
        if (!isWarm) {
            command.environment().put("TANDEM_JAVA_OPTS", "-XX:AOTMode=off");
        }
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        var start = System.nanoTime();
        var status = command.start().waitFor();
        var seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IllegalStateException("tandem " + words + " ended with " + status);
        }
        return seconds;
    }
}
