package dev.tandem.app.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.testkit.golden.SharedFolder;
import dev.tandem.testkit.golden.zipline.ZiplineComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every cell of the zipline cases, see `golden/README.md` of the reference data.
class ZiplineCasesTest {
    private static final String CASE = "zl-dual-moving-average";

    private final Path shared = SharedFolder.find().toAbsolutePath();

    @TempDir Path temporary;
    private ChangedCase copy = new ChangedCase(shared);

    @BeforeEach
    void copyOneCase() throws IOException {
        copy = ChangedCase.copy(folder(CASE), temporary);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zl-buy-and-hold, 10, 40, 12580, daily.csv.gz, 40288",
        "zl-buyapple, 1050, 4210, 1050, daily.csv, 6963",
        "zl-dual-moving-average, 5, 20, 1010, daily.csv, 17570"
    })
    void everyCellOfACaseAgrees(
            String name, int fills, int orders, int positions, String daily, int figures) {
        var agreement = ZiplineComparison.of(folder(name), shared.getParent());

        assertThat(agreement.differences()).isEmpty();
        assertThat(agreement.cells())
                .isEqualTo(
                        Map.of(
                                "case.json",
                                1,
                                "fills.csv",
                                fills,
                                "orders_daily.csv",
                                orders,
                                "positions.csv",
                                positions,
                                daily,
                                figures));
    }

    @ParameterizedTest(name = "{0} row {1} {2}")
    @CsvSource({
        "fills.csv, 1, price, 568.099002",
        "orders_daily.csv, 1, created, 2012-03-13",
        "orders_daily.csv, 2, status, 0",
        "positions.csv, 3, cost_basis, 568.11",
        "daily.csv, 502, ending_cash, 9943189.12",
        "daily.csv, 502, sharpe, -0.159398",
        "daily.csv, 1, beta, 0",
        "daily.csv, 450, short_mavg, 600"
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

    @ParameterizedTest
    @CsvSource({"fills.csv", "orders_daily.csv", "positions.csv", "daily.csv"})
    void aMissingTableIsADifference(String table) throws IOException {
        copy.delete(table);

        assertThat(differences()).containsExactly(table + " is missing");
    }

    @Test
    void aColumnUnderAnotherNameIsADifference() throws IOException {
        copy.text("positions.csv", "last_price", "price");

        assertThat(differences())
                .containsExactly(
                        "positions.csv columns [session, symbol, amount, price, cost_basis] instead"
                                + " of [session, symbol, amount, last_price, cost_basis]");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"DualMovingAverage\" | \"Guess\" | unknown strategy \"Guess\"",
                "\"short\" | \"brief\" | case.json parameters has no field \"short\"",
                "\"qty\": | \"lot\": 1, \"qty\": |"
                        + " case.json parameters has an unknown field \"lot\"",
                "\"fills\": | \"trades\": | case.json tables has no field \"fills\"",
                "\"bars\": | \"extra\": 1, \"bars\": | case.json has an unknown field \"extra\"",
                "\"AAPL\" | \"NONE\" | no events of NONE"
            })
    void whatACaseAsksForAndWeDoNotKnowFailsIt(String known, String unknown, String reason)
            throws IOException {
        copy.text("case.json", known, unknown);

        assertThatThrownBy(this::differences)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    private List<String> differences() {
        return ZiplineComparison.of(copy.folder(), shared.getParent()).differences();
    }

    private Path folder(String name) {
        return shared.resolve("golden").resolve(name);
    }
}
