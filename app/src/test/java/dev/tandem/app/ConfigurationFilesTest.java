package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Configuration files from the command line: what runs, what is shown, which exit codes.
class ConfigurationFilesTest {
    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
        Files.writeString(folder.resolve("backtest.yaml"), resource("sample.yaml"));
        Files.writeString(
                folder.resolve("Buyer.java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;

                public final class Buyer implements Strategy {
                    public record Params(double weight, int throwAt) {}
                    private final Params params;
                    private int bars;

                    public Buyer(Params params) {
                        this.params = params;
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        context.targetWeight(bar.instrument(), bars++ % 10 < 5 ? params.weight() : -0.1);
                    }
                }
                """);
    }

    private static String resource(String name) throws IOException {
        try (var in = ConfigurationFilesTest.class.getResourceAsStream("config/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Tried.End run(String... words) {
        return tried.run(List.of(words));
    }

    @Test
    void aFileGivesTheSameRunAsTheOptionsThatSayTheSame() throws IOException {
        var file = run("backtest", "backtest.yaml", "--no-progress");
        var options =
                run(
                        "backtest",
                        "Buyer.java",
                        "--no-progress",
                        "--out",
                        "second",
                        "--param",
                        "weight=0.5",
                        "--param",
                        "throwAt=0",
                        "--symbols",
                        "SPY",
                        "--bars",
                        "1d",
                        "--benchmark",
                        "SPY",
                        "--from",
                        "2024-01-04",
                        "--to",
                        "2024-02-20",
                        "--data",
                        "SPY.csv",
                        "--csv",
                        "time=date,close=close,stamp=end,zone=America/New_York",
                        "--class",
                        "equity",
                        "--on-bad-row",
                        "drop",
                        "--cash",
                        "50000 USD",
                        "--preset",
                        "tandem",
                        "--commission",
                        "0.005/share:1",
                        "--slippage",
                        "5bps",
                        "--limit-rule",
                        "touch",
                        "--short",
                        "--short-cover",
                        "2",
                        "--on-error",
                        "continue",
                        "--max-order",
                        "40000 USD",
                        "--seed",
                        "7");

        assertThat(file.err()).isEqualTo(options.err().replaceAll("\\d\\.\\d\\d s", seconds(file)));
        assertThat(file.code()).isZero();
        for (var name :
                List.of("summary.json", "orders.csv", "fills.csv", "trades.csv", "equity.csv")) {
            assertThat(folder.resolve("runs/first").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("second").resolve(name));
        }
        assertThat(Files.readString(folder.resolve("runs/first/fills.csv")).lines().count())
                .isGreaterThan(3);
        assertThat(hash(file)).isEqualTo(hash(options));
    }

    private static String seconds(Tried.End end) {
        return end.err().replaceAll("(?s).*(\\d\\.\\d\\d s).*", "$1");
    }

    private static String hash(Tried.End end) {
        return end.out().substring(end.out().indexOf("--expect-hash"));
    }

    @Test
    void optionsAreLaidOverTheFile() throws IOException {
        var end =
                run(
                        "backtest",
                        "backtest.yaml",
                        "--set",
                        "seed=8",
                        "--seed",
                        "9",
                        "--param",
                        "weight=0.25",
                        "--cash",
                        "9000 USD",
                        "--out",
                        "third");

        assertThat(end.code()).isZero();
        assertThat(Files.readString(folder.resolve("third/run.json")))
                .contains("\"seed\" : 9", "\"cash\" : \"9000 USD\"", "\"weight\" : \"0.25\"")
                .contains("\"risk.max-order\" : \"40000 USD\"", "\"benchmark\" : \"SPY\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void showFitsTheWidth(int width) throws IOException {
        var out = new ByteArrayOutputStream();
        var printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        var environment = Map.of("COLUMNS", String.valueOf(width));
        var terminal = new Terminal(printer, printer, environment, folder, false);

        Main.run(List.of("config", "show", "backtest.yaml"), terminal, new StopSignal());

        var text = out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        assertThat(text).isEqualTo(resource("show-" + width + ".txt"));
        assertThat(text.lines()).allMatch(line -> line.length() <= width);
    }

    @Test
    void everyKeyHasItsDefault() throws IOException {
        Files.writeString(folder.resolve("least.yaml"), "strategy: { source: A.java }\n");

        assertThat(run("config", "show", "least.yaml").out()).isEqualTo(resource("defaults.txt"));
    }

    @Test
    void showAsJsonHasValuesReasonsAndOrigins() {
        assertThat(run("config", "show", "backtest.yaml", "--json", "--set", "seed=8").out())
                .startsWith(
                        "{\n  \"schema\" : \"tandem.config/1\",\n  \"file\" : \"backtest.yaml\",")
                .contains("\"value\" : \"8\",\n    \"origin\" : \"--set seed\"")
                .contains(
                        "\"value\" : null,\n    \"reason\" : \"instruments.yaml beside the data\","
                                + "\n    \"origin\" : \"default\"");
    }

    @Test
    void validateCountsWhatIsGivenOrExitsWith3() throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), "mode: live\n");

        assertThat(run("config", "validate", "backtest.yaml").out())
                .isEqualTo("backtest.yaml is valid, 28 values\n");
        assertThat(run("config", "validate", "backtest.yaml", "--json").out())
                .startsWith("{\n  \"schema\" : \"tandem.config-check/1\",");
        var bad = run("config", "validate", "bad.yaml", "--json");
        assertThat(bad.code()).isEqualTo(3);
        assertThat(bad.out()).startsWith("{\n  \"schema\" : \"tandem.error/1\",");
        assertThat(bad.err())
                .startsWith("error TDM-2103  3 problems in the configuration\n")
                .contains("TDM-2109  mode \"live\" is not there yet at bad.yaml:1:7")
                .endsWith("(exit 3)\n");
    }

    @Test
    void aProjectOrProfileThatIsNamedMustBeThere() {
        assertThat(run("config", "validate", "backtest.yaml", "-C", "lab").err())
                .startsWith("error TDM-2101  lab/tandem.yaml: no such file\n");
        assertThat(run("backtest", "backtest.yaml", "-p", "big").err())
                .startsWith("error TDM-2101  backtest.big.yaml: no such file\n");
    }

    @Test
    void diffShowsWhatDiffers() throws IOException {
        Files.writeString(
                folder.resolve("other.yaml"),
                resource("sample.yaml")
                        .replace("seed: 7", "seed: 8")
                        .replace("out: runs/first", ""));

        assertThat(run("config", "diff", "backtest.yaml", "other.yaml").out())
                .isEqualTo(
                        """
                              backtest.yaml  other.yaml
                        seed  7              8
                        out   runs/first     (runs/<time>-<strategy>)
                        """);
        assertThat(run("config", "diff", "backtest.yaml", "backtest.yaml").out())
                .isEqualTo("backtest.yaml and backtest.yaml say the same\n");
        assertThat(run("config", "diff", "backtest.yaml", "other.yaml", "--json").out())
                .startsWith("{\n  \"schema\" : \"tandem.config-diff/1\",");
    }

    @Test
    void theSchemaIsOneDocument() {
        assertThat(run("config", "schema").out())
                .startsWith("{\n  \"$schema\" : \"https://json-schema.org/draft/2020-12/schema\",")
                .endsWith("}\n");
    }

    @Test
    void validateTellsWhatTheStrategySaysWithAllOtherProblems() throws IOException {
        Files.writeString(
                folder.resolve("bad.yaml"),
                """
                strategy: { source: Buyer.java, params: { wieght: 0.5, throwAt: soon } }
                data: { paths: [SPY.csv] }
                seed: one
                """);

        var end = run("config", "validate", "bad.yaml");

        assertThat(end.code()).isEqualTo(3);
        assertThat(end.err())
                .isEqualTo(
                        """
                        error TDM-2107  2 problems in the configuration
                              TDM-2107  3 problems with the parameters of Buyer
                              unknown parameter "wieght", did you mean "weight"?
                              weight: not given, and it has no default
                              throwAt: "soon" is no whole number of at most 2147483647
                              TDM-2106  wrong value of seed at bad.yaml:3:7
                                  3 | seed: one
                                    |       ^^^ "one" is no whole number
                        help: docs/guide/configuration.md lists all keys    (exit 3)
                        """);
        assertThat(
                        run("config", "show", "backtest.yaml", "--set", "strategy.source=No.java")
                                .code())
                .isZero();
        var none = run("config", "validate", "backtest.yaml", "--set", "strategy.source=No.java");
        assertThat(none.code()).isEqualTo(7);
        assertThat(none.err()).startsWith("error TDM-7001  no such strategy file: No.java");
        Files.writeString(folder.resolve("Broken.java"), "public class Broken { int x = y; }");
        var broken =
                run("config", "validate", "backtest.yaml", "--set", "strategy.source=Broken.java");
        assertThat(broken.code()).isEqualTo(5);
        assertThat(broken.err()).startsWith("error TDM-5001  Broken.java does not compile");
        assertThat(run("config", "validate", "backtest.yaml", "--json").out())
                .contains("\"strategy\" : \"Buyer(weight=0.5, throwAt=0)\"");
    }

    @Test
    void datesOfOptionsMayBeRelativeAndTheCommandToRepeatHasTheirDays() throws IOException {
        var before = LocalDate.now(ZoneOffset.UTC);
        var end = run("backtest", "backtest.yaml", "--from", "-100y", "--to=-0d", "--out", "r");
        var after = LocalDate.now(ZoneOffset.UTC);

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).containsAnyOf(command(before), command(after));
        assertThat(Files.readString(folder.resolve("r/run.json")))
                .contains("\"from\" : \"2024-01-02\"", "\"to\" : \"2024-02-28\"");
        var wrong = run("backtest", "backtest.yaml", "--from", "-90", "--to", "ytd");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("\"-90\" is no date", "\"ytd\" begins with this year");
        assertThat(run("backtest", "backtest.yaml", "--from", "--to", "2024-01-01").err())
                .startsWith(
                        "error TDM-1003  Missing required parameter for option '--from' (DATE)");
        assertThat(run("backtest", "backtest.yaml", "--to").err())
                .startsWith("error TDM-1003  Missing required parameter for option '--to' (DATE)");
        assertThat(run("config", "show", "backtest.yaml", "--set", "period.from=-90d").err())
                .contains("\"-90d\" is no date, write for example 2024-01-31");
    }

    private static String command(LocalDate today) {
        return "backtest.yaml --from "
                + today.minusYears(100)
                + " --to "
                + today
                + " --expect-hash";
    }

    private Tried.End runWith(Map<String, String> environment, String... words) {
        return tried.run(List.of(words), environment, StandardCharsets.UTF_8, false);
    }

    private void configureReport(String report) throws IOException {
        Files.writeString(
                folder.resolve("backtest.yaml"),
                "strategy: { source: Buyer.java, params: { weight: 0.5, throwAt: 0 } }\n"
                        + "data: { paths: [SPY.csv] }\nout: first\nreport: "
                        + report);
    }

    @Test
    void everyLayerCanSwitchTheReport() throws IOException {
        var page = folder.resolve("first/report.html");
        configureReport("{ html: false }");
        var on = Map.of("TANDEM__REPORT__HTML", "true");

        var without = run("backtest", "backtest.yaml");
        assertThat(without.out()).contains("files  first\n");
        assertThat(folder.resolve("first/summary.json")).exists();
        assertThat(page).doesNotExist();
        assertThat(run("config", "show", "backtest.yaml").out())
                .containsPattern("report.html +false +backtest.yaml:4:17")
                .containsPattern("report.open +false +default");

        runWith(on, "backtest", "backtest.yaml", "--overwrite", "--set", "report.html=false");
        assertThat(page).doesNotExist();
        runWith(on, "backtest", "backtest.yaml", "--overwrite", "--no-report");
        assertThat(page).doesNotExist();
        assertThat(runWith(on, "config", "show", "backtest.yaml").out())
                .containsPattern("report.html +true +TANDEM__REPORT__HTML");
        runWith(on, "backtest", "backtest.yaml", "--overwrite");
        assertThat(page).exists();
    }

    @Test
    void theReportIsOpenedWhereTheConfigurationOrAnOptionAsksForIt() throws IOException {
        var page = folder.resolve("first/report.html");
        var browser = Map.of("BROWSER", folder.resolve("no-browser").toString());
        var opened = "no browser could be started; open " + page;
        configureReport("{ open: true }");

        var shown = runWith(browser, "backtest", "backtest.yaml");
        assertThat(shown.code()).isZero();
        assertThat(shown.err()).contains(opened);
        assertThat(runWith(browser, "backtest", "backtest.yaml", "--no-out").err())
                .doesNotContain("browser");
        assertThat(runWith(browser, "backtest", "backtest.yaml", "--overwrite", "--no-report"))
                .satisfies(end -> assertThat(end.code()).isZero())
                .satisfies(end -> assertThat(end.err()).doesNotContain("browser"));

        configureReport("{ html: false }");
        assertThat(runWith(browser, "backtest", "backtest.yaml", "--overwrite").err())
                .doesNotContain("browser");
        assertThat(page).doesNotExist();
        var asked = runWith(browser, "backtest", "backtest.yaml", "--overwrite", "--open");
        assertThat(asked.err()).contains(opened);
        assertThat(asked.out()).contains("same result again").doesNotContain("--open");
        assertThat(page).exists();
    }

    @Test
    void whatIsNotWrittenCannotBeOpened() {
        var end = run("backtest", "backtest.yaml", "--open", "--no-out");

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err())
                .contains("--open: --no-out is given too, so there is nothing to open");
    }
}
