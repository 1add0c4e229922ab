package dev.tandem.app.prove;

import dev.tandem.app.Main;
import dev.tandem.app.run.BacktestRequest;
import dev.tandem.app.run.CommandText;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.runtime.prove.CheckResult;
import dev.tandem.runtime.prove.Finding;
import dev.tandem.runtime.prove.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The same run in another process that thinks it is elsewhere: another language, time zone and
/// charset, and another order of `Set.of` and `Map.of`.
final class OtherMachine {
    static final String NAME = "machine";
    private static final long LIMIT_MINUTES = 30;
    private static final Pattern HASH = Pattern.compile("\"decision_hash\" : \"(\\w+)\"");
    private static final List<String> SETTINGS =
            List.of(
                    "-Duser.timezone=Asia/Kolkata",
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Dfile.encoding=ISO-8859-1",
                    "-XX:+UseSerialGC");

    private OtherMachine() {}

    /// @param hash the decisions of the run here
    static CheckResult check(BacktestRequest request, Terminal terminal, String hash) {
        var text = "run in another process: Turkish, time zone of Kolkata, ISO-8859-1";
        try {
            var answer = run(request, terminal);
            var there = HASH.matcher(answer.out());
            if (answer.code() != 0 || !there.find()) {
                return failed(
                        text,
                        "the run there ended with exit " + answer.code() + ": " + answer.err(),
                        "");
            }
            return there.group(1).equals(hash)
                    ? new CheckResult(NAME, Verdict.PASSED, 1, text, List.of())
                    : failed(
                            text,
                            "the decisions there have the hash "
                                    + there.group(1).substring(0, 12)
                                    + ", here "
                                    + hash.substring(0, 12),
                            "a text made without a Locale, a default zone or charset, or the order of"
                                    + " Set.of or Map.of; the scan names the lines");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CheckResult.skipped(NAME, "interrupted");
        }
    }

    private static CheckResult failed(String text, String what, String cause) {
        return new CheckResult(
                NAME, Verdict.FAILED, 1, text, List.of(new Finding(what.strip(), cause)));
    }

    private record Answer(int code, String out, String err) {}

    private static Answer run(BacktestRequest request, Terminal terminal)
            throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("tandem-prove");
        var out = folder.resolve("out.json");
        var err = folder.resolve("err.txt");
        try {
            var process =
                    new ProcessBuilder(command(request))
                            .directory(terminal.directory().toAbsolutePath().toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            try {
                if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                    return new Answer(-1, "", "no answer in " + LIMIT_MINUTES + " minutes");
                }
                return new Answer(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.ISO_8859_1),
                        Files.readString(err, StandardCharsets.ISO_8859_1));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> command(BacktestRequest request) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(SETTINGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.add("backtest");
        CommandText.words(request).stream().skip(1).forEach(words::add);
        words.addAll(List.of("--no-out", "--json"));
        return words;
    }
}
