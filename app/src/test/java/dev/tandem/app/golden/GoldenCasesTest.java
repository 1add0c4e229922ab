package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testkit.golden.BacktraderComparison;
import dev.tandem.testkit.golden.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every cell of the backtrader cases, see `golden/README.md` of the reference data.
class GoldenCasesTest {
    private static final String CASE = "bt-12-long-short-flip";

    private final Path shared = SharedFolder.find();
    private final Path root = shared.toAbsolutePath().getParent();

    @TempDir Path copy;

    @BeforeEach
    void copyOneCase() throws IOException {
        try (var files = Files.list(folder(CASE))) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bt-01-sma-cross-market, 832, 768, 256, 11076, 64, 19",
        "bt-02-sma-cross-percent-commission-slippage, 1573, 1452, 480, 13076, 121, 19",
        "bt-03-rsi-limit-gtd, 871, 252, 80, 10064, 21, 20",
        "bt-04-stop-breakout-replace, 24037, 1008, 336, 7472, 84, 20",
        "bt-05-stop-limit-breakout-gtd, 9555, 1704, 568, 11584, 142, 20",
        "bt-06-trailing-stop-percent, 2964, 2724, 904, 11076, 227, 19",
        "bt-07-trailing-stop-amount, 3094, 2844, 944, 11076, 237, 19",
        "bt-08-bracket-long, 8541, 4020, 1336, 11076, 335, 21",
        "bt-09-oco-limit-first, 12831, 7884, 2624, 7044, 657, 20",
        "bt-10-oco-stop-first, 12831, 7884, 2624, 7044, 657, 20",
        "bt-11-monthly-rebalance-6-etf, 5889, 5436, 0, 15309, 453, 19",
        "bt-12-long-short-flip, 728, 672, 440, 9436, 56, 19",
        "bt-13-volume-limited-partial-fills, 533, 1344, 160, 9976, 112, 20",
        "bt-14-market-on-open, 1105, 1020, 336, 5032, 85, 19",
        "bt-15-market-on-close, 1105, 1020, 336, 5032, 85, 19",
        "bt-16-protective-stop-gaps, 572, 516, 168, 10808, 43, 19",
        "bt-17-all-in-margin-rejects, 6747, 3312, 1104, 7044, 276, 20",
        "bt-18-minute-sma-cross, 1976, 1824, 1208, 56720, 152, 18",
        "bt-19-crypto-1m-breakout-fractional, 493506, 1440, 480, 152804, 120, 19",
        "bt-20-fx-1h-bracket-short, 4602, 2520, 840, 19940, 210, 20",
        "bt-21-futures-mark-to-market, 1339, 1236, 816, 27304, 103, 18",
        "bt-22-target-percent-band, 1794, 1644, 0, 11076, 137, 19"
    })
    void everyCellOfACaseAgrees(
            String name, int orders, int fills, int trades, int equity, int averages, int figures) {
        var agreement = BacktraderComparison.of(folder(name), root);

        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.cells())
                .isEqualTo(
                        Map.of(
                                "case.json", 1,
                                "orders.csv", orders,
                                "fills.csv", fills,
                                "trades.csv", trades,
                                "equity.csv", equity,
                                "engine averages", averages,
                                "stats.json", figures));
    }

    @ParameterizedTest(name = "{0} row {1} {2}")
    @CsvSource({
        "orders.csv, 3, created, 2005-02-23",
        "orders.csv, 1, type, Limit",
        "fills.csv, 2, price, 187.450002",
        "fills.csv, 2, realised_pnl, -473.000002",
        "fills.csv, 56, position_after, 49",
        "trades.csv, 1, pnl_net, -491.272002",
        "trades.csv, 55, bars, 1",
        "equity.csv, 2359, cash, 84392.98",
        "equity.csv, 1, position_GOOG, 1"
    })
    void oneChangedCellIsNamed(String table, int row, String column, String value)
            throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(copy.resolve(table)));
        var index = List.of(lines.getFirst().split(",", -1)).indexOf(column);
        var cells = lines.get(row).split(",", -1);
        cells[index] = value;
        lines.set(row, String.join(",", cells));
        Files.write(copy.resolve(table), lines);

        assertThat(differences())
                .singleElement()
                .asString()
                .startsWith(
                        table
                                + " row "
                                + row
                                + " "
                                + column
                                + ": the reference has "
                                + value
                                + ",");
    }

    @Test
    void aChangedAverageIsFoundInTheFillsAndInTheBooksOfTheEngine() throws IOException {
        change("fills.csv", "50,187.45\n", "50,187.46\n");

        assertThat(differences())
                .containsExactly(
                        "fills.csv row 2 avg_price_after:"
                                + " the reference has 187.46, we have 187.45",
                        "engine averages row 2 avg_price_after:"
                                + " the reference has 187.46, we have 187.45");
    }

    @Test
    void aChangedEndFigureIsNamed() throws IOException {
        change("stats.json", "\"winning_trades\": 23", "\"winning_trades\": 24");

        assertThat(differences())
                .containsExactly("stats.json winning_trades: the reference has 24, we have 23");
    }

    @Test
    void aMissingRowIsADifference() throws IOException {
        var lines = Files.readAllLines(copy.resolve("trades.csv"));
        Files.write(copy.resolve("trades.csv"), lines.subList(0, lines.size() - 1));

        assertThat(differences()).containsExactly("trades.csv 54 rows, we have 55");
    }

    @Test
    void aMissingTableIsADifference() throws IOException {
        Files.delete(copy.resolve("orders.csv"));

        assertThat(differences()).containsExactly("orders.csv is missing");
    }

    @Test
    void aColumnUnderAnotherNameIsADifference() throws IOException {
        change("equity.csv", "time,cash,", "time,money,");

        assertThat(differences())
                .containsExactly(
                        "equity.csv columns [time, money, equity, position_GOOG]"
                                + " instead of [time, cash, equity, position_GOOG]");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"SmaCross\" | \"Guess\" | unknown strategy \"Guess\"",
                "\"row_filter\" | \"filter\" | case.json has no field \"row_filter\"",
                "\"bars\": | \"extra\": 1, \"bars\": | case.json has an unknown field \"extra\"",
                "\"pct\" | \"future\" | unknown commission [future, 0.001]",
                "\"fast\" | \"quick\" | case.json parameters has no field \"fast\"",
                "\"fast\": 10, | \"fast\": 10, \"n\": 1, |"
                        + " case.json parameters has an unknown field \"n\"",
                "\"longshort\" | \"short\" |"
                        + " case.json parameters: mode is short, known are [long, longshort]",
                "\"fast\": 10, | \"fast\": 10.5, |"
                        + " case.json parameters: fast is no whole number: 10.5",
                "\"row_filter\": null | \"row_filter\": [\"venue\", \"X\"] |"
                        + " GOOG.csv.gz has no column \"venue\""
            })
    void whatACaseAsksForAndWeDoNotKnowFailsIt(String known, String unknown, String reason)
            throws IOException {
        change("case.json", known, unknown);

        assertThatThrownBy(this::differences)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    private List<String> differences() {
        return BacktraderComparison.of(copy, root).differences();
    }

    private void change(String file, String from, String to) throws IOException {
        var text = Files.readString(copy.resolve(file));
        assertThat(text).contains(from);
        var at = text.indexOf(from);
        Files.writeString(
                copy.resolve(file),
                text.substring(0, at) + to + text.substring(at + from.length()));
    }

    private Path folder(String name) {
        return shared.resolve("golden").resolve(name);
    }
}
