package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testkit.golden.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `tandem certify` on copies of reference cases with one thing changed.
class CertifyTest {
    private final Path shared = SharedFolder.find().toAbsolutePath();

    @TempDir Path folder;

    @Test
    void aCaseThatAgreesEndsWithZeroAndItsCells() {
        var end = run(shared.resolve("golden/bt-12-long-short-flip").toString());

        assertThat(end.err()).isEmpty();
        assertThat(end.out())
                .isEqualTo(
                        """
                        ok    bt-12-long-short-flip   11,352 cells: case.json 1, orders.csv 728, fills.csv 672, \
                        trades.csv 440, equity.csv 9,436, engine averages 56, stats.json 19

                        1 case, 1 agree, 0 failed; 11,352 cells compared, 0 differences
                        """);
        assertThat(end.code()).isZero();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "bt-12-long-short-flip, orders.csv, 3, qty",
        "bt-12-long-short-flip, fills.csv, 3, price",
        "bt-12-long-short-flip, trades.csv, 3, pnl_gross",
        "bt-12-long-short-flip, equity.csv, 3, cash",
        "indicators/stock-indicators, adx.csv, 400, adx",
        "indicators/talipp-btc-4h, RSI_14.csv, 400, value",
        "resample, BTCUSD_1h.csv, 3, high"
    })
    void oneChangedCellOfAnyTableEndsWithNine(String name, String table, int row, String column)
            throws IOException {
        var copied = copy(name);
        var lines = new ArrayList<>(Files.readAllLines(copied.resolve(table)));
        var index = List.of(lines.getFirst().split(",", -1)).indexOf(column);
        var cells = lines.get(row).split(",", -1);
        cells[index] = "1" + cells[index];
        lines.set(row, String.join(",", cells));
        Files.write(copied.resolve(table), lines);

        var end = certify(name);

        assertThat(end.out()).contains("FAIL", table + " row " + row + " " + column + ": ");
        assertThat(end.code()).isEqualTo(9);
    }

    @Test
    void aChangedFigureEndsWithNine() throws IOException {
        change(copy("bt-12-long-short-flip"), "stats.json", "\"orders\": 56", "\"orders\": 57");
        change(copy("statistics"), "statistics.json", "\"n\": 1761", "\"n\": 1762");

        var end = certify("");

        assertThat(end.out())
                .contains("stats.json orders: the reference has 57, we have 56")
                .contains("vnq-vs-spy n: the reference has 1762, we have 1761.0")
                .contains("2 cases, 0 agree, 2 failed;");
        assertThat(end.code()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "bt-12-long-short-flip, orders.csv",
        "bt-12-long-short-flip, fills.csv",
        "bt-12-long-short-flip, trades.csv",
        "bt-12-long-short-flip, equity.csv",
        "bt-12-long-short-flip, stats.json",
        "indicators/stock-indicators, adx.csv",
        "indicators/talipp-btc-4h, RSI_14.csv",
        "resample, BTCUSD_1h.csv"
    })
    void aMissingTableEndsWithNine(String name, String table) throws IOException {
        Files.delete(copy(name).resolve(table));

        var end = certify(name);

        assertThat(end.out()).contains("FAIL", table + " is missing");
        assertThat(end.code()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "equity.csv | time,cash, | time,money, | columns [time, money, equity",
                "equity.csv | time,cash, | time, | equity.csv row 1 has 4 cells instead of 3",
                "case.json | \"SmaCross\" | \"Magic\" | unknown strategy \"Magic\"",
                "case.json | \"slow\" | \"lazy\" | case.json parameters has no field \"slow\"",
                "case.json | \"bars\" | \"bar\" | case.json has no field \"bars\"",
                "case.json | \"backtrader\" | \"other\" | engine \"other\" is not known",
                "case.json | { | [ | case.json is no JSON",
                "case.json | shared/data/ | shared/nowhere/ | cannot read",
                "stats.json | \"fills\" | \"fill\" | stats.json fills is missing",
            })
    void whatIsMissingOrUnknownEndsWithNine(String file, String from, String to, String reason)
            throws IOException {
        change(copy("bt-12-long-short-flip"), file, from, to);

        var end = certify("bt-12-long-short-flip");

        assertThat(end.out()).contains("FAIL").containsIgnoringCase(reason);
        assertThat(end.code()).isEqualTo(9);
    }

    @Test
    void tablesWithoutACaseFailInsteadOfBeingLeftOut() throws IOException {
        Files.delete(copy("bt-12-long-short-flip").resolve("case.json"));

        var end = certify("");

        assertThat(end.out()).contains("FAIL", "no case.json says what these tables are");
        assertThat(end.code()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bt-12-long-short-flip | \"fast\": 10 | \"fast\": 7",
                "bt-12-long-short-flip | \"et\": \"Market\" | \"et\": \"Close\"",
                "bt-12-long-short-flip | \"frac\": 0.0 | \"frac\": 0.5",
                "bt-12-long-short-flip | \"volume_limit_percent\": null | \"volume_limit_percent\": 0.0001",
                "bt-04-stop-breakout-replace | \"replace\": true | \"replace\": false",
                "bt-06-trailing-stop-percent | \"limoff\": null | \"limoff\": 0.05",
                "bt-06-trailing-stop-percent | \"side\": \"long\" | \"side\": \"short\"",
                "bt-07-trailing-stop-amount | \"side\": \"long\" | \"side\": \"short\"",
                "bt-08-bracket-long | \"short\": false | \"short\": true",
                "bt-08-bracket-long | \"volume_limit_percent\": null | \"volume_limit_percent\": 0.0003",
                "bt-08-bracket-long | \"start_cash\": 100000.0 | \"start_cash\": 8000.0",
                "bt-11-monthly-rebalance-6-etf | \"weights\": null | \"weights\": [0.1, 0.1, 0.2, 0.2, 0.2, 0.1]",
                "bt-13-volume-limited-partial-fills | \"et\": \"Market\" | \"et\": \"Close\"",
                "bt-16-protective-stop-gaps | \"fixed\" | \"perc\""
            })
    void aCaseWithOtherParametersIsPlayedAndDiffers(String name, String from, String to)
            throws IOException {
        change(copy(name), "case.json", from, to);

        var end = certify(name);

        assertThat(end.out()).contains("FAIL", " cells: ", "the reference has");
        assertThat(end.code()).isEqualTo(9);
    }

    @Test
    void theFirstDifferencesAreShownAndTheRestCounted() throws IOException {
        var copied = copy("bt-12-long-short-flip");
        change(copied, "fills.csv", "GOOG", "GOGO");
        var all = Files.readString(copied.resolve("trades.csv")).replace("GOOG", "GOGO");
        Files.writeString(copied.resolve("trades.csv"), all);

        var end = certify("bt-12-long-short-flip", "--differences", "2");

        assertThat(end.out())
                .contains("      fills.csv row 1 symbol: the reference has GOGO, we have GOOG\n")
                .contains("      trades.csv row 1 symbol: the reference has GOGO, we have GOOG\n")
                .contains("      ... and 54 more\n");
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        change(copy("bt-12-long-short-flip"), "stats.json", "\"orders\": 56", "\"orders\": 57");

        var end = certify("bt-12-long-short-flip", "--json");

        MachineOutputTest.assertKeeps(end.out(), "certify");
        assertThat(end.out())
                .contains("\"schema\" : \"tandem.certify/1\"")
                .contains("\"failed\" : 1")
                .contains("\"cells\" : 11352")
                .contains("\"orders.csv\" : 728")
                .contains("stats.json orders: the reference has 57, we have 56");
        assertThat(end.code()).isEqualTo(9);
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNoCaseIsNamed() {
        var missing = run("nowhere");
        var empty = run(".");
        var noRoot = run(".", "--root", "nowhere");

        assertThat(missing.err()).contains("TDM-7030", "no folder nowhere");
        assertThat(empty.err()).contains("TDM-7030", "no cases in . or below it");
        assertThat(noRoot.err()).contains("TDM-7030");
        assertThat(List.of(missing.code(), empty.code(), noRoot.code())).containsOnly(7);
    }

    @Test
    void dataThatNoFolderAboveHoldsAsksForARoot() throws IOException {
        change(copy("bt-12-long-short-flip"), "case.json", "shared/data/", "no-such-folder/data/");

        var end = run("bt-12-long-short-flip");

        assertThat(end.out()).contains("name it with --root");
        assertThat(end.code()).isEqualTo(9);
    }

    private Tried.End certify(String name, String... options) {
        var words = new ArrayList<>(List.of("certify", name.isEmpty() ? "." : name));
        words.addAll(List.of("--root", shared.getParent().toString()));
        words.addAll(List.of(options));
        return new Tried(folder).run(words);
    }

    private Tried.End run(String... words) {
        return new Tried(folder).run(Tried.words(List.of("certify"), words));
    }

    /// Copies a case, and the `README.md` above tables that are described there.
    private Path copy(String name) throws IOException {
        var from = shared.resolve("golden").resolve(name);
        var to = folder.resolve(name);
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        if (name.contains("/")) {
            Files.copy(from.resolveSibling("README.md"), to.resolveSibling("README.md"));
        }
        return to;
    }

    private static void change(Path copied, String file, String from, String to)
            throws IOException {
        var text = Files.readString(copied.resolve(file));
        var at = text.indexOf(from);
        assertThat(at).as(from).isNotNegative();
        Files.writeString(
                copied.resolve(file),
                text.substring(0, at) + to + text.substring(at + from.length()));
    }
}
