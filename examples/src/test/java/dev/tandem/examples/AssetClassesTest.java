package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Main;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// One series at least of each kind of market in the shared data, on the path of a user: what the
/// instruments are stands in an `instruments.yaml`, and the results are those of the day on which
/// they were looked at.
class AssetClassesTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @CsvFileSource(resources = "asset-classes.csv", numLinesToSkip = 1, delimiter = '|')
    void theResultIsWhatItWas(
            String asset,
            String strategy,
            String data,
            String terms,
            String options,
            String bars,
            String fills,
            String finalEquity,
            String ledger,
            String hash)
            throws IOException {
        var words = new ArrayList<>(List.of("backtest", strategy + ".java"));
        for (var file : data.split(" ")) {
            words.addAll(List.of("--data", SharedData.path(file).toString()));
        }
        if (terms != null) {
            var text = terms.replace("; ", "\n  ").replace("DATA", SharedData.path("").toString());
            var file = Files.writeString(folder.resolve("instruments.yaml"), text + "\n");
            words.addAll(List.of("--instruments", file.toString()));
        }
        if (options != null) {
            var replaced = options.replace("DATA", SharedData.path("").toString());
            Stream.of(replaced.split(" ")).map(word -> word.replace('~', ' ')).forEach(words::add);
        }

        var summary = run(words);

        assertThat(field(summary, "bars") + " bars, " + field(summary, "fills") + " fills")
                .isEqualTo(bars + " bars, " + fills + " fills");
        assertThat(field(summary, "final_equity")).isEqualTo(finalEquity);
        assertThat(field(summary, "decision_hash")).startsWith(hash);
        var written = Files.readString(folder.resolve("run/ledger.csv"));
        assertThat(accounts(written)).isEqualTo(ledger);
    }

    /// The accounts of the ledger that anything was booked on, in the order of their first line.
    private static String accounts(String ledger) {
        return String.join(
                " ", ledger.lines().skip(1).map(line -> line.split(",")[2]).distinct().toList());
    }

    private String run(List<String> given) {
        var words = new ArrayList<>(given);
        words.addAll(List.of("--out", folder.resolve("run").toString(), "--json", "--no-progress"));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        ExampleRun.folder(),
                        false);

        var code = Main.run(words, terminal, new StopSignal());

        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",\\s]+)").matcher(json);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
