package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything a user may get wrong ends with a code, a message that stands in
/// `src/test/resources/output`, and the folder as it was.
class BadInputTest {
    private static final String HEAD = "date,open,high,low,close,volume\n";
    private static final String DAY = "2024-01-02,100,102,99,101,1000\n";

    private static final String YAML =
            "strategy:\n  source: Buyer.java\ndata:\n  paths: [SPY.csv]\n";

    @TempDir Path folder;

    @BeforeEach
    void prepareFolder() throws IOException {
        write("SPY.csv", Tried.prices(40));
        write("empty.csv", "");
        write("header.csv", HEAD);
        write("nocolumn.csv", "date,open,high,low,volume\n2024-01-02,100,102,99,1000\n");
        write("badnumber.csv", HEAD + DAY + "2024-01-03,100,1o2,99,101,1000\n");
        write("nan.csv", HEAD + DAY + "2024-01-03,100,102,99,NaN,1000\n");
        write("gap.csv", HEAD + DAY + "2024-01-03,100,,99,101,1000\n");
        write("unsorted.csv", HEAD + "2024-01-03,100,102,99,101,1000\n" + DAY);
        write("doubled.csv", HEAD + DAY + DAY);
        write("cells.csv", HEAD + DAY + "2024-01-03,100,102\n");
        write("zero.csv", HEAD + DAY + "2024-01-03,0,102,0,101,1000\n");
        write("range.csv", HEAD + DAY + "2024-01-03,100,98,99,101,1000\n");
        write("volume.csv", HEAD + DAY + "2024-01-03,100,102,99,101,-5\n");
        write("notime.csv", HEAD + "someday,100,102,99,101,1000\n");
        Files.write(folder.resolve("broken.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});
        strategy(
                "Buyer",
                "onBar(Context context, Bar bar) { context.targetWeight(bar.instrument(), 1.0); }");
        write("broken.yaml", "strategy: { source: Buyer.java\n");
        write("empty.yaml", "");
        write("misspelt.yaml", YAML + "execution:\n  slipage: 2bps\n");
        write("unknown.yaml", YAML + "leverage: 3\n");
        write("twice.yaml", YAML + "seed: 1\nseed: 2\n");
        write("type.yaml", YAML + "seed: many\n");
        write("unit.yaml", YAML + "execution:\n  slippage: 2\n");
        write("negative.yaml", YAML + "account:\n  cash: -5 USD\n");
        write("Wrong.java", "public class Wrong {\n    int x = y;\n}\n");
        write("Nothing.java", "public class Nothing {}\n");
        write("Void.java", "");
        strategy(
                "Reader",
                "onStart(Context context) { Strategy.class.getDeclaredMethods(); } void more() throws Exception { Class.forName(\"x\"); }");
        write("file", "a file");
        write("used/run.json", "{}");
        write("full/other.txt", "something");
        KeptRuns.writeInto(folder.resolve("runs"));
    }

    private void strategy(String name, String callback) throws IOException {
        write(
                name + ".java",
                """
                import dev.tandem.api.market.*;
                import dev.tandem.api.order.*;
                import dev.tandem.api.strategy.*;
                import dev.tandem.api.value.*;

                public class %s implements Strategy {
                    public record Params(@Default("2") @Range(min = 1, max = 9) int days) {}
                    public %s(Params params) {}
                    @Override public void %s
                }
                """
                        .formatted(name, name, callback));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "missing-file | backtest Buyer.java --data SPX.csv | TDM-2310 | 4",
                "empty-file | backtest Buyer.java --data empty.csv | TDM-2312 | 4",
                "header-only | backtest Buyer.java --data header.csv | TDM-2312 | 4",
                "no-column | backtest Buyer.java --data nocolumn.csv | TDM-2313 | 4",
                "bad-number | backtest Buyer.java --data badnumber.csv | TDM-2314 | 4",
                "not-a-number | backtest Buyer.java --data nan.csv | TDM-2314 | 4",
                "empty-cell | backtest Buyer.java --data gap.csv | TDM-2315 | 4",
                "cells | backtest Buyer.java --data cells.csv | TDM-2316 | 4",
                "bad-time | backtest Buyer.java --data notime.csv | TDM-2317 | 4",
                "price-zero | backtest Buyer.java --data zero.csv | TDM-2319 | 4",
                "high-below-low | backtest Buyer.java --data range.csv | TDM-2320 | 4",
                "unsorted | backtest Buyer.java --data unsorted.csv | TDM-2321 | 4",
                "doubled | backtest Buyer.java --data doubled.csv | TDM-2322 | 4",
                "volume | backtest Buyer.java --data volume.csv | TDM-2324 | 4",
                "no-gzip | backtest Buyer.java --data broken.csv.gz | TDM-2311 | 4",
                "no-data-in-folder | backtest Buyer.java --data full | TDM-2312 | 4",
                "unknown-symbol | backtest Buyer.java --data runs/../SPY.csv --symbols AAPL,MSFT | TDM-2325 | 4",
                "no-bars-in-period | backtest Buyer.java --data SPY.csv --from 2030-01-01 | TDM-2301 | 4",
                "no-such-size | backtest Buyer.java --data SPY.csv --bars 1h | TDM-2329 | 4",
                "wrong-size | backtest Buyer.java --data SPY.csv --bars 1parsec | TDM-1004 | 2",
                "wrong-mapping | backtest Buyer.java --data SPY.csv --csv tiem=t | TDM-2340 | 3",
                "wrong-class | backtest Buyer.java --data SPY.csv --class bond | TDM-1004 | 2",
                "unknown-command | bactest | TDM-1001 | 2",
                "unknown-option | backtest Buyer.java --dta SPY.csv | TDM-1002 | 2",
                "value-missing | backtest Buyer.java --data | TDM-1003 | 2",
                "no-target | backtest --data SPY.csv | TDM-1003 | 2",
                "no-data | backtest Buyer.java | TDM-1006 | 2",
                "date | backtest Buyer.java --data SPY.csv --from 2024-02-30 | TDM-1004 | 2",
                "dates-swapped | backtest Buyer.java --data SPY.csv --from 2024-03-01 --to 2024-01-01 | TDM-1004 | 2",
                "negative-cash | backtest Buyer.java --data SPY.csv --cash -5 | TDM-1004 | 2",
                "no-cash | backtest Buyer.java --data SPY.csv --cash 0 | TDM-1004 | 2",
                "other-currency | backtest Buyer.java --data SPY.csv --cash 1000_EUR | TDM-2502 | 3",
                "seed | backtest Buyer.java --data SPY.csv --seed pi | TDM-1004 | 2",
                "commission | backtest Buyer.java --data SPY.csv --commission -1% | TDM-1004 | 2",
                "slippage | backtest Buyer.java --data SPY.csv --slippage much | TDM-1004 | 2",
                "preset | backtest Buyer.java --data SPY.csv --preset free | TDM-1004 | 2",
                "hash | backtest Buyer.java --data SPY.csv --expect-hash xyz | TDM-1004 | 2",
                "json-and-text | backtest Buyer.java --data SPY.csv --json --format text | TDM-1004 | 2",
                "parameter-unknown | backtest Buyer.java --data SPY.csv --param day=3 | TDM-2107 | 3",
                "parameter-type | backtest Buyer.java --data SPY.csv --param days=many | TDM-2107 | 3",
                "parameter-range | backtest Buyer.java --data SPY.csv --param days=10 | TDM-2107 | 3",
                "parameter-form | backtest Buyer.java --data SPY.csv --param days | TDM-1004 | 2",
                "no-compile | backtest Wrong.java --data SPY.csv | TDM-5001 | 5",
                "no-strategy | backtest Nothing.java --data SPY.csv | TDM-5007 | 5",
                "empty-strategy | backtest Void.java --data SPY.csv | TDM-5007 | 5",
                "refused-class | backtest Reader.java --data SPY.csv | TDM-5004 | 5",
                "no-strategy-file | backtest Byer.java --data SPY.csv | TDM-7001 | 7",
                "no-class | backtest com.acme.Nowhere --data SPY.csv | TDM-7002 | 7",
                "out-is-used | backtest Buyer.java --data SPY.csv --out used | TDM-7010 | 8",
                "out-is-no-run | backtest Buyer.java --data SPY.csv --out full --overwrite | TDM-7010 | 8",
                "out-in-a-file | backtest Buyer.java --data SPY.csv --out file/run | TDM-7011 | 3",
                "yaml-missing | backtest none.yaml | TDM-2101 | 3",
                "yaml-broken | backtest broken.yaml | TDM-2102 | 3",
                "yaml-empty | backtest empty.yaml | TDM-2103 | 3",
                "yaml-misspelt | backtest misspelt.yaml | TDM-2104 | 3",
                "yaml-unknown | backtest unknown.yaml | TDM-2104 | 3",
                "yaml-twice | backtest twice.yaml | TDM-2105 | 3",
                "yaml-type | backtest type.yaml | TDM-2106 | 3",
                "yaml-unit | backtest unit.yaml | TDM-2106 | 3",
                "yaml-negative-cash | backtest negative.yaml | TDM-2106 | 3",
                "other-decisions | demo --no-out --no-progress --expect-hash 0000 | TDM-9001 | 9",
                "unknown-run | runs show 2027 | TDM-7020 | 7",
                "too-far-back | runs show last~9 | TDM-7020 | 7",
                "no-runs | runs show last --runs none | TDM-7020 | 7",
                "several-runs | runs show 2026010 | TDM-7021 | 7",
                "damaged-run | compare last cut | TDM-7022 | 4",
                "damaged-export | runs export empty --to new.zip | TDM-7022 | 4",
                "left-over | compare last 20260104 | TDM-7022 | 4",
                "not-confirmed | runs rm last | TDM-7023 | 8",
                "one-unknown-of-two | runs rm last nothing --yes | TDM-7020 | 7",
                "export-in-the-way | runs export last --to file | TDM-7012 | 8",
                "export-in-a-file | runs export last --to file/copy.zip | TDM-7013 | 3",
                "export-nowhere | runs export last | TDM-1003 | 2",
                "bad-tag | runs tag last a,b | TDM-1004 | 2",
                "no-tag | runs tag last | TDM-1003 | 2",
                "unknown-subcommand | runs lsit | TDM-1001 | 2",
                "compare-one | compare last | TDM-1004 | 2",
                "compare-none | compare | TDM-1003 | 2",
                "name | new strategy 1st | TDM-1004 | 2",
                "keyword | new strategy class | TDM-1004 | 2",
                "path-as-name | new strategy ../Evil | TDM-1004 | 2",
                "strategy-there | new strategy Buyer | TDM-7012 | 8",
                "init-in-a-file | init file/bot | TDM-7013 | 3",
                "unknown-code | help TDM-9999 | TDM-1008 | 2",
                "unknown-help | help runs lst | TDM-1001 | 2",
                "shell | completion tcsh | TDM-1004 | 2",
                "no-shell | completion | TDM-1003 | 2",
            })
    void isToldExactlyAndLeavesTheFolderAsItWas(String name, String line, String code, int exit)
            throws IOException {
        var before = files();
        var words = Arrays.stream(line.split(" ")).map(word -> word.replace('_', ' ')).toList();

        var end = new Tried(folder).run(words);

        var told = end.err().substring(Math.max(0, end.err().indexOf("error ")));
        assertThat(told).startsWith("error " + code + "  ").endsWith("(exit " + exit + ")\n");
        Expected.check("error/" + name, told.replace(folder.toString(), "FOLDER"));
        assertThat(end.code()).isEqualTo(exit);
        assertThat(end.err()).doesNotContain("\tat ");
        if (line.contains("--json")) {
            assertThat(end.out()).startsWith("{\n  \"schema\" : \"tandem.error/1\",");
        } else if (!code.equals("TDM-9001")) {
            assertThat(end.out()).isEmpty();
        }
        assertThat(files()).isEqualTo(before);
    }

    private Set<String> files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
