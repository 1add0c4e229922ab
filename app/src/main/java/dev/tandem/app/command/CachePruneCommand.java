package dev.tandem.app.command;

import dev.tandem.app.format.Format;
import dev.tandem.app.terminal.Terminal;
import dev.tandem.data.ColumnFiles;
import dev.tandem.data.ColumnFiles.Kept;
import dev.tandem.data.ColumnStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Removes what was not used for long, or for longest.
@Command(
        name = "prune",
        description = "Remove what was not used for longest, and what killed runs left.")
final class CachePruneCommand implements Callable<Integer> {
    @Option(
            names = "--older",
            paramLabel = "DAYS",
            description = "Remove what was not used for so many days.")
    @Nullable String older;

    @Option(
            names = "--max",
            paramLabel = "SIZE",
            description = "Keep at most this much, as in 500M or 2G; default 8G.")
    @Nullable String max;

    @Mixin final CacheOptions options = new CacheOptions();
    @Mixin final FormatOptions format = new FormatOptions();
    @Mixin final GlobalOptions global = new GlobalOptions();

    private final Terminal terminal;

    CachePruneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var problems = new OptionProblems("data cache prune");
        var days = problems.read("--older", older, CachePruneCommand::days);
        var limit = problems.read("--max", max, CachePruneCommand::bytes, ColumnStore.USUAL_LIMIT);
        var chosen = format.choose("data cache prune", problems, Format.TEXT, Format.JSON);
        problems.throwIfAny();
        var folder = options.folder("data cache prune", terminal);
        var removed = options.work(folder, files -> prune(files, days, limit));
        CacheOptions.printRemoved(removed, chosen == Format.JSON, terminal);
        return 0;
    }

    private static List<Kept> prune(ColumnFiles files, @Nullable Duration unused, long limit)
            throws IOException {
        var now = Instant.now();
        files.removeAbandoned(now);
        var removed = new ArrayList<Kept>();
        if (unused != null) {
            removed.addAll(files.removeUnused(now.minus(unused)));
        }
        removed.addAll(files.shrink(limit));
        return removed;
    }

    private static Duration days(String text) {
        if (!text.matches("\\d{1,5}d?")) {
            throw new IllegalArgumentException("\"" + text + "\" is no number of days such as 30");
        }
        return Duration.ofDays(Long.parseLong(text.replace("d", "")));
    }

    private static long bytes(String text) {
        if (!text.matches("\\d{1,9}[KMG]?")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no size such as 500M or 2G (K, M, G: 1024 times as much)");
        }
        var unit = "KMG".indexOf(text.charAt(text.length() - 1)) + 1;
        return Long.parseLong(text.replaceAll("[KMG]", "")) << (10 * unit);
    }
}
