package dev.tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the report tells of slippage, indicators and holdings, by hand on a handful of bars.
class ReportFiguresTest {
    private static final String ONCE =
            """
            import dev.tandem.api.market.Bar;
            import dev.tandem.api.order.*;
            import dev.tandem.api.strategy.*;
            import dev.tandem.api.value.*;

            /// Buys 10 after the first bar and sells them after the second.
            public final class Once implements Strategy {
                public record Params(@Default("false") boolean limit) {}

                private final Params params;
                private int bars;

                public Once(Params params) {
                    this.params = params;
                }

                @Override
                public void onBar(Context context, Bar bar) {
                    bars++;
                    if (bars > 2) {
                        return;
                    }
                    var side = bars == 1 ? Side.BUY : Side.SELL;
                    var ten = Quantity.of(10);
                    context.submit(params.limit()
                        ? OrderRequest.limit(bar.instrument(), side, ten, Price.of(bars == 1 ? "150" : "50"))
                        : OrderRequest.market(bar.instrument(), side, ten));
                }
            }
            """;

    /// Opens 100, 100, 200, 200, 200.
    private static final String PRICES =
            """
            date,open,high,low,close,volume
            2024-01-01,100,100,100,100,100000
            2024-01-02,100,200,90,200,100000
            2024-01-03,200,210,180,200,100000
            2024-01-04,200,210,180,200,100000
            2024-01-05,200,210,180,200,100000
            """;

    @TempDir Path folder;

    private JsonNode played(String file, List<String> words) throws IOException {
        Files.writeString(folder.resolve("Once.java"), ONCE);
        Files.writeString(folder.resolve("Cross.java"), ReportTest.CROSS);
        var all = new ArrayList<>(List.of("backtest"));
        all.addAll(words);
        all.addAll(List.of("--data", "A.csv", "--class", "crypto", "--commission", "none"));
        all.addAll(List.of("--out", "run", "--no-progress"));
        var end = new Tried(folder).run(all);
        assertThat(end.code()).as(end.err()).isZero();
        return new ObjectMapper().readTree(folder.resolve("run").resolve(file));
    }

    @ParameterizedTest(name = "{0}, limit orders {1} that slip {2}")
    @CsvSource({
        // ten bought at 100 and sold at 200, each 1 % worse
        "100bps, false, none, 30, ''",
        "spread 2%, false, none, 30, ''",
        "0.5/unit, false, none, 10, ''",
        "none, false, none, 0, ''",
        "100bps, true, none, 0, ''",
        "100bps, true, always, 30, ''",
        "spread 2% on entry, false, none, 0, A spread that entries pay",
        "volume 0.1 up to 2.5%, false, none, 0, Slippage by share of the volume",
    })
    void modelledSlippageIsWhatFillsAreWorse(
            String slippage, boolean limit, String limitSlip, double costs, String note)
            throws IOException {
        Files.writeString(folder.resolve("A.csv"), PRICES);

        var report =
                played(
                        "report.json",
                        List.of(
                                "Once.java",
                                "--slippage",
                                slippage,
                                "--set",
                                "execution.limit-slip=" + limitSlip,
                                "--param",
                                "limit=" + limit));

        var scenarios = report.get("costs");
        assertThat(scenarios.get(1).get("factor").asInt()).isEqualTo(1);
        assertThat(scenarios.get(1).get("costs").asDouble()).isCloseTo(costs, within(1e-9));
        assertThat(scenarios.get(3).get("costs").asDouble()).isCloseTo(3 * costs, within(1e-9));
        assertThat(report.get("slippage_note").asString()).startsWith(note);
        assertThat(note.isEmpty()).isEqualTo(report.get("slippage_note").asString().isEmpty());
    }

    @Test
    void indicatorLinesAreTheValuesAtEachBar() throws IOException {
        var text = new StringBuilder("date,open,high,low,close,volume\n");
        var day = 1;
        for (var close : List.of(10, 20, 30, 10, 50)) {
            text.append("2024-01-0" + day++ + ",20,60,5," + close + ",1000\n");
        }
        Files.writeString(folder.resolve("A.csv"), text.toString());

        var lines =
                played(
                                "charts.json",
                                List.of("Cross.java", "--param", "fast=2", "--param", "slow=3"))
                        .get("prices")
                        .get(0)
                        .get("lines");

        assertThat(lines).hasSize(2);
        // averages of two: 15 25 20 30; of three: 20 20 30; as differences
        assertThat(lines.get(0).get("v").toString()).isEqualTo("[null,15,10,-5,10]");
        assertThat(lines.get(1).get("v").toString()).isEqualTo("[null,null,20,0,10]");
    }

    @Test
    void theAllocationIsWhatWasHeldAtEachMark() throws IOException {
        Files.writeString(folder.resolve("A.csv"), PRICES);

        var allocation =
                played("report.json", List.of("Once.java", "--slippage", "none", "--cash", "10000"))
                        .get("allocation");

        assertThat(allocation.get("names").toString()).isEqualTo("[\"A\"]");
        var shares = new ArrayList<Double>();
        for (var row : allocation.get("rows")) {
            shares.add(row.get("shares").get(0).asDouble());
            assertThat(row.get("gross").asDouble())
                    .isCloseTo(row.get("shares").get(0).asDouble(), within(1e-12));
        }
        // ten at 200 of 11,000 at the end of the second day
        assertThat(shares).hasSize(5);
        assertThat(shares.get(1)).isCloseTo(2000 / 11000.0, within(1e-12));
        assertThat(shares.get(0) + shares.get(2) + shares.get(3) + shares.get(4)).isZero();
    }
}
