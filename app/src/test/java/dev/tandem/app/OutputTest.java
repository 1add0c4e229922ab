package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.app.command.RootCommand;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// What every command prints, narrow and wide, into a pipe and on a terminal: one file each in
/// `src/test/resources/output`, looked at by a person. Facts of the clock and the machine are
/// masked in their own width.
class OutputTest {
    private static final Pattern RUN_TIME = Pattern.compile("\\b(?!2026010)\\d{8}-\\d{6}-");
    private static final Pattern SECONDS = Pattern.compile("\\d+\\.\\d\\d s$", Pattern.MULTILINE);
    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?m)^((?:\\S*(?:ok|warn)\\S* +\\S* *(?:tandem|java|memory|disk|folder) +)"
                            + "|(?:tandem|java|system|cores|heap) +).*$");

    @TempDir Path temporary;

    /// Where a command runs.
    private record Place(
            String name, Map<String, String> environment, Charset charset, boolean isTerminal) {
        static Place of(String name, int columns, boolean isTerminal, String... more) {
            var environment = new LinkedHashMap<String, String>();
            environment.put("COLUMNS", String.valueOf(columns));
            for (var i = 0; i < more.length; i += 2) {
                environment.put(more[i], more[i + 1]);
            }
            return new Place(name, environment, StandardCharsets.UTF_8, isTerminal);
        }

        Place in(Charset changed) {
            return new Place(name, environment, changed, isTerminal);
        }

        int columns() {
            return Integer.parseInt(environment.get("COLUMNS"));
        }
    }

    private static final List<Place> USUAL =
            List.of(
                    Place.of("80 columns, pipe", 80, false),
                    Place.of("120 columns, pipe", 120, false),
                    Place.of("80 columns, terminal", 80, true),
                    Place.of("120 columns, terminal", 120, true));
    private static final List<Place> POOR =
            List.of(
                    Place.of("terminal with NO_COLOR", 80, true, "NO_COLOR", "1"),
                    Place.of("terminal with TERM=dumb", 80, true, "TERM", "dumb"),
                    Place.of("terminal in ASCII", 80, true).in(StandardCharsets.US_ASCII),
                    Place.of("pipe with CLICOLOR_FORCE=1", 80, false, "CLICOLOR_FORCE", "1"));

    static Stream<String> helpPages() {
        var pages = new ArrayList<String>();
        add(RootCommand.all(List.of(), Terminal.ofProcess(), new StopSignal()), "help", pages);
        return pages.stream();
    }

    private static void add(CommandLine command, String line, List<String> pages) {
        pages.add(line);
        command.getSubcommands().forEach((name, below) -> add(below, line + " " + name, pages));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("helpPages")
    void everyHelpPage(String line) throws IOException {
        var name = line.equals("help") ? "help/tandem" : line.replaceFirst(" ", "/");
        check(name, List.of(line), USUAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "demo, demo --no-progress",
        "demo-again, demo --no-progress --out runs/first; demo --no-progress --out runs/again",
        "demo-quiet, demo --no-progress -q",
        "backtest, backtest Buyer.java --data SPY.csv --no-progress",
        "backtest-no-trade, backtest Idle.java --data SPY.csv --no-progress --no-out",
        "backtest-frictionless, backtest Buyer.java --data SPY.csv --preset frictionless --no-progress --no-out",
        "backtest-yaml, backtest backtest.yaml --no-progress",
        "backtest-json, backtest Buyer.java --data SPY.csv --no-progress --no-out --json",
        "sweep, sweep Buyer.java --data SPY.csv --param days=1..4 --out s.csv --no-progress",
        "sweep-again, sweep Buyer.java --data SPY.csv --param days=1..4 --out s.csv --no-progress; sweep Buyer.java --data SPY.csv --param days=1..4 --out s.csv --best total_return --top 2 --no-progress",
        "sweep-json, sweep Buyer.java --data SPY.csv --param days=2|3 --no-out --no-progress --top 1 --json",
        "sweep-random, sweep Buyer.java --data SPY.csv --param days=1..9 --random 3 --seed 7 --no-out --no-progress",
        "sweep-failed, sweep Thrower.java --data SPY.csv --param days=1|2 --no-out --no-progress",
        "sweep-shard, sweep Buyer.java --data SPY.csv --param days=1..4 --shard 1/2 --out s.csv --no-progress",
        "sweep-merge, sweep Buyer.java --data SPY.csv --param days=1..3 --shard 1/2 --out a.csv --no-progress; sweep Buyer.java --data SPY.csv --param days=1..3 --shard 2/2 --out b.csv --no-progress; sweep merge a.csv b.csv --out c.csv",
        "runs, runs",
        "runs-list, runs list",
        "runs-list-json, runs list --json",
        "runs-list-csv, runs list --format csv",
        "runs-list-ndjson, runs list --format ndjson",
        "runs-list-tag, runs tag last best; runs list --tag best",
        "runs-list-none, runs list --runs nowhere",
        "runs-show, runs show last",
        "runs-show-json, runs show last --json",
        "runs-show-damaged, runs show cut",
        "runs-tag, runs tag last best",
        "runs-note, runs note last slow",
        "runs-rm, runs rm last --yes",
        "runs-export, runs export last --to copy.zip",
        "compare, compare last~1 last",
        "compare-three, compare last last~1 last~2",
        "compare-no-page, compare last~1 last --no-page",
        "compare-csv, compare last~1 last --format csv",
        "compare-json, compare last~1 last --json",
        "data, data",
        "data-cache, data cache",
        "data-cache-list-none, data cache list --cache nowhere",
        "data-cache-clear, backtest Buyer.java --data SPY.csv --no-progress --no-out -q --cache cache; data cache clear --cache cache",
        "journal, journal",
        "journal-show, journal show live",
        "journal-show-range, journal show live --from 2 --until 2026-01-05T14:30:02Z --type 1007",
        "journal-show-ndjson, journal show live --until 2 --format ndjson",
        "journal-verify, journal verify live",
        "journal-verify-json, journal verify live --json",
        "journal-export, journal export live --to records.ndjson",
        "init, init bot",
        "new, new",
        "new-strategy, new strategy Mine",
        "config, config",
        "config-validate, config validate backtest.yaml",
        "config-show, config show backtest.yaml",
        "config-diff, config diff backtest.yaml other.yaml",
        "config-validate-json, config validate backtest.yaml --format json",
        "config-schema, config schema",
        "completion-fish, completion fish",
        "completion-powershell, completion powershell",
        "doctor, doctor",
        "version, version",
        "version-full, version --full",
        "help-code, help TDM-2310",
        "help-calendars, help calendars",
        "help-schema, help schema",
        "help-schema-error, help schema error",
    })
    void everyCommand(String name, String lines) throws IOException {
        check(name, Arrays.asList(lines.split("; ")), USUAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "failed-usage, backtest Buyer.java --dta SPY.csv",
        "failed-usage-many, backtest Buyer.java --data SPY.csv --cash much --commission 5",
        "failed-config, backtest wrong.yaml",
        "failed-parameters, backtest Buyer.java --data SPY.csv --param dyas=3 --param days=99 --no-progress",
        "failed-data, backtest Buyer.java --data SPY.csv --from 2030-01-01 --no-progress",
        "failed-compile, backtest Wrong.java --data SPY.csv --no-progress",
        "failed-strategy, backtest Thrower.java --data SPY.csv --no-progress",
        "failed-strategy-json, backtest Thrower.java --data SPY.csv --no-progress --format json",
        "failed-sweep, sweep Buyer.java --data SPY.csv --param days=1..0 --random x --shard 3/2 --best beta",
        "failed-not-found, backtest Byer.java --data SPY.csv",
        "failed-refused, runs rm last",
        "failed-journal, journal verify broken",
        "failed-check, demo --no-out --no-progress --expect-hash 0000",
    })
    void oneErrorOfEachFamily(String name, String line) throws IOException {
        check(name, List.of(line), USUAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "demo, demo --no-progress",
        "runs-list, runs list",
        "runs-show, runs show last",
        "compare-three, compare last last~1 last~2",
        "config-show, config show backtest.yaml",
        "help-backtest, help backtest",
        "failed-config, backtest wrong.yaml",
        "failed-strategy, backtest Thrower.java --data SPY.csv --no-progress",
    })
    void poorTerminals(String name, String line) throws IOException {
        check("poor/" + name, List.of(line), POOR);
    }

    private void check(String name, List<String> lines, List<Place> places) throws IOException {
        var texts = new LinkedHashMap<String, String>();
        for (var place : places) {
            var text = printed(lines, place);
            var same =
                    texts.entrySet().stream()
                            .filter(one -> one.getValue().equals(text))
                            .findFirst();
            texts.put(place.name(), same.isPresent() ? "as " + same.get().getKey() + "\n" : text);
        }
        var all = new StringBuilder();
        texts.forEach((place, text) -> all.append("=== ").append(place).append('\n').append(text));
        Expected.check(name.replace(' ', '-'), all.toString());
    }

    private String printed(List<String> lines, Place place) throws IOException {
        var folder = Files.createTempDirectory(temporary, "run");
        prepare(folder);
        var text = "";
        for (var line : lines) {
            var end =
                    new Tried(folder)
                            .run(
                                    List.of(line.split(" ")),
                                    place.environment(),
                                    place.charset(),
                                    place.isTerminal());
            text = end.err() + end.out();
        }
        fits(text, place, !lines.getLast().matches("completion .*|.* --format (csv|ndjson)"));
        var masked = RUN_TIME.matcher(text).replaceAll("YYYYMMDD-hhmmss-");
        masked = SECONDS.matcher(masked).replaceAll("#.## s").replace(folder + "/", "");
        var isOfMachine = lines.getFirst().matches("(doctor|version).*");
        return isOfMachine ? MACHINE.matcher(masked).replaceAll("$1...") : masked;
    }

    /// Nothing on a terminal is wider than it, but what is there to be copied.
    ///
    /// @param isForPeople not a script, a table or a document for another program
    private static void fits(String text, Place place, boolean isForPeople) {
        var visible = text.replaceAll("\u001b\\[[0-9;]*[mK]", "").replace("\r", "");
        assertThat(visible).doesNotContain("\u001b");
        if (place.charset().equals(StandardCharsets.US_ASCII)) {
            assertThat(visible).doesNotContain("???").matches("(?s)\\p{ASCII}*");
        }
        if (place.isTerminal() && isForPeople) {
            assertThat(visible.lines())
                    .filteredOn(line -> !line.startsWith("same result again: "))
                    .filteredOn(line -> !line.matches("report +runs/compare-.*"))
                    .filteredOn(line -> !line.matches(" *(at |\"|\\d+ [|]).*"))
                    .filteredOn(line -> !line.contains(System.getProperty("java.io.tmpdir")))
                    .allSatisfy(
                            line -> assertThat(line.length()).isLessThanOrEqualTo(place.columns()));
        }
    }

    private static void prepare(Path folder) throws IOException {
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(60));
        strategy(
                folder,
                "Buyer",
                "context.targetWeight(bar.instrument(), ++bars % 10 < days ? 0.5 : 0);");
        strategy(folder, "Idle", "");
        strategy(
                folder,
                "Thrower",
                "var closes = new double[bars]; bars += closes.length; closes[days] = 1;");
        Files.writeString(
                folder.resolve("Wrong.java"), "public class Wrong {\n    int x = y;\n}\n");
        var yaml = "strategy:\n  source: Buyer.java\ndata:\n  paths: [SPY.csv]\n";
        Files.writeString(folder.resolve("backtest.yaml"), yaml + "seed: 7\n");
        Files.writeString(folder.resolve("other.yaml"), yaml + "account:\n  cash: 5000 USD\n");
        Files.writeString(
                folder.resolve("wrong.yaml"), yaml + "sede: 7\nexecution:\n  slippage: 2\n");
        KeptRuns.writeInto(folder.resolve("runs"));
        KeptJournal.writeInto(folder.resolve("live"));
        KeptJournal.writeInto(folder.resolve("broken"));
        KeptJournal.damage(folder.resolve("broken"));
    }

    private static void strategy(Path folder, String name, String body) throws IOException {
        Files.writeString(
                folder.resolve(name + ".java"),
                """
                import dev.tandem.api.market.Bar;
                import dev.tandem.api.strategy.*;

                public final class %1$s implements Strategy {
                    public record Params(@Default("5") @Range(min = 1, max = 9) int days) {}
                    private final int days;
                    private int bars;

                    public %1$s(Params params) {
                        days = params.days();
                    }

                    @Override
                    public void onBar(Context context, Bar bar) {
                        %2$s
                    }
                }
                """
                        .formatted(name, body));
    }
}
