package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a user types and what they get back: streams, messages, files, exit codes.
class CommandLineTest {
    private static final List<String> RUN =
            List.of("backtest", "Buyer.java", "--data", "SPY.csv", "--no-progress");

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
        Files.writeString(
                folder.resolve("Buyer.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;

                public final class Buyer implements Strategy {
                    public record Params(@Default("0.5") @Range(min = 0, max = 1) double weight,
                                         @Default("20") int throwAt) {}
                    private final Params params;
                    private int bars;

                    public Buyer(Params params) {
                        this.params = params;
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        bars++;
                        context.targetWeight(bar.instrument(), bars % 10 < 5 ? params.weight() : 0);
                        if (params.throwAt() == bars) {
                            context.record("never", 1 / (bars - params.throwAt()));
                        }
                    }
                }
                """);
    }

    private List<String> run(String... more) {
        return Tried.words(Tried.words(RUN, "--param", "throwAt=0"), more);
    }

    @Test
    void aBacktestPrintsTheTableAndWritesItsFiles() {
        var end = tried.run(run("--out", "first"));

        assertThat(end.code()).isZero();
        assertThat(end.err())
                .startsWith(
                        "Buyer(weight=0.5, throwAt=0)   SPY 1d   2024-01-02 .. 2024-02-28   cash"
                                + " 100,000.00 USD\ndata     40 bars from 1 file, sha256 ");
        assertThat(end.out())
                .contains("RESULT", "buy & hold", "TRADES", "COSTS", "(TDM-3011)")
                .contains(
                        "same result again: tandem backtest Buyer.java --data SPY.csv --no-progress")
                .containsPattern("--expect-hash [0-9a-f]{12}\n$");
        assertThat(folder.resolve("first"))
                .isDirectoryContaining("glob:**/run.json")
                .isDirectoryContaining("glob:**/summary.json")
                .isDirectoryContaining("glob:**/fills.csv");
    }

    @Test
    void theSameCommandTwiceGivesTheSameFilesExceptRunJson() throws IOException {
        tried.run(run("--out", "first"));
        tried.run(run("--out", "second"));

        for (var name :
                List.of("summary.json", "orders.csv", "fills.csv", "trades.csv", "equity.csv")) {
            assertThat(folder.resolve("second").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
        }
        assertThat(Files.readString(folder.resolve("first/fills.csv")).lines().count())
                .isGreaterThan(3);
    }

    @Test
    void jsonIsExactlyOneDocumentOnStandardOutput() {
        var end = tried.run(run("--json", "--no-out"));

        assertThat(end.code()).isZero();
        var depth = 0;
        var documents = 0;
        var first = "";
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), end.out())) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (first.isEmpty() && token == JsonToken.PROPERTY_NAME) {
                    first = parser.currentName();
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                documents += depth == 0 ? 1 : 0;
            }
        }
        assertThat(documents).isOne();
        assertThat(first).isEqualTo("schema");
        assertThat(end.err()).contains("Buyer(weight=0.5");
    }

    @Test
    void quietPrintsOnlyTheRunId() {
        var end = tried.run(run("-q", "--out", "first"));

        assertThat(end.code()).isZero();
        assertThat(end.err()).isEmpty();
        assertThat(end.out()).matches("[0-9]{8}-[0-9]{6}-Buyer\n");
    }

    @Test
    void runsWithoutOutGoToAFolderNamedAfterThemAndNeverOverwrite() {
        var first = tried.run(run("-q"));
        var second = tried.run(run("-q"));

        assertThat(first.out()).isNotEqualTo(second.out());
        assertThat(folder.resolve("runs").resolve(first.out().strip())).isDirectory();
        assertThat(folder.resolve("runs").resolve(second.out().strip())).isDirectory();
    }

    @Test
    void anExistingRunIsKeptUnlessOverwritingIsAskedFor() {
        tried.run(run("--out", "first"));

        var refused = tried.run(run("--out", "first"));
        var replaced = tried.run(run("--out", "first", "--overwrite"));

        assertThat(refused.code()).isEqualTo(8);
        assertThat(refused.err())
                .startsWith("error TDM-7010  ")
                .contains("first already holds a run")
                .endsWith("or add --overwrite    (exit 8)\n");
        assertThat(replaced.code()).isZero();
    }

    @Test
    void theExpectedHashIsChecked() {
        var again = tried.run(run("--no-out")).out();
        var hash = again.substring(again.indexOf("--expect-hash ") + 14).strip();

        assertThat(tried.run(run("--no-out", "--expect-hash", hash)).code()).isZero();
        var end = tried.run(run("--no-out", "--expect-hash", "0123456789"));
        assertThat(end.code()).isEqualTo(9);
        assertThat(end.err())
                .contains(
                        "error TDM-9001  the decisions differ: their hash begins with "
                                + hash.substring(0, 10)
                                + ", expected was 0123456789");
    }

    @Test
    void aStrategyThatThrowsIsShownWithTheLineOfItsFileAndTheTimeOfTheBar() {
        var end = tried.run(Tried.words(RUN, "--no-out"));

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.out()).isEmpty();
        assertThat(end.err())
                .contains(
                        """
                        error TDM-5002  Buyer threw in onBar at 2024-01-30T21:00:00Z (bar 20 of 40)
                              java.lang.ArithmeticException: / by zero
                                  at Buyer.onBar(Buyer.java:19)   context.record("never", 1 / (bars - params.throwAt()));
                              fields: params=Params[weight=0.5, throwAt=20], bars=20
                              hint: ask whether the divisor is 0
                        help: correct the line, or add --on-error continue to skip callbacks that throw    (exit 5)
                        """);
    }

    @Test
    void aStrategyThatThrowsAtItsStartIsItsOwnFaultToo() throws IOException {
        Files.writeString(
                folder.resolve("Starter.java"),
                """
                import dev.tandem.api.strategy.*;
                public class Starter implements Strategy {
                    @Override public void onStart(Context context) {
                        context.instrument("QQQ");
                    }
                }
                """);

        var end = tried.run(List.of("backtest", "Starter.java", "--data", "SPY.csv", "--no-out"));

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err())
                .contains("error TDM-5002  Starter threw in onStart at 2024-01-0")
                .contains("at Starter.onStart(Starter.java:4)   context.instrument(\"QQQ\");");
    }

    @Test
    void callbacksThatThrowCanBeSkipped() {
        var end = tried.run(Tried.words(RUN, "--no-out", "--on-error", "continue"));

        assertThat(end.code()).isZero();
        assertThat(end.out())
                .contains("1 callback of the strategy threw and had no effect (TDM-5102)");
    }

    @Test
    void anInterruptedRunIsKeptAsAPartAndExitsWith130() throws IOException {
        Files.writeString(folder.resolve("BTCUSD.csv"), Tried.minutes(9000));
        tried.stop().request();

        var end =
                tried.run(
                        List.of(
                                "backtest",
                                "Buyer.java",
                                "--data",
                                "BTCUSD.csv",
                                "--class",
                                "crypto",
                                "--param",
                                "throwAt=0",
                                "--out",
                                "part"));

        assertThat(end.code()).isEqualTo(130);
        assertThat(end.out())
                .contains("interrupted at 2024-01-0")
                .contains("(TDM-3020)")
                .doesNotContain("same result again");
        assertThat(Files.readString(folder.resolve("part/run.json")))
                .contains("\"status\" : \"interrupted\"");
    }

    @Test
    void allWrongOptionsAreReportedAtOnce() {
        var end =
                tried.run(
                        run(
                                "--from", "2024-13-01",
                                "--to", "tomorrow",
                                "--cash", "much",
                                "--commission", "5",
                                "--on-error", "stopp"));

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.out()).isEmpty();
        assertThat(end.err())
                .isEqualTo(
                        """
                        error TDM-1004  5 options are wrong
                              --from: "2024-13-01" is no date, write for example 2024-01-31, -90d or ytd
                              --to: "tomorrow" is no date, write for example 2024-01-31, -90d or ytd
                              --cash: no amount of money: "much", write for example 100000 USD
                              --commission: "5" is no commission, write for example 0.1%, 0.005/share, 0.005/share:1.00 (with a minimum), 2.25/contract or none
                              --on-error: "stopp" is none of stop, continue; did you mean "stop"?
                        help: tandem backtest --help lists all options    (exit 2)
                        """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bactest | 2 | error TDM-1001  unknown command \"bactest\", did you mean \"backtest\"?",
                "backtest --symbls A | 2 | error TDM-1002  unknown option \"--symbls\", did you mean \"--symbols\"?",
                "backtest --zzzzzzzzz=3 | 2 | error TDM-1002  unknown option \"--zzzzzzzzz\"",
                "backtest --data SPY.csv | 2 | error TDM-1003  no strategy is given",
                "backtest Buyer.java --data | 2 | error TDM-1003  Missing required parameter for option '--data'",
                "backtest Buyer.java Seller.java | 2 | error TDM-1005  unexpected argument \"Seller.java\"",
                "backtest Buyer.java | 2 | error TDM-1006  no data are given, so there is nothing to run Buyer.java on",
                "backtest Buyer.yaml --data SPY.csv | 3 | error TDM-2101  Buyer.yaml: no such file",
                "backtest Buyer.java --data SPY.csv --profile a | 2 | error TDM-1004  --profile, --project: they"
                        + " belong to a .yaml file as target",
                "backtest Buyer.java --data SPY.csv --set sede=1 | 3 | error TDM-2104  unknown key \"sede\"",
                "backtest Buyer.java --data SPY.csv --set execution.fill=now | 3 | error TDM-2106  wrong value of"
                        + " execution.fill",
                "backtest Buyer.java --data SPY.csv --benchmark QQQ | 3 | error TDM-2113  the benchmark \"QQQ\" is no"
                        + " instrument of this run",
                "backtest Buyer.java --data SPY.csv --max-order 5_EUR | 3 | error TDM-2112  the largest order is in EUR,"
                        + " the account in USD",
                "config shwo | 2 | error TDM-1001  unknown command \"shwo\", did you mean \"show\"?",
                "config show x.yaml --set seed | 2 | error TDM-1004  --set: \"seed\" is no key=value",
                "backtest Buyer.java --data SPY.csv --param weigth=1 | 3 | error TDM-2107  Buyer: unknown parameter"
                        + " \"weigth\", did you mean \"weight\"?",
                "backtest Buyer.java --data SPY.csv --cash 1000_EUR | 3 | error TDM-2502  ",
                "backtest Buyer.java --data SPY.csv --csv tiem=t | 3 | error TDM-2340  ",
                "backtest Buyer.java --data SPX.csv | 4 | error TDM-2310  ",
                "backtest Buyer.java --data SPY.csv --from 2030-01-01 | 4 | error TDM-2301  ",
                "backtest Byer.java --data SPY.csv | 7 | error TDM-7001  no such strategy file: Byer.java, did you mean"
                        + " Buyer.java?",
                "backtest Nowhere --data SPY.csv | 7 | error TDM-7002  no class \"Nowhere\" on the class path",
                "help demoo | 2 | error TDM-1001  unknown command \"demoo\", did you mean \"demo\"?",
            })
    void eachMistakeHasItsCodeItsWordsAndItsExit(String command, int code, String message) {
        var words = List.of(command.strip().split(" "));

        var end = tried.run(words.stream().map(word -> word.replace('_', ' ')).toList());

        assertThat(end.err()).contains(message).contains("(exit " + code + ")\n");
        assertThat(end.code()).isEqualTo(code);
        assertThat(end.out()).isEmpty();
    }

    @Test
    void aStrategyThatDoesNotCompileExitsWith5() throws IOException {
        Files.writeString(folder.resolve("Bad.java"), "class Bad {\n    int x = y;\n}\n");

        var end = tried.run(List.of("backtest", "Bad.java", "--data", "SPY.csv"));

        assertThat(end.code()).isEqualTo(5);
        assertThat(end.err())
                .isEqualTo(
                        """
                        error TDM-5001  Bad.java does not compile: 1 error
                              Bad.java:2:13  cannot find symbol
                                  2 |     int x = y;
                                    |             ^
                                      symbol:   variable y
                                      location: class Bad
                        help: correct the marked lines, then run the same command again    (exit 5)
                        """);
    }

    @Test
    void theTargetMayStandBehindTheData() {
        var end =
                tried.run(
                        List.of(
                                "backtest",
                                "--no-out",
                                "--param",
                                "throwAt=0",
                                "--data",
                                "SPY.csv",
                                "Buyer.java"));

        assertThat(end.code()).isZero();
    }

    @Test
    void costsShortsAndSizesReachTheRun() throws IOException {
        var end =
                tried.run(
                        run(
                                "--out",
                                "run",
                                "--commission",
                                "0.005/share:1",
                                "--slippage",
                                "none",
                                "--short",
                                "--short-cover",
                                "2",
                                "--limit-rule",
                                "touch",
                                "--bars",
                                "1d",
                                "--seed",
                                "7",
                                "--symbols",
                                "SPY",
                                "--class",
                                "index"));

        assertThat(end.code()).isZero();
        assertThat(Files.readString(folder.resolve("run/run.json")))
                .contains(
                        "\"venue.commission\" : \"0.005/share:1\"",
                        "\"venue.slippage\" : \"none\"",
                        "\"venue.limit-rule\" : \"touch\"",
                        "\"venue.short\" : \"true\"",
                        "\"venue.short-cover\" : \"2\"",
                        "\"bars\" : \"1d\"",
                        "\"seed\" : 7",
                        "\"weight\" : \"0.5\"",
                        "\"status\" : \"complete\"");
    }

    @Test
    void cashWithoutACurrencyIsInThatOfTheInstruments() {
        var end =
                tried.run(
                        run(
                                "--no-out",
                                "--symbols",
                                "BTCEUR",
                                "--class",
                                "crypto",
                                "--cash",
                                "5000"));

        assertThat(end.code()).isZero();
        assertThat(end.err()).contains("cash 5,000.00 EUR");
    }

    @Test
    void barsLongerThanADayHideSomething() throws IOException {
        var weeks = new StringBuilder("date,open,high,low,close,volume\n");
        for (var i = 0; i < 30; i++) {
            var friday = LocalDate.of(2023, 1, 6).plusWeeks(i);
            weeks.append(friday).append(",100,102,99,101,1000\n");
        }
        assertThat(tried.run(run("--no-out")).out()).doesNotContain("TDM-3002");

        Files.writeString(folder.resolve("SPY.csv"), weeks);

        assertThat(tried.run(run("--no-out")).out().replaceAll("\\s+", " "))
                .contains("! bars of 1w hide what happened inside of them: ")
                .contains("(TDM-3002)");
    }

    @Test
    void warnsOfWhatMakesAReplayDiffer() throws IOException {
        Files.writeString(
                folder.resolve("Clock.java"),
                "import dev.tandem.api.strategy.*; public class Clock implements Strategy { long now ="
                        + " System.nanoTime(); }");

        var end = tried.run(List.of("backtest", "Clock.java", "--data", "SPY.csv", "--no-out"));

        assertThat(end.code()).isZero();
        assertThat(end.out().replaceAll("\\s+", " "))
                .contains(
                        "! not deterministic: the strategy uses java.lang.System.nanoTime; a replay will"
                                + " differ; use context.now() and context.random() (TDM-5101)");
    }

    @Test
    void theDemoNeedsNoFiles() {
        var end = tried.run(List.of("demo", "--no-out"));

        assertThat(end.code()).isZero();
        assertThat(end.err())
                .contains("GoldenCross(fast=50, slow=200, weight=0.95)   SP500 1d   2000-01-03 ..")
                .contains("bars from bundled sp500-2000.csv")
                .contains("running 100% bars=");
        assertThat(end.out()).contains("Total return").contains("tandem demo --expect-hash ");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void helpVersionAndDoctor() {
        assertThat(tried.run(List.of()).out()).contains("demo", "backtest", "doctor", "version");
        assertThat(tried.run(List.of("--help")).code()).isZero();
        assertThat(tried.run(List.of("backtest", "--help")).out()).contains("--expect-hash=PREFIX");
        assertThat(tried.run(List.of("version")).out()).matches("tandem \\S+\n");
        assertThat(tried.run(List.of("version", "--full")).out()).contains("java   ");
        assertThat(tried.run(List.of("doctor")).out()).contains("ok    compiler  present");
        assertThat(tried.run(List.of("doctor", "--json")).out())
                .startsWith("{\n  \"schema\" : \"tandem.doctor/1\",\n  \"failed\" : 0,");
    }

    @Test
    void stackTracesAreShownOnlyWhenAskedFor() {
        var plain = tried.run(List.of("backtest", "Buyer.java"));
        var verbose = tried.run(List.of("backtest", "Buyer.java", "-v"));

        assertThat(plain.err()).doesNotContain("\tat dev.tandem");
        assertThat(verbose.err()).contains("\tat dev.tandem.app.command.BacktestCommand");
    }
}
