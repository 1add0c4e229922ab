package dev.tandem.testkit.restarts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// One process of the program, and the files that take what it prints.
final class Program {
    private static final Pattern HASH = Pattern.compile("\"decision_hash\" : \"([0-9a-f]{64})\"");
    private static final long PATIENCE_MINUTES = 10;
    private static final long GLANCE_NANOS = 1_000_000;

    private final Process process;
    private final List<String> words;
    private final Path out;
    private final Path err;

    private Program(Process process, List<String> words, Path out, Path err) {
        this.process = process;
        this.words = words;
        this.out = out;
        this.err = err;
    }

    /// Starts one.
    ///
    /// @param environment more variables
    static Program start(Trial trial, List<String> words, Map<String, String> environment) {
        try {
            var out = trial.folder().resolve("out");
            var err = trial.folder().resolve("err");
            Files.deleteIfExists(err);
            var command = new ArrayList<>(trial.tandem());
            command.addAll(words);
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Program(builder.start(), words, out, err);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + trial.tandem(), failure);
        }
    }

    /// Waits until the session says that it has begun or goes on.
    ///
    /// @return whether it did; false if the process has ended
    boolean awaitSession() {
        while (process.isAlive()) {
            if (read(err).lines().anyMatch(line -> line.startsWith("session  "))) {
                return true;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return false;
    }

    /// Waits, then ends the process by SIGKILL.
    ///
    /// @return whether that ended it; false if it had ended by itself
    boolean killAfter(long millis) {
        var until = System.nanoTime() + millis * 1_000_000;
        while (process.isAlive() && System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(5 * GLANCE_NANOS, until - System.nanoTime()));
        }
        process.destroyForcibly();
        return await() == 137;
    }

    /// Waits for a good end.
    ///
    /// @return the decision hash that it printed
    String hash() {
        var code = await();
        var matcher = HASH.matcher(read(out));
        if (code != 0 || !matcher.find()) {
            throw new IllegalStateException(
                    "tandem "
                            + String.join(" ", words)
                            + " ended with "
                            + code
                            + "\n"
                            + read(err)
                            + read(out));
        }
        return matcher.group(1);
    }

    private int await() {
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
