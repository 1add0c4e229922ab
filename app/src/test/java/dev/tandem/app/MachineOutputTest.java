package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.app.Tried.End;
import dev.tandem.app.command.RootCommand;
import dev.tandem.app.config.SettingsSchema;
import dev.tandem.app.format.DocumentSchemas;
import dev.tandem.app.run.StopSignal;
import dev.tandem.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// What machines read: one document on standard output whose first key names its schema, which it
/// keeps; errors too; and no format that a command does not have.
class MachineOutputTest {
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// Command lines and the kind of document they print.
    private static final List<List<String>> LINES =
            List.of(
                    List.of("demo --no-out", "summary"),
                    List.of("backtest bot/backtest.yaml --no-out", "summary"),
                    List.of("backtest bot/backtest.yaml --no-out --bands", "summary"),
                    List.of("prove bot/strategies/SmaCross.java --data SPY.csv", "certificate"),
                    List.of(
                            "sweep bot/strategies/SmaCross.java --data SPY.csv --no-out --param fast=3..5",
                            "sweep"),
                    List.of("sweep merge part.csv --out whole.csv --overwrite", "sweep"),
                    List.of(
                            "paper bot/strategies/SmaCross.java --data SPY.csv --speed max --no-out --no-progress",
                            "summary"),
                    List.of("replay paper/SmaCross", "replay"),
                    List.of("replay paper/Mended --changed", "change"),
                    List.of(
                            "fork paper/SmaCross --at 2024-01-18 --speed max --no-out --no-progress",
                            "summary"),
                    List.of("halt paper/SmaCross --reason odd", "halt"),
                    List.of("runs list", "runs"),
                    List.of("runs list --runs nowhere", "runs"),
                    List.of("runs show last", "kept-run"),
                    List.of("runs show cut", "kept-run"),
                    List.of("runs tag last best", "run-notes"),
                    List.of("runs note last slow", "run-notes"),
                    List.of("runs rm last cut --yes", "removed"),
                    List.of("runs export last --to copy.zip", "export"),
                    List.of("report last~1", "page"),
                    List.of("compare last last~1", "comparison"),
                    List.of("compare last last~1 last~2", "comparison"),
                    List.of("compare last last~1 --no-page", "comparison"),
                    List.of("data cache list --cache cache", "columns"),
                    List.of("data cache prune --cache cache", "removed"),
                    List.of("data cache clear --cache cache", "removed"),
                    List.of("journal show live", "journal"),
                    List.of("journal verify live", "journal-check"),
                    List.of("journal export live --to records.ndjson", "export"),
                    List.of("journal archive paper/SmaCross", "archive"),
                    List.of("init other", "files"),
                    List.of("new strategy Mine", "files"),
                    List.of("config validate bot/backtest.yaml", "config-check"),
                    List.of("config show bot/backtest.yaml", "config"),
                    List.of("config diff bot/backtest.yaml bot/second.yaml", "config-diff"),
                    List.of("doctor", "doctor"),
                    List.of("version", "version"),
                    List.of("help", "help"),
                    List.of("help config show", "help"),
                    List.of("help TDM-2310", "help"),
                    List.of("help schema", "help"));

    private static final List<String> WRONG =
            List.of(
                    "frobnicate",
                    "version --nonsense",
                    "compare last",
                    "runs show nope",
                    "runs rm last",
                    "runs list --format xml",
                    "backtest nope.yaml",
                    "backtest Broken.java --data SPY.csv",
                    "config validate bad.yaml",
                    "data cache list",
                    "data cache prune --cache cache --max much",
                    "replay nowhere",
                    "fork nowhere --at 2024-01-18",
                    "halt nowhere",
                    "journal archive nowhere",
                    "journal show nowhere",
                    "journal show live --from yesterday",
                    "journal export live --to SPY.csv",
                    "help schema nothing");

    @TempDir Path folder;

    private Tried tried;

    @BeforeEach
    void prepareFolder() throws IOException {
        tried = new Tried(folder);
        KeptRuns.writeInto(folder.resolve("runs"));
        run("init bot");
        Files.writeString(folder.resolve("SPY.csv"), Tried.prices(40));
        KeptJournal.writeInto(folder.resolve("live"));
        run("paper bot/strategies/SmaCross.java --data SPY.csv --speed max --no-out --no-progress");
        run("sweep bot/strategies/SmaCross.java --data SPY.csv --out part.csv --no-progress");
        changeAStrategy();
        Files.writeString(
                folder.resolve("Broken.java"), "public class Broken {\n  int x = \"\";\n}");
        Files.writeString(folder.resolve("bad.yaml"), "mode: live\nseed: one\n");
        Files.writeString(
                folder.resolve("bot/second.yaml"),
                Files.readString(folder.resolve("bot/backtest.yaml")).replace("slow: 40", "x: y"));
    }

    /// A session of it that is stopped, and the strategy has another default now.
    private void changeAStrategy() throws IOException {
        var source = folder.resolve("Mended.java");
        Files.writeString(source, PaperTest.STRATEGY.replace("Swing", "Mended"));
        var stop = new StopSignal();
        stop.request();
        var words = "paper Mended.java --data SPY.csv --speed max --no-out --no-progress";
        new Tried(folder, stop, "").run(List.of(words.split(" ")));
        Files.writeString(source, Files.readString(source).replace("0.5", "0.4"));
    }

    private End run(String line) {
        return tried.run(List.of(line.split(" ")));
    }

    private static Schema schema(String kind) {
        return SCHEMAS.getSchema(DocumentSchemas.text(kind));
    }

    static void assertKeeps(String document, String kind) {
        assertThat(document).startsWith("{\n  \"schema\" : \"tandem." + kind + "/1\"");
        assertThat(schema(kind).validate(document, InputFormat.JSON)).as(document).isEmpty();
        assertThat(MAPPER.readTree(document)).as("one document").isNotNull();
    }

    /// What a document has only when it is asked for, or unless it is left out.
    private static final List<String> OPTIONAL = List.of("summary bands", "comparison page");

    /// A schema that takes anything would be no promise.
    private static void assertIsStrict(String document, String kind) {
        var tree = (ObjectNode) MAPPER.readTree(document);
        for (var name : List.copyOf(tree.propertyNames())) {
            if (OPTIONAL.contains(kind + " " + name)) {
                continue;
            }
            var less = tree.deepCopy();
            less.remove(name);
            assertThat(schema(kind).validate(less.toString(), InputFormat.JSON))
                    .as("%s without %s", kind, name)
                    .isNotEmpty();
        }
        tree.put("more", 1);
        assertThat(schema(kind).validate(tree.toString(), InputFormat.JSON)).isNotEmpty();
    }

    static Stream<List<String>> lines() {
        return LINES.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void everyCommandPrintsOneDocumentOfItsSchema(List<String> line) {
        var end = run(line.getFirst() + " --format json");

        assertThat(end.code()).as(end.err()).isZero();
        assertKeeps(end.out(), line.getLast());
        assertIsStrict(end.out(), line.getLast());
    }

    static Stream<String> wrong() {
        return WRONG.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void anErrorIsOneDocumentTooAndStaysReadable(String line) {
        var silent = run(line);
        var end = run(line + " --json");

        assertThat(silent.out()).isEmpty();
        assertThat(end.code()).isEqualTo(silent.code()).isPositive();
        assertThat(end.err()).startsWith("error TDM-").contains("(exit " + end.code() + ")");
        assertKeeps(end.out(), "error");
        assertIsStrict(end.out(), "error");
        var tree = MAPPER.readTree(end.out());
        assertThat(tree.get("exit").asInt()).isEqualTo(end.code());
        assertThat(end.err()).contains(tree.get("code").asString());
    }

    @Test
    void theNestedPartsOfADocumentAreStrictAsWell() {
        for (var wrong :
                List.of(
                        "\"value\" : 0.0771|\"values\" : 0.0771",
                        "\"value\" : 0.0771|\"value\" : \"7.71 %\"",
                        "\"value\" : null,|\"value\" : null, \"unit\" : \"%\",",
                        "\"name\" : \"cut\",|",
                        "\"state\" : \"interrupted\"|\"state\" : \"broken\"",
                        ",\n        \"reason\" : \"not in summary.json\"|")) {
            var parts = wrong.split("\\|", -1);
            var document = run("runs list --json").out();
            assertThat(document).contains(parts[0]);

            var changed = document.replace(parts[0], parts[1]);

            assertThat(schema("runs").validate(changed, InputFormat.JSON)).as(wrong).isNotEmpty();
        }
    }

    @Test
    void anErrorNamesItsPlaces() {
        var places = MAPPER.readTree(run("backtest Broken.java --data SPY.csv --json").out());
        var two = MAPPER.readTree(run("config validate bad.yaml --json").out());

        assertThat(places.get("where").toString())
                .isEqualTo("[{\"file\":\"Broken.java\",\"line\":2,\"column\":11}]");
        assertThat(two.get("where").toString())
                .isEqualTo(
                        "[{\"file\":\"bad.yaml\",\"line\":1,\"column\":7},"
                                + "{\"file\":\"bad.yaml\",\"line\":2,\"column\":7}]");
    }

    @Test
    void aResultThatIsNotTheOneExpectedStaysTheOnlyDocument() {
        var end = run("demo --no-out --json --expect-hash 0000");

        assertThat(end.code()).isEqualTo(9);
        assertKeeps(end.out(), "summary");
        assertThat(end.err()).contains("error TDM-9001");
    }

    @Test
    void aBugIsADocumentToo() {
        var out = new ByteArrayOutputStream();
        var err = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        err,
                        Map.of(),
                        folder,
                        false);

        new Failures(List.of("demo", "--json"), terminal).report(new IllegalStateException("odd"));

        assertKeeps(out.toString(StandardCharsets.UTF_8), "error");
    }

    @Test
    void theFilesOfARunKeepTheirSchemas() throws IOException {
        run("demo -q --out runs/new");
        run("runs tag new best");

        for (var kind : List.of("run", "summary", "notes")) {
            var text = Files.readString(folder.resolve("runs/new/" + kind + ".json"));
            assertKeeps(text, kind);
            assertIsStrict(text, kind);
        }
    }

    @Test
    void rowsAreOneObjectALine() {
        var end = run("runs list --format ndjson");

        assertThat(end.out().lines())
                .hasSize(6)
                .allSatisfy(line -> {
                    assertThat(line).startsWith("{\"schema\":\"tandem.run-row/1\"");
                    assertThat(schema("run-row").validate(line, InputFormat.JSON)).isEmpty();
                });
        var error = run("runs show nope --format ndjson");
        assertThat(error.out().lines()).hasSize(1);
        assertThat(schema("error").validate(error.out(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void rowsOfCsvHaveAHeaderAndQuotedCells() {
        run("runs note last a,\"b\"");
        var rows = run("runs list --format csv").out().lines().toList();

        assertThat(rows).hasSize(7);
        assertThat(rows.getFirst())
                .isEqualTo(
                        "name,state,problem,strategy,started,from,to,tags,note,cagr,sharpe_ratio,"
                                + "max_drawdown,trades");
        assertThat(rows.get(1))
                .isEqualTo(
                        "20260103-090000-SmaCross,interrupted,,\"SmaCross(fast=12, slow=40)\","
                                + "2026-01-03T09:00:00Z,1990-01-01,2025-12-29,,\"a,\"\"b\"\"\",0.01,0.1,"
                                + "-0.3127,2.0");
        assertThat(run("compare last last~2 --format csv").out())
                .startsWith("key,20260103-090000-SmaCross,20260101-090000-SmaCross\n")
                .contains(
                        "\nparams.fast,12,10\n", "\nstats.cagr,0.01,0.0754\n", "\nstats.beta,,\n");
        assertThat(run("config diff bot/backtest.yaml bot/second.yaml --format csv").out())
                .isEqualTo(
                        """
                        key,bot/backtest.yaml,bot/second.yaml
                        strategy.params.slow,40,
                        strategy.params.x,,y
                        """);
        assertThat(run("runs show last --format csv").out())
                .startsWith("statistic,value,reason\ntotal_return,0.1,\n")
                .contains("\nbeta,,no benchmark\n");
    }

    @Test
    void aCommandThatLacksAFormatSaysSoAndDoesNothing() throws IOException {
        var having = new TreeMap<String, Set<String>>();
        var words = Stream.concat(LINES.stream().map(List::getFirst), Stream.of("completion bash"));
        for (var line : words.toList()) {
            KeptRuns.writeInto(folder.resolve("runs"));
            for (var format : List.of("json", "ndjson", "csv")) {
                var before = run("runs list").out();
                var end = run(line + " --format " + format);
                if (end.code() == 0) {
                    having.computeIfAbsent(format, _ -> new TreeSet<>()).add(command(line));
                } else {
                    assertThat(end.code()).as(line).isEqualTo(2);
                    assertThat(end.err()).contains("TDM-1009", "has no format " + format);
                    assertThat(run("runs list").out()).isEqualTo(before);
                }
            }
        }

        assertThat(having.get("ndjson")).containsExactly("journal show", "runs list");
        assertThat(having.get("csv"))
                .containsExactly(
                        "compare",
                        "config diff",
                        "config show",
                        "doctor",
                        "runs list",
                        "runs show");
        assertThat(having.get("json")).hasSize(32).doesNotContain("completion");
    }

    private static String command(String line) {
        return commands().stream().filter(line::startsWith).findFirst().orElseThrow();
    }

    @Test
    void noCommandAndNoSchemaIsForgotten() {
        var tried = LINES.stream().map(line -> command(line.getFirst())).toList();
        var kinds = new TreeSet<>(LINES.stream().map(List::getLast).toList());
        kinds.addAll(
                List.of(
                        "certify",
                        "charts",
                        "error",
                        "journal-record",
                        "report",
                        "run",
                        "notes",
                        "run-row")); // in tests of their own

        var untried = new TreeSet<>(commands());
        untried.removeAll(tried);
        untried.remove("certify"); // needs reference cases, see CertifyTest
        assertThat(untried)
                .containsExactly("completion", "config schema", "venue"); // print no document
        assertThat(kinds).containsExactlyElementsOf(DocumentSchemas.KINDS);
    }

    private static List<String> commands() {
        var commands = new ArrayList<String>();
        collect(RootCommand.all(List.of(), Terminal.ofProcess(), new StopSignal()), "", commands);
        return commands;
    }

    private static void collect(CommandLine command, String path, List<String> into) {
        command.getSubcommands().forEach((name, below) -> collect(below, path + " " + name, into));
        var actsItself = !command.getCommandSpec().positionalParameters().isEmpty();
        if (command.getSubcommands().isEmpty() || actsItself) {
            into.add(path.strip());
        }
    }

    @Test
    void theSchemasAreSchemas() {
        var all = new ArrayList<String>();
        DocumentSchemas.KINDS.forEach(kind -> all.add(run("help schema " + kind).out()));
        all.add(SettingsSchema.text());
        var meta =
                SCHEMAS.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        for (var text : all) {
            assertThat(meta.validate(text, InputFormat.JSON)).as(text).isEmpty();
        }
        assertThat(meta.validate("{\"type\":\"text\"}", InputFormat.JSON)).isNotEmpty();
    }
}
