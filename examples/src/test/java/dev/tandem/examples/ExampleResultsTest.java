package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Main;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// What each example earns on real data, run as a user runs it: through the command line. A change
/// here changes results for users and belongs into the changelog.
class ExampleResultsTest {
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvFileSource(resources = "results.csv", numLinesToSkip = 1, delimiter = '|')
    void theResultIsWhatItWas(
            String strategy,
            String data,
            String options,
            String bars,
            String fills,
            String finalEquity,
            String decisionHash) {
        var run = new ExampleRun(strategy, data, options == null ? "" : options);

        var summary = summary(run);

        assertThat(field(summary, "bars")).isEqualTo(bars);
        assertThat(field(summary, "fills")).isEqualTo(fills);
        assertThat(field(summary, "final_equity")).isEqualTo(finalEquity);
        assertThat(field(summary, "decision_hash")).startsWith(decisionHash);
        assertThat(field(summary, "aborts")).isEqualTo("0");
    }

    private static String summary(ExampleRun run) {
        var words = new ArrayList<>(run.commandLine());
        words.addAll(List.of("--no-out", "--json", "--no-progress"));
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
