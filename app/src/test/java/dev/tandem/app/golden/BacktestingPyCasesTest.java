package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testkit.golden.SharedFolder;
import dev.tandem.testkit.golden.backtestingpy.BacktestingPyComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every cell of the backtesting.py cases, see `golden/README.md` of the reference data.
class BacktestingPyCasesTest {
    private static final String CASE = "py-03-bracket-sl-tp";

    private final Path shared = SharedFolder.find().toAbsolutePath();

    @TempDir Path temporary;
    private ChangedCase copy = new ChangedCase(shared);

    @BeforeEach
    void copyOneCase() throws IOException {
        copy = ChangedCase.copy(folder(CASE), temporary);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "py-01-sma-flip-commission, 930, 6444, 14",
        "py-02-sma-trade-on-close, 400, 6444, 14",
        "py-03-bracket-sl-tp, 1090, 7548, 14",
        "py-04-stop-entry-trailing-low, 700, 8688, 10",
        "py-05-limit-dip-sl-tp, 3050, 8307, 14",
        "py-06-fx-leverage, 830, 15000, 10",
        "py-07-stop-limit-entry, 600, 13143, 11"
    })
    void everyCellOfACaseAgrees(String name, int trades, int equity, int statistics) {
        var agreement = BacktestingPyComparison.of(folder(name), shared.getParent());

        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.cells())
                .isEqualTo(
                        Map.of(
                                "case.json", 1,
                                "trades.csv", trades,
                                "equity.csv", equity,
                                "stats.json", statistics));
    }

    @ParameterizedTest(name = "{0} row {1} {2}")
    @CsvSource({
        "trades.csv, 1, size, 300",
        "trades.csv, 2, exit_time, 2011-08-03",
        "trades.csv, 3, pnl, 590.654577",
        "trades.csv, 109, return_pct, -0.0076795490",
        "trades.csv, 5, sl, ''",
        "equity.csv, 2516, equity, 110075.69",
        "equity.csv, 7, drawdown_fraction, 0.1"
    })
    void oneChangedCellIsNamed(String table, int row, String column, String value)
            throws IOException {
        copy.cell(table, row, column, value);

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

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stats.json | \"# Trades\": 109.0 | \"# Trades\": 108.0 |"
                        + " stats.json # Trades: the reference has 108.0, we have 109",
                "stats.json | \"Equity Final | \"Equity Last |"
                        + " stats.json Equity Final [$] is missing",
                "stats.json | \"SQN\" | \"SQM\" | stats.json SQN is missing",
                "stats.json | \"entry_price\": 316.14 | \"entry_price\": 316.15 |"
                        + " stats.json open entry_price: the reference has 316.15, we have 316.14",
                "equity.csv | time,equity | time,worth |"
                        + " equity.csv columns [time, worth, drawdown_fraction] instead of"
                        + " [time, equity, drawdown_fraction]",
                "case.json | 2516 | 2517 |"
                        + " case.json bars: the reference has 2517, we have 2516"
            })
    void whatDoesNotAgreeIsADifference(String file, String from, String to, String difference)
            throws IOException {
        copy.text(file, from, to);

        assertThat(differences()).contains(difference);
    }

    @ParameterizedTest
    @CsvSource({"trades.csv", "equity.csv", "stats.json"})
    void aMissingTableIsADifference(String table) throws IOException {
        copy.delete(table);

        assertThat(differences()).containsExactly(table + " is missing");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Sma\" | \"Guess\" | unknown strategy \"Guess\"",
                "\"fast\" | \"quick\" | case.json parameters has no field \"fast\"",
                "\"sl\" | \"stop\" | case.json parameters has an unknown field \"stop\"",
                "\"bars\": | \"extra\": 1, \"bars\": | case.json has an unknown field \"extra\"",
                "\"cash\": | \"hedging\": true, \"cash\": |"
                        + " case.json broker: hedging is true, only false is known",
                "\"cash\": | \"tax\": 1, \"cash\": | case.json broker has an unknown field \"tax\"",
                "\"cash\": | \"margin\": 0, \"cash\": | a margin is above 0 and at most 1: 0",
                "1.0,| 1.0, 1.0, | unknown commission [1.0, 1.0, 0.0005]",
                "lean/QQQ | lean/NONE | there is no file NONE.csv.gz"
            })
    void whatACaseAsksForAndWeDoNotKnowFailsIt(String known, String unknown, String reason)
            throws IOException {
        copy.text("case.json", known, unknown);

        assertThatThrownBy(this::differences)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void ordersOfTheLastBarAreNotWorked() throws IOException {
        copy =
                ChangedCase.copy(
                        folder("py-02-sma-trade-on-close"),
                        Files.createDirectory(temporary.resolve("py-02")));
        copy.text("case.json", "2013-03-01", "2013-01-24"); // buys at this close

        assertThat(differences())
                .contains("stats.json open trades: the reference has 1, we have 0");
    }

    private List<String> differences() {
        return BacktestingPyComparison.of(copy.folder(), shared.getParent()).differences();
    }

    private Path folder(String name) {
        return shared.resolve("golden").resolve(name);
    }
}
