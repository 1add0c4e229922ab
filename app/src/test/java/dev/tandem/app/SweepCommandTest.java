package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.Tried.End;
import dev.tandem.app.run.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `tandem sweep` as a user runs it.
class SweepCommandTest {
    private static final String SWEEP =
            "sweep Mine.java --data SPY.csv --param fast=2..6..2 --param slow=4|8|12 --no-progress";

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(60));
        Files.writeString(
                folder.resolve("Mine.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;

                public final class Mine implements Strategy {
                    public record Params(
                            @Range(min = 1, max = 100) int fast, @Default("40") int slow) {
                        public Params {
                            if (fast >= slow) {
                                throw new IllegalArgumentException("fast, " + fast + ", not below slow");
                            }
                        }
                    }

                    private final Params params;
                    private int bars;

                    public Mine(Params params) {
                        this.params = params;
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        if (++bars > 30 && params.fast() == 6 && params.slow() == 8) {
                            throw new IllegalStateException("no, never");
                        }
                        context.targetWeight(bar.instrument(), bars % params.slow() < params.fast() ? 0.5 : 0);
                    }
                }
                """);
    }

    private End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    private End runFine(String line) {
        var end = run(line);
        assertThat(end.code()).as("%s: %s", line, end.err()).isZero();
        return end;
    }

    private List<String> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void eachSetIsARowInItsPlaceWhateverCameOfIt() throws IOException {
        var end = runFine(SWEEP + " --out a.csv --top 3");

        assertThat(end.err()).contains("Mine(fast=2..6..2, slow=4|8|12)", "9 parameter sets");
        assertThat(end.out())
                .contains("best     3 of 9 by sharpe_ratio, highest first")
                .contains("sets     9: 6 ran, 2 refused, 1 failed")
                .contains("set 4: the constructor of Params refused them: fast, 4, not below slow")
                .contains(
                        "set 8: TDM-5002 onBar threw at ",
                        "no, never at Mine.onBar(Mine.java:24)\n")
                .contains("luck     of 6 trials");
        var rows = rows("a.csv");
        assertThat(rows).hasSize(10);
        assertThat(rows.get(0)).startsWith("set,fast,slow,status,reason,decision_hash,");
        assertThat(rows.get(1)).startsWith("1,2,4,ran,,");
        assertThat(rows.get(4)).startsWith("4,4,4,refused,\"the constructor of Params");
        assertThat(rows.get(8)).startsWith("8,6,8,failed,\"TDM-5002 onBar threw at 2024-");
        assertThat(rows.get(9)).startsWith("9,6,12,ran,,");
        assertThat(folder.resolve("a.csv.partial")).doesNotExist();
    }

    @Test
    void aRowIsWhatABacktestWithItsParametersSays() throws IOException {
        runFine(SWEEP + " --out a.csv");
        var alone =
                runFine(
                        "backtest Mine.java --data SPY.csv --param fast=4 --param slow=12 --no-out"
                                + " --no-progress --json");

        var row = rows("a.csv").get(6).split(",", -1);
        assertThat(row).startsWith("6", "4", "12", "ran");
        assertThat(alone.out())
                .contains("\"decision_hash\" : \"" + row[5] + "\"")
                .contains("\"fills\" : " + row[6] + ",")
                .contains("\"final_equity\" : \"" + row[7] + "\"");
        var header = List.of(rows("a.csv").getFirst().split(","));
        for (var name : List.of("total_return", "sharpe_ratio", "max_drawdown", "win_rate")) {
            assertThat(alone.out())
                    .containsPattern(
                            "\""
                                    + name
                                    + "\" : \\{\\s+\"value\" : "
                                    + row[header.indexOf(name)]
                                    + ",");
        }
    }

    @Test
    void threadsChangeNothing() throws IOException {
        var one = runFine(SWEEP + " --threads 1 --out one.csv");
        var four = runFine(SWEEP + " --threads 4 --out four.csv");

        assertThat(folder.resolve("four.csv")).hasSameBinaryContentAs(folder.resolve("one.csv"));
        assertThat(four.out().replace("four", "one")).isEqualTo(one.out());
    }

    @Test
    void aSweepThatWasKilledGoesOnWhereItWas() throws IOException {
        runFine(SWEEP + " --out whole.csv");
        var lines = Files.readAllLines(folder.resolve("whole.csv"));
        var partial = new ArrayList<>(lines.subList(0, lines.size() - 9));
        var kept = lines.get(lines.size() - 3).replaceFirst(",ran,,\\w+,", ",ran,,marked,");
        partial.add(kept);
        partial.add(lines.get(lines.size() - 7).substring(0, 25)); // torn
        Files.writeString(folder.resolve("a.csv.partial"), String.join("\n", partial));

        var end = runFine(SWEEP + " --out a.csv");

        assertThat(end.err()).contains("9 parameter sets, 1 of them done before");
        var wanted = new ArrayList<>(lines);
        wanted.set(lines.size() - 3, kept); // it was not run again
        assertThat(Files.readAllLines(folder.resolve("a.csv"))).isEqualTo(wanted);
        assertThat(folder.resolve("a.csv.partial")).doesNotExist();
    }

    @Test
    void ctrlCKeepsWhatIsDoneAndTheSameCommandGoesOn() throws IOException {
        runFine(SWEEP + " --out whole.csv");
        var stop = new StopSignal();
        stop.request();

        var end = new Tried(folder, stop, "").run(List.of((SWEEP + " --out a.csv").split(" ")));

        assertThat(end.code()).isEqualTo(130);
        assertThat(end.out()).isEmpty();
        assertThat(end.err())
                .contains("interrupted: 0 of 9 parameter sets are done and kept in a.csv.partial");
        assertThat(folder.resolve("a.csv")).doesNotExist();
        runFine(SWEEP + " --out a.csv");
        assertThat(folder.resolve("a.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
    }

    @Test
    void aFinishedSweepIsShownAgainAndNotRunAgain() throws IOException {
        var first = runFine(SWEEP);
        var again = runFine(SWEEP + " --best max_drawdown");
        var file = first.out().lines().reduce((_, last) -> last).orElseThrow();

        assertThat(file).matches("file     sweeps/Mine-[0-9a-f]{12}[.]csv");
        assertThat(again.err()).contains("all 9 parameter sets are in sweeps/Mine-");
        assertThat(again.out()).contains("by max_drawdown, highest first").endsWith(file + "\n");
        runFine(SWEEP + " --out a.csv");
        var other = run(SWEEP + " --out a.csv --commission none");
        assertThat(other.code()).isEqualTo(8);
        assertThat(other.err())
                .contains(
                        "error TDM-7040",
                        "- option venue.commission: 0.05%",
                        "+ option venue.commission: none");
        runFine(SWEEP + " --out a.csv --commission none --overwrite");
        assertThat(Files.readString(folder.resolve("a.csv"))).contains("commission: none");
    }

    @Test
    void shardsMergeToTheWhole() throws IOException {
        runFine(SWEEP + " --out whole.csv");
        for (var i = 1; i <= 3; i++) {
            var end = runFine(SWEEP + " --shard " + i + "/3 --out s" + i + ".csv");
            assertThat(end.out()).contains("luck     not known from shard " + i + "/3");
        }

        var merged = runFine("sweep merge s3.csv s1.csv s2.csv --out all.csv");

        assertThat(folder.resolve("all.csv")).hasSameBinaryContentAs(folder.resolve("whole.csv"));
        assertThat(merged.out()).contains("sets     9: 6 ran", "luck     of 6 trials");
        assertThat(runFine(SWEEP + " --out all.csv").err()).contains("are in all.csv already");
        var gap = run("sweep merge s1.csv s3.csv --out gap.csv");
        assertThat(gap.code()).isEqualTo(8);
        assertThat(gap.err()).contains("error TDM-7042", "1 of 3 shards missing: 2/3");
        runFine(SWEEP + " --shard 2/3 --seed 5 --out other.csv");
        var mixed = run("sweep merge s1.csv other.csv s3.csv --out mixed.csv");
        assertThat(mixed.code()).isEqualTo(8);
        assertThat(mixed.err()).contains("- option seed: 1", "+ option seed: 5");
        assertThat(run("sweep merge s1.csv --out all.csv").err()).contains("error TDM-7012");
        assertThat(run("sweep merge s1.csv SPY.csv --out x.csv").err()).contains("TDM-7041");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "--param fsat=1..3; 3; TDM-2107; unknown parameter \"fsat\"",
                "--param fast=1|x|3; 3; TDM-2107; \"x\" is no whole number",
                "--param fast=90..101; 3; TDM-2107; 101 is out of range, 1 to 100",
                "--param fast=50..60; 3; TDM-2114; none of the 11 parameter sets",
                "--param fast=9..5; 2; TDM-1004; --param fast: \"9..5\" begins above its end",
                "--param fast=1..2000 --param slow=1..2000; 2; TDM-1004; 4,000,000 combinations are more than 1,000,000: 2,000 x 2,000",
                "--param fast=1..40000 --param slow=1..40000; 2; TDM-1004; 1,600,000,000 combinations are more than 1,000,000",
                "--param fast=1..9999999; 2; TDM-1004; more than 1,000,000 values",
                "--param fast=5..9..0; 2; TDM-1004; --param fast: \"5..9..0\": the step must be above 0",
                "--param fast=1..3..0.5; 3; TDM-2107; \"1.5\" is no whole number",
                "--param fast=1..3 --out SPY.csv/a.csv; 3; TDM-7013; cannot write",
                "--param fast=1..3 --random 4; 2; TDM-1004; there are only 3 combinations",
                "--param fast=1..3 --shard 4/4; 2; TDM-1004; there are only 3 parameter sets",
                "--param fast=1..3 --best shrape_ratio; 2; TDM-1004; did you mean \"sharpe_ratio\"",
                "--param fast=1..3 --threads 0 --top x; 2; TDM-1004; 2 options are wrong",
                "--param fast=1..3 --format csv; 2; TDM-1009; sweep has no format csv",
                "--param fast=1..3 --out a.csv --no-out; 2; TDM-1004; nothing is written",
            })
    void toldBeforeAnythingRuns(String options, int code, String error, String text) {
        var end = run("sweep Mine.java --data SPY.csv " + options);

        assertThat(end.code()).as(end.err()).isEqualTo(code);
        assertThat(end.err()).contains("error " + error, text).doesNotContain("sweep    ");
        assertThat(folder.resolve("sweeps")).doesNotExist();
    }

    @Test
    void randomSetsAreThoseOfTheSeed() {
        var line = "sweep Mine.java --data SPY.csv --param fast=1..30 --no-out --random 5 --seed ";
        var first = runFine(line + 3).out();

        assertThat(runFine(line + 3).out()).isEqualTo(first);
        assertThat(runFine(line + 4).out()).isNotEqualTo(first);
        assertThat(first).contains("sets     5: 5 ran");
    }

    @Test
    void aTerminalSeesHowFarItIs() {
        var end = tried.run(List.of(SWEEP.replace(" --no-progress", "").split(" ")), 80, true);

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).contains("best     6 of 9");
    }
}
