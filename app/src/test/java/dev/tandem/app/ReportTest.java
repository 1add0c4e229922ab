package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.app.format.DocumentSchemas;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.ObjectMapper;

/// The page of a run: complete in itself, true to the figures, harmless whatever names hold.
class ReportTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SCRIPT =
            Pattern.compile("<script( [^>]*)?>(.*?)</script>", Pattern.DOTALL);
    private static final int MEGABYTE = 1_000_000;

    static final String CROSS =
            """
            import dev.tandem.api.market.Bar;
            import dev.tandem.api.strategy.*;
            import dev.tandem.indicators.Sma;

            public final class Cross implements Strategy {
                public record Params(@Default("5") int fast, @Default("20") int slow, @Default("x") String note) {}

                private record Averages(Sma fast, Sma slow) {}

                private final Params params;
                private final PerInstrument<Averages> averages = new PerInstrument<>();

                public Cross(Params params) {
                    this.params = params;
                }

                @Override
                public void onStart(Context context) {
                    for (var bars : context.universe()) {
                        averages.put(bars, new Averages(bars.feed(new Sma(params.fast())), bars.feed(new Sma(params.slow()))));
                    }
                }

                @Override
                public void onBar(Context context, Bar bar) {
                    var average = averages.get(bar);
                    if (average.slow().isReady()) {
                        context.record("gap", average.fast().value() - average.slow().value());
                        var weight = 0.9 / context.universe().size();
                        context.targetWeight(bar.instrument(), average.fast().value() > average.slow().value() ? weight : 0);
                    }
                }
            }
            """;

    private static final String IDLE =
            """
            import dev.tandem.api.strategy.Strategy;

            public final class Idle implements Strategy {}
            """;

    @TempDir Path folder;

    private Path run(String line) throws IOException {
        Files.writeString(folder.resolve("Cross.java"), CROSS);
        Files.writeString(folder.resolve("Idle.java"), IDLE);
        var words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--class", "crypto", "--out", "run", "--no-progress"));
        var end = new Tried(folder).run(words);
        assertThat(end.code()).as(end.err()).isZero();
        return folder.resolve("run");
    }

    private static String page(Path run) throws IOException {
        return Files.readString(run.resolve("report.html"));
    }

    /// The page without its scripts and styles as a tree: it is well-formed or this fails.
    static Document tree(String page) throws IOException {
        var bare =
                SCRIPT.matcher(page)
                        .replaceAll("")
                        .replaceFirst("(?s)<style>.*?</style>", "")
                        .replaceFirst("<!DOCTYPE html>\n", "");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception malformed) {
            throw new IOException(malformed);
        }
    }

    private static List<Element> elements(Document page, String name) {
        var found = page.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (var i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String hash(String script) throws GeneralSecurityException {
        var sha = MessageDigest.getInstance("SHA-256");
        var digest = sha.digest(script.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    private void writePrices(String symbol, int days) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/" + symbol + ".csv"), Series.wandering(symbol, days));
    }

    @Test
    void everyFigureOfThePageIsThatOfTheSummaryWithFormulaCountAndReason() throws IOException {
        writePrices("AAA", 700);
        var run = run("backtest Cross.java --data data");

        var stats = MAPPER.readTree(run.resolve("summary.json")).get("stats");
        var rows =
                elements(tree(page(run)), "tr").stream()
                        .filter(row -> row.hasAttribute("data-stat"))
                        .toList();

        assertThat(rows.stream().map(row -> row.getAttribute("data-stat")))
                .containsExactlyElementsOf(stats.propertyNames());
        for (var row : rows) {
            var statistic = stats.get(row.getAttribute("data-stat"));
            var cells = row.getElementsByTagName("td");
            var value = cells.item(1).getTextContent();
            if (statistic.get("value").isNull()) {
                assertThat(value).isEqualTo("n/a (" + statistic.get("reason").asString() + ")");
            } else {
                assertThat(Double.parseDouble(value)).isEqualTo(statistic.get("value").asDouble());
            }
            assertThat(cells.item(2).getTextContent()).isEqualTo(statistic.get("n").asString());
            assertThat(cells.item(5).getTextContent())
                    .isEqualTo(statistic.get("formula").asString());
            assertThat(cells.item(6).getTextContent()).isNotEmpty();
        }
    }

    @Test
    void bothDocumentsOfTheReportKeepTheirSchemas() throws IOException {
        writePrices("AAA", 300);
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        for (var line :
                List.of(
                        "backtest Cross.java --data data --bands",
                        "backtest Idle.java --data data")) {
            var run = run(line + " --overwrite");
            for (var kind : List.of("report", "charts")) {
                var document = Files.readString(run.resolve(kind + ".json"));
                assertThat(document).contains("tandem." + kind + "/1");
                var schema = schemas.getSchema(DocumentSchemas.text(kind));
                assertThat(schema.validate(document, InputFormat.JSON)).as(kind).isEmpty();
            }
        }
    }

    @Test
    void onlyItsOwnScriptsRunAndNothingIsLoaded() throws Exception {
        writePrices("AAA", 300);
        var page = page(run("backtest Cross.java --data data"));

        var policy =
                elements(tree(page), "meta").stream()
                        .filter(meta ->
                                meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                        .map(meta -> meta.getAttribute("content"))
                        .findFirst()
                        .orElseThrow();

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'sha256-")
                .contains("style-src 'unsafe-inline'; img-src data:")
                .doesNotContain("unsafe-eval", "script-src 'unsafe-inline'", "http", "*");
        var scripts = SCRIPT.matcher(page);
        var running = 0;
        while (scripts.find()) {
            if (scripts.group(1) == null) {
                running++;
                assertThat(policy).contains(hash(scripts.group(2)));
            }
        }
        assertThat(running).isEqualTo(2);
        var tree = tree(page);
        for (var name :
                List.of("link", "img", "iframe", "object", "embed", "base", "form", "source")) {
            assertThat(elements(tree, name)).as(name).isEmpty();
        }
        for (var element : elements(tree, "*")) {
            assertThat(element.getAttribute("src")).isEmpty();
            assertThat(element.getAttribute("href")).matches("(#.*)?");
            var attributes = element.getAttributes();
            for (var i = 0; i < attributes.getLength(); i++) {
                assertThat(attributes.item(i).getNodeName()).doesNotStartWith("on");
            }
        }
        assertThat(page.replaceAll("(?s)<script.*?</script>", ""))
                .doesNotContain("http://", "https://", "@import", "url(");
    }

    @Test
    void theCommandWritesTheSamePageAgain() throws IOException {
        writePrices("AAA", 300);
        var run = run("backtest Cross.java --data data");
        var first = Files.readAllBytes(run.resolve("report.html"));
        Files.delete(run.resolve("report.html"));

        var end = new Tried(folder).run(List.of("report", "run"));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).startsWith("report   run");
        assertThat(Files.readAllBytes(run.resolve("report.html"))).isEqualTo(first);
    }

    @Test
    void aRunWrittenWithoutAReportStillHasAPageOfItsFigures() throws IOException {
        writePrices("AAA", 300);
        var run = run("backtest Cross.java --data data --no-report");
        assertThat(run.resolve("report.html")).doesNotExist();
        assertThat(run.resolve("charts.json")).doesNotExist();

        var end = new Tried(folder).run(List.of("report", "run"));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(page(run)).contains("written without charts", "data-stat=\"cagr\"");
        tree(page(run));
    }

    @Test
    void aRunWithoutATradeSaysThatThereIsNothingToJudge() throws IOException {
        writePrices("AAA", 300);

        var page = page(run("backtest Idle.java --data data"));

        tree(page);
        assertThat(page).contains("No order was filled: there is nothing to judge.");
        assertThat(page).doesNotContain(">NaN<", ">Infinity<");
    }

    @Test
    void hostileWordsStayWords() throws IOException {
        writePrices("AAA", 300);
        var bad = "</script><script>alert(1)</script>'\"<b>\u202Egnp";
        Files.writeString(folder.resolve("Cross.java"), CROSS);
        var words =
                new ArrayList<>(
                        List.of("backtest", "Cross.java", "--data", "data", "--out", "run"));
        words.addAll(List.of("--param", "note=" + bad, "--class", "crypto", "--no-progress"));
        assertThat(new Tried(folder).run(words).code()).isZero();
        var tried = new Tried(folder);
        assertThat(tried.run(List.of("runs", "note", "run", bad)).code()).isZero();
        assertThat(tried.run(List.of("report", "run")).code()).isZero();

        var page = page(folder.resolve("run"));

        assertThat(page).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
        assertThat(page.replaceAll("(?s)<script>.{90000,}?</script>", ""))
                .doesNotContain("<script>alert", "<b>", "\u202E");
        assertThat(elements(tree(page), "h1").getFirst().getTextContent())
                .contains("<b>[U+202E]gnp");
        var scripts = SCRIPT.matcher(page);
        var count = 0;
        while (scripts.find()) {
            count++;
        }
        assertThat(count).isEqualTo(3);
    }

    @Test
    void tenYearsOfTenSymbolsFitTheBudget() throws IOException {
        for (var i = 0; i < 10; i++) {
            writePrices("S" + i, 2520);
        }

        var run = run("backtest Cross.java --data data --param fast=50 --param slow=200");

        assertThat(Files.size(run.resolve("report.html"))).isLessThan(1_600_000);
        var report = MAPPER.readTree(run.resolve("report.json"));
        assertThat(report.get("charts")).hasSize(10);
        assertThat(report.get("charts").get(0).get("joined").asInt()).isEqualTo(1);
        assertThat(report.get("charts").get(0).get("lines")).hasSize(2);
    }

    @Test
    void aMillionBarsAreDrawnJoinedAndFitTheBudget() throws IOException {
        Files.writeString(folder.resolve("M.csv"), Series.minutes(1_000_000));

        var run = run("backtest Cross.java --data M.csv --param fast=200 --param slow=900");

        assertThat(Files.size(run.resolve("report.html"))).isLessThan(3 * MEGABYTE);
        assertThat(page(run)).contains("1,000,000 bars of 1m are drawn 50 to a candle");
        tree(page(run));
    }

    @Test
    void eachOrderKnowsItsLineItsCallbackAndTheRuleOfItsFill() throws IOException {
        writePrices("AAA", 300);

        var orders =
                MAPPER.readTree(run("backtest Cross.java --data data").resolve("report.json"))
                        .get("orders");

        var line =
                CROSS.lines()
                                .toList()
                                .indexOf(
                                        CROSS.lines()
                                                .filter(text -> text.contains("targetWeight"))
                                                .findFirst()
                                                .orElseThrow())
                        + 1;
        assertThat(orders).isNotEmpty();
        for (var order : orders) {
            assertThat(order.get("callback").asString()).isEqualTo("onBar");
            assertThat(order.get("place").asString()).isEqualTo("Cross.java:" + line);
            if (order.get("state").asString().equals("filled")) {
                assertThat(order.get("rule").asString())
                        .isEqualTo("market order at the next open, slipped by 2bps");
            }
        }
    }

    @Test
    void runsSideBySideAreAPage() throws IOException {
        writePrices("AAA", 300);
        run("backtest Cross.java --data data");
        Files.move(folder.resolve("run"), folder.resolve("first"));
        run("backtest Cross.java --data data --param fast=7");

        var end = new Tried(folder).run(List.of("compare", "first", "run", "--page", "both.html"));

        assertThat(end.code()).as(end.err()).isZero();
        var page = Files.readString(folder.resolve("both.html"));
        assertThat(tree(page).getElementsByTagName("table").getLength()).isEqualTo(4);
        assertThat(page).contains("params.fast", "Equity, each run beginning with 1");
    }

    /// Two runs in a store, the second with a name that must not become part of a page.
    private void writeTwoRuns(String second) throws IOException {
        writePrices("AAA", 300);
        run("backtest Cross.java --data data");
        Files.createDirectories(folder.resolve("runs"));
        Files.move(folder.resolve("run"), folder.resolve("runs/first"));
        run("backtest Cross.java --data data --param fast=7");
        Files.move(folder.resolve("run"), folder.resolve("runs").resolve(second));
    }

    @Test
    void aComparisonWritesItsPageIntoTheStoreAndTellsItInTheLastRow() throws IOException {
        var name = "<b>&'x";
        writeTwoRuns(name);
        var file = folder.resolve("runs/compare-first-" + name + ".html");

        var end = new Tried(folder).run(List.of("compare", "first", name));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out().lines().toList().getLast())
                .matches("report +\\Qruns/compare-first-" + name + ".html\\E");
        var page = Files.readString(file);
        tree(page);
        assertThat(page).contains("Content-Security-Policy", "params.fast").doesNotContain("<b>&");
        try (var files = Files.list(folder.resolve("runs"))) {
            assertThat(files).as("no part is left").hasSize(3);
        }
        assertThat(new Tried(folder).run(List.of("runs", "list")).out()).doesNotContain("compare");
    }

    @Test
    void formatsForMachinesStayDocumentsBesideThePageOfAComparison() throws IOException {
        writeTwoRuns("second");
        var file = folder.resolve("runs/compare-first-second.html");

        var json = new Tried(folder).run(List.of("compare", "first", "second", "--json"));
        assertThat(MAPPER.readTree(json.out()).get("page").asString()).isEqualTo(file.toString());
        assertThat(json.err()).isEmpty();
        assertThat(file).exists();
        Files.delete(file);

        var csv = new Tried(folder).run(List.of("compare", "first", "second", "--format", "csv"));
        assertThat(csv.out()).startsWith("key,first,second\n").doesNotContain("html");
        assertThat(csv.err()).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void aComparisonWithoutAPageWritesNothing() throws IOException {
        writeTwoRuns("second");

        var end = new Tried(folder).run(List.of("compare", "first", "second", "--no-page"));
        var both =
                new Tried(folder).run(List.of("compare", "first", "second", "--no-page", "--open"));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).doesNotContain("report ");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--no-page: no page is written, but --page or --open");
        assertThat(folder.resolve("runs/compare-first-second.html")).doesNotExist();
    }

    @Test
    void aPageOfRunsWithLongNamesHasANameThatAFileSystemTakes() throws IOException {
        var name = "x".repeat(220);
        writeTwoRuns(name);

        var end = new Tried(folder).run(List.of("compare", "first", name));

        assertThat(end.code()).as(end.err()).isZero();
        assertThat(end.out()).containsPattern("\nreport +runs/compare-[0-9a-f]{16}[.]html\n");
    }

    @Test
    void aPageThatCannotBeWrittenIsToldBeforeAnythingIsPrinted() throws IOException {
        writeTwoRuns("second");
        Files.writeString(folder.resolve("file"), "no folder");

        var end =
                new Tried(folder)
                        .run(List.of("compare", "first", "second", "--page", "file/page.html"));

        assertThat(end.code()).isEqualTo(3);
        assertThat(end.err()).contains("TDM-7013", "file/page.html");
        assertThat(end.out()).isEmpty();
    }
}
