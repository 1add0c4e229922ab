package dev.tandem.testkit.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What `strace` does around a victim.
final class Trace {
    /// Calls that write, force, make, rename or remove.
    static final List<String> CALLS =
            List.of("pwrite64", "fdatasync", "fsync", "rename", "unlink", "mkdir", "ftruncate");

    /// Calls that send over a socket.
    static final List<String> SENDS = List.of("write", "writev", "sendto", "sendmsg");

    private static final Pattern LINE = Pattern.compile("(\\d+)\\s+(\\w+)\\(.*");

    private Trace() {}

    static boolean isThere() {
        try {
            return new ProcessBuilder("strace", "-V")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Writes all of some calls to a file.
    static List<String> record(Path file, List<String> calls) {
        return words(
                "--seccomp-bpf", // quick, but strace 6.1 injects no signals with it
                "-o",
                file.toString(),
                "-e",
                "trace=" + String.join(",", calls));
    }

    /// Does something to calls of one kind.
    ///
    /// @param what such as `signal=SIGKILL` or `error=EIO`
    /// @param when which call of a thread, 1 for the first; `3+` for all from the third on
    static List<String> inject(String call, String what, String when) {
        return words(
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":" + what + ":when=" + when);
    }

    /// As [#inject], for the calls about one file only.
    static List<String> injectAt(Path file, String call, String what, String when) {
        var words = new ArrayList<>(inject(call, what, when));
        words.add("-P");
        words.add(file.toString());
        return words;
    }

    private static List<String> words(String... more) {
        var words = new ArrayList<String>();
        words.addAll(List.of("strace", "-f", "-qq"));
        words.addAll(List.of(more));
        return words;
    }

    /// How often each call came, in the thread that made most of them.
    static Map<String, Integer> counts(Path file, List<String> calls) {
        var byThread = new TreeMap<String, Integer>();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> {
                var match = LINE.matcher(line);
                if (match.matches() && calls.contains(match.group(2))) {
                    byThread.merge(match.group(2) + " " + match.group(1), 1, Integer::sum);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
        var counts = new TreeMap<String, Integer>();
        byThread.forEach(
                (key, count) -> counts.merge(key.substring(0, key.indexOf(' ')), count, Math::max));
        return counts;
    }
}
