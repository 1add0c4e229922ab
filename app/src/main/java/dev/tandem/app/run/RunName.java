package dev.tandem.app.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Names a run after its begin and its strategy, as in `20240102-093000-GoldenCross`.
public final class RunName {
    /// Where runs go that are not sent elsewhere.
    public static final Path FOLDER = Path.of("runs");

    private RunName() {}

    /// The name; with `-2`, `-3`, ... at its end while the folder holds one of that name.
    static String next(Instant started, String strategy, Path folder) {
        var time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
        var name = time.format(started) + "-" + strategy;
        var candidate = name;
        for (var i = 2; Files.exists(folder.resolve(candidate)); i++) {
            candidate = name + "-" + i;
        }
        return candidate;
    }
}
