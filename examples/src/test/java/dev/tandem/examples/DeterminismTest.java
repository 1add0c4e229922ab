package dev.tandem.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
    static List<ExampleRun> whole() {
        return ExampleRuns.whole();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void theSameRunTwiceTellsTheSameStory(ExampleRun run) {
        var first = new RunLog();
        var second = new RunLog();

        var hash = decisionHash(run, first);
        var again = decisionHash(run, second);

        assertThat(again).isEqualTo(hash);
        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.marks()).isEqualTo(first.marks());
        assertThat(first.fills()).isPositive();
    }

    @Test
    void anotherTimeZoneLanguageAndCharsetDecideTheSame() throws Exception {
        var here = hashes();

        var there =
                inOtherMachine(
                        "-Duser.timezone=Asia/Kolkata",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Dfile.encoding=ISO-8859-1");

        assertThat(there).isEqualTo(here);
    }

    /// Prints the hashes of all small runs.
    public static void main(String[] arguments) {
        hashes().forEach(System.out::println);
    }

    private static List<String> hashes() {
        return ExampleRuns.small().stream()
                .map(run -> run.strategy() + " " + decisionHash(run, new RunLog()))
                .toList();
    }

    private static String decisionHash(ExampleRun run, RunLog log) {
        var session = run.session(log);
        session.start();
        while (session.step()) {}
        return session.finish(false).decisionHash();
    }

    private static List<String> inOtherMachine(String... settings)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new java.util.ArrayList<>(List.of(java));
        command.addAll(List.of(settings));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeterminismTest.class.getName()));
        var process =
                new ProcessBuilder(command)
                        .directory(ExampleRun.folder().toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(process.waitFor()).isZero();
            return text.lines().toList();
        }
    }
}
