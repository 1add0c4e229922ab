package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    @Test
    void theBlockStandsBesideBuyAndHold() {
        var strategy = strategy();

        var text =
                ResultTable.text(
                        strategy,
                        comparison(),
                        List.of(Warning.of(strategy, true).getFirst()),
                        TableStyle.PLAIN);

        assertThat(text)
                .isEqualTo(
                        """
                          RESULT                                   strategy    buy & hold
                          Total return                              +10.0 %      +100.0 %
                          CAGR                                      10.01 %      100.09 %
                          Volatility (ann.)   n/a (needs 20 returns, has 2)           n/a
                          Sharpe (95 % CI)    n/a (needs 20 returns, has 2)           n/a
                          Sortino             n/a (needs 20 returns, has 2)           n/a
                          Max drawdown                              -0.10 %      -20.00 %
                          Calmar                                     100.07          5.00
                          Time in market                             33.3 %       100.0 %

                          TRADES   1 closed, 0 open        win rate 100.0 %        profit factor n/a
                                   avg hold 1.0 d          best +20.0 %            worst +20.0 %
                                   n/a: no losing trade (profit factor)
                          COSTS    commission 2.00         slippage n/a            turnover 0.53 a year
                                   n/a: no decision prices (slippage)

                          ! 1 trade is few: trade statistics have wide error bars (TDM-3011)
                        """);
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        var long3002 =
                new Warning("TDM-3002", "fills are modelled " + "at the next open ".repeat(9));

        var text =
                ResultTable.text(
                        strategy(),
                        comparison(),
                        List.of(long3002),
                        new TableStyle(60, true, false));

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).endsWith("(TDM-3002)\n");
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        var run = new Runs("1000000").mark(0, "1000000", "0").buy(1, "1", "100", "0");
        run.mark(DAY, "999999.99", "100").sell(DAY + 1, "1", "99.99", "0");

        var text = ResultTable.text(statistics(run), List.of(), TableStyle.PLAIN);

        assertThat(text)
                .doesNotContainPattern("[-+]0[.]0+ ")
                .containsPattern("Total return +0[.]0 %")
                .containsPattern("Max drawdown +0[.]00 %")
                .contains("best 0.0 %              worst 0.0 %");
    }

    @Test
    void longAmountsBeginAnotherLine() {
        var run = new Runs("900000000").mark(0, "900000000", "0");
        run.buy(1, "1000000", "500", "123456789.25").mark(DAY, "776543210", "500000000");

        var text = ResultTable.text(statistics(run), List.of(), TableStyle.PLAIN);

        assertThat(text).contains("commission 123,456,789.25  slippage n/a\n           turnover ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void colourIsUsedOnlyWhenAsked() {
        var plain = ResultTable.text(strategy(), List.of(), TableStyle.PLAIN);
        var coloured = ResultTable.text(strategy(), List.of(), new TableStyle(80, false, true));

        assertThat(plain).doesNotContain("\u001b").doesNotContain("buy & hold");
        assertThat(coloured).contains("\u001b[32m");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(plain);
    }

    private static Statistics strategy() {
        var run = new Runs("1000").mark(0, "1000", "0").buy(1, "5", "100", "1");
        run.mark(DAY, "999", "500").sell(DAY + 1, "5", "120.4", "1");
        run.mark(365 * DAY, "1100", "0");
        return statistics(run);
    }

    private static Statistics statistics(Runs run) {
        return Statistics.of(run.recorder, TradingCalendar.alwaysOpen());
    }

    private static Statistics comparison() {
        var series = new PriceSeries();
        series.add(0, 50);
        series.add(DAY, 40);
        series.add(365 * DAY, 100);
        return BuyAndHold.of(series, TradingCalendar.alwaysOpen(), StatisticsSettings.DEFAULT);
    }
}
