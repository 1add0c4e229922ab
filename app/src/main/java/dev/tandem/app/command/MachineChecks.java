package dev.tandem.app.command;

import dev.tandem.analytics.IoReason;
import dev.tandem.app.run.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/// Checks of the machine that need no configuration and no network.
final class MachineChecks {
    private static final int JAVA = 25;
    private static final long MEGABYTE = 1 << 20;
    private static final long LITTLE_HEAP = 512;
    private static final long LITTLE_DISK = 1024;

    private MachineChecks() {}

    /// All findings, in a fixed order.
    ///
    /// @param directory where runs would be written
    static List<Finding> all(Path directory) {
        return List.of(
                Finding.ok("tandem", "version " + Versions.tandem()),
                java(),
                compiler(),
                memory(Runtime.getRuntime().maxMemory() / MEGABYTE),
                disk(directory.toAbsolutePath()),
                writable(directory.toAbsolutePath()));
    }

    private static Finding java() {
        var text = System.getProperty("java.vendor") + " " + Runtime.version();
        return Runtime.version().feature() >= JAVA
                ? Finding.ok("java", text)
                : Finding.fail("java", text, "install a JDK " + JAVA + " or newer");
    }

    private static Finding compiler() {
        return ToolProvider.getSystemJavaCompiler() == null
                ? Finding.fail("compiler", "this Java has none", "use a JDK instead of a JRE")
                : Finding.ok("compiler", "present, strategies run from their source");
    }

    static Finding memory(long megabytes) {
        var text = "heap up to " + megabytes + " MB";
        return megabytes < LITTLE_HEAP
                ? Finding.warn("memory", text, "set TANDEM_JAVA_OPTS=-Xmx2g")
                : Finding.ok("memory", text);
    }

    private static Finding disk(Path directory) {
        try {
            var free = Files.getFileStore(directory).getUsableSpace() / MEGABYTE;
            var text = free + " MB free at " + directory;
            return free < LITTLE_DISK
                    ? Finding.warn("disk", text, "free some space, or write elsewhere with --out")
                    : Finding.ok("disk", text);
        } catch (IOException e) {
            return Finding.warn(
                    "disk", "free space is not known: " + IoReason.of(e), "check the disk");
        }
    }

    private static Finding writable(Path directory) {
        try {
            Files.delete(Files.createTempFile(directory, ".tandem-doctor", ""));
            return Finding.ok("folder", "runs can be written to " + directory.resolve("runs"));
        } catch (IOException e) {
            return Finding.fail(
                    "folder",
                    directory + " cannot be written: " + IoReason.of(e),
                    "go to another folder, or use --out");
        }
    }
}
