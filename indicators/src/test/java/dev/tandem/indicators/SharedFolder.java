package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Reads the reference data kept beside the repository: the folder named by `TANDEM_SHARED`, or the
/// folder `shared` with an `architecture.md` in it next to one of the folders above. Without it a
/// test is skipped, under `CI=true` failed.
final class SharedFolder {
    private SharedFolder() {}

    /// A CSV file, packed if its name ends in `.gz`; the first row holds the column names.
    static List<String[]> rows(String path) {
        var file = find().resolve(path);
        var rows = new ArrayList<String[]>();
        try (var raw = Files.newInputStream(file);
                var reader = new BufferedReader(text(file, raw))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    rows.add(line.split(",", -1));
                }
            }
        } catch (IOException broken) {
            throw new IllegalStateException("cannot read " + file, broken);
        }
        return rows;
    }

    /// The bars of a file with columns time, open, high, low, close, volume, stamped as in the
    /// file.
    static List<TestBar> bars(String path) {
        return rows(path).stream().skip(1).map(SharedFolder::bar).toList();
    }

    /// Names of the tables in a folder: its CSV files but those that begin with `_`.
    static List<String> tables(String folder) {
        try (var files = Files.list(find().resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".csv") && !name.startsWith("_"))
                    .map(name -> name.substring(0, name.length() - ".csv".length()))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            throw new IllegalStateException("cannot list " + folder, broken);
        }
    }

    /// Reads `2011-01-03`, `2011-01-03T09:01:00Z` or milliseconds since 1970.
    static long nanos(String stamp) {
        if (stamp.endsWith("Z")) {
            return Instant.parse(stamp).getEpochSecond() * 1_000_000_000L;
        }
        if (stamp.contains("-")) {
            var date = LocalDate.parse(stamp);
            return date.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000_000_000L;
        }
        return Long.parseLong(stamp) * 1_000_000L;
    }

    private static TestBar bar(String[] row) {
        return new TestBar(
                nanos(row[0]),
                Double.parseDouble(row[1]),
                Double.parseDouble(row[2]),
                Double.parseDouble(row[3]),
                Double.parseDouble(row[4]),
                Double.parseDouble(row[5]));
    }

    private static InputStreamReader text(Path file, InputStream raw) throws IOException {
        var packed = file.getFileName().toString().endsWith(".gz");
        return new InputStreamReader(
                packed ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8);
    }

    private static Path find() {
        var named = System.getenv("TANDEM_SHARED");
        if (named != null) {
            return Path.of(named);
        }
        var folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            if (Files.exists(folder.resolve("shared/architecture.md"))) {
                return folder.resolve("shared");
            }
            folder = folder.getParent();
        }
        var reason = "no reference data: set TANDEM_SHARED or put `shared` beside the repository";
        return "true".equals(System.getenv("CI")) ? fail(reason) : abort(reason);
    }
}
