package dev.tandem.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory this process has used.
final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "VmHWM:";

    private PeakMemory() {}

    /// What the system counted for the process; where it does not say, the heap of now.
    static long bytes() {
        try {
            for (var line : Files.readAllLines(STATUS)) {
                if (line.startsWith(KEY)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException _) {
            return Runtime.getRuntime().totalMemory();
        }
        return Runtime.getRuntime().totalMemory();
    }
}
