package dev.tandem.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// What the figures were measured on.
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /// One line of JSON with the name `machine`.
    static String json(Path root) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "{\"tool\":\"machine\""
                + text("day", LocalDate.now(ZoneOffset.UTC).toString())
                + text("cpu", processor())
                + ",\"cores\":"
                + Runtime.getRuntime().availableProcessors()
                + ",\"memoryMb\":"
                + (system.getTotalMemorySize() >> 20)
                + ",\"loadBefore\":"
                + String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage())
                + text("system", property("os.name") + " " + property("os.arch"))
                + text("jdk", property("java.vm.name") + " " + property("java.runtime.version"))
                + text("commit", commit(root))
                + "}";
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException noSuchFile) {
            return "unknown"; // only Linux has it
        }
    }

    /// The commit that is checked out, `+` behind it if sources differ from it.
    private static String commit(Path root) {
        var commit = git(root, "rev-parse", "--short=9", "HEAD");
        var isChanged = !git(root, "status", "--porcelain", "--", "*.java", "*.xml").isEmpty();
        return commit.isEmpty() ? "unknown" : commit + (isChanged ? "+" : "");
    }

    private static String git(Path root, String... words) {
        try {
            var command = new ProcessBuilder("git", "-C", root.toString());
            command.command().addAll(List.of(words));
            command.redirectError(ProcessBuilder.Redirect.DISCARD);
            var process = command.start();
            var printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? printed.strip() : "";
        } catch (IOException noGit) {
            return "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String text(String name, String value) {
        return ",\"" + name + "\":\"" + value.replace('\\', '/').replace('"', '\'') + "\"";
    }
}
