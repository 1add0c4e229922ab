package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheTest {
    private static final String RUN =
            "backtest Buyer.java --data SPY.csv --on-bad-row drop --no-progress";

    @TempDir Path folder;

    private Tried tried;
    private Path cache;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        cache = folder.resolve("cache");
        Files.writeString(
                folder.resolve("SPY.csv"), Tried.prices(40) + "2024-03-08,1,2,x,1,1000\n");
        Files.writeString(
                folder.resolve("Buyer.java"),
                """
                import dev.tandem.api.market.*;
                import dev.tandem.api.strategy.*;

                public final class Buyer implements Strategy {
                    private int bars;

                    @Override
                    public void onBar(Context context, Bar bar) {
                        context.targetWeight(bar.instrument(), ++bars % 10 < 5 ? 0.5 : 0);
                    }
                }
                """);
    }

    private End run(String line, String... environment) {
        var all = new TreeMap<>(Map.of("COLUMNS", "80"));
        for (var i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        return tried.run(List.of(line.split(" ")), all, StandardCharsets.UTF_8, false);
    }

    private static List<Path> kept(Path in) throws IOException {
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (var files = Files.list(in)) {
            return files.filter(path -> path.toString().endsWith(".columns")).sorted().toList();
        }
    }

    /// The files of a run that tell what it did, without those that name the time or the place.
    private String results(String run) throws IOException {
        var text = new StringBuilder();
        for (var name :
                List.of("summary.json", "fills.csv", "orders.csv", "equity.csv", "trades.csv")) {
            var path = folder.resolve(run).resolve(name);
            text.append(name).append(Files.exists(path) ? Files.readString(path) : "");
        }
        return text.toString();
    }

    private static String hashes(String runJson) {
        return runJson.lines()
                .filter(line -> line.contains("sha256") || line.contains("Hash"))
                .toList()
                .toString();
    }

    @Test
    void aRunFromTheCacheIsTheRunFromTheFile() throws IOException {
        var plain = run(RUN + " --cache none --out plain");
        assertThat(plain.code()).as(plain.err()).isZero();
        assertThat(cache).doesNotExist();
        var first = run(RUN + " --cache cache --out first");
        assertThat(kept(cache)).hasSize(1);
        var second = run(RUN + " --cache cache --out second");

        assertThat(results("plain")).contains("rows left out");
        assertThat(results("first")).isEqualTo(results("plain"));
        assertThat(results("second")).isEqualTo(results("plain"));
        var hashes = hashes(Files.readString(folder.resolve("plain/run.json")));
        assertThat(hashes).contains("sha256");
        assertThat(hashes(Files.readString(folder.resolve("second/run.json")))).isEqualTo(hashes);
        assertThat(first.err()).doesNotContain("warning: cache");
        assertThat(second.err()).doesNotContain("warning: cache");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "TANDEM_CACHE=FOLDER/a XDG_CACHE_HOME=FOLDER/b HOME=FOLDER/c, a",
                "XDG_CACHE_HOME=FOLDER/b HOME=FOLDER/c, b/tandem/columns",
                "XDG_CACHE_HOME=b HOME=FOLDER/c, c/.cache/tandem/columns",
                "HOME=FOLDER/c, c/.cache/tandem/columns",
                "TANDEM_CACHE=none HOME=FOLDER/c, -",
                "LANG=C, -",
            })
    void theFolderComesFromTheEnvironment(String pairs, String expected) throws IOException {
        var environment = pairs.replace("FOLDER", folder.toString()).split("[ =]");

        assertThat(run(RUN + " --no-out", environment).code()).isZero();

        for (var place : List.of("a", "b/tandem/columns", "c/.cache/tandem/columns")) {
            assertThat(kept(folder.resolve(place)))
                    .as(place)
                    .hasSize(place.equals(expected) ? 1 : 0);
        }
    }

    @Test
    void theBundledDataAreNotKept() {
        run("demo --no-progress --no-out", "HOME", folder.resolve("home").toString());

        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void aDamagedFileIsToldOfAndReplaced() throws IOException {
        run(RUN + " --cache cache --out first");
        var path = kept(cache).getFirst();
        var whole = Files.readAllBytes(path);
        var damaged = whole.clone();
        damaged[damaged.length - 20] ^= 1;
        Files.write(path, damaged);

        var second = run(RUN + " --cache cache --out second");

        assertThat(second.code()).isZero();
        assertThat(second.err()).contains("warning: cache: " + path + ": its checksum is wrong");
        assertThat(results("second")).isEqualTo(results("first"));
        assertThat(path).hasBinaryContent(whole);
    }

    @Test
    void aFolderThatCannotBeUsedIsToldOfAndTheRunGoesOn() throws IOException {
        Files.writeString(cache, "a file");

        var end = run(RUN + " --cache cache --no-out");

        assertThat(end.code()).isZero();
        assertThat(end.err())
                .containsOnlyOnce("warning: cache: what was read is not kept in " + cache);
    }

    @Test
    void whatIsKeptIsListedPrunedAndCleared() throws IOException {
        run(RUN + " --cache cache --no-out");
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(50));
        var before = kept(cache).getFirst();
        run(RUN + " --cache cache --no-out");
        Files.setLastModifiedTime(before, FileTime.from(Instant.now().minus(Duration.ofDays(40))));

        var list = run("data cache list --cache cache");
        assertThat(list.out().lines().toList()).hasSize(3);
        assertThat(list.out().lines().toList().get(1)).contains("50").contains("SPY.csv");
        assertThat(list.err()).startsWith("2 files, ").endsWith(" MiB in cache\n");

        var pruned = run("data cache prune --older 30 --cache cache");
        assertThat(pruned.out()).startsWith("removed 1 file, ");
        assertThat(before).doesNotExist();
        assertThat(run("data cache prune --max 1G --cache cache").out()).startsWith("removed 0");
        assertThat(run("data cache prune --max 1K --cache cache").out()).startsWith("removed 1 ");
        run(RUN + " --cache cache --no-out");
        assertThat(run("data cache clear --cache cache").out()).startsWith("removed 1 ");
        assertThat(kept(cache)).isEmpty();
    }

    @Test
    void wrongOptionsAreToldTogether() {
        var end = run("data cache prune --older soon --max much --cache cache");

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err())
                .contains("--older: \"soon\" is no number of days such as 30")
                .contains("--max: \"much\" is no size such as 500M or 2G");
        assertThat(run("data cache clear").err()).contains("there is no cache");
    }
}
