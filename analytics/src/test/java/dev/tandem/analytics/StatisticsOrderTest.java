package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsOrderTest {
    @Test
    void theSummaryHasEveryFigureInTheOrderOfItsDefinitions() {
        var statistics = Statistics.of(new Runs("100").recorder, TradingCalendar.alwaysOpen());

        assertThat(String.join(" ", statistics.all().stream().map(Statistic::name).toList()))
                .isEqualTo(
                        "total_return cagr volatility sharpe_ratio sortino_ratio"
                                + " max_drawdown max_drawdown_on_closes max_drawdown_days"
                                + " max_drawdown_recovery_days calmar_ratio ulcer_index"
                                + " value_at_risk_95 conditional_value_at_risk_95"
                                + " skew excess_kurtosis"
                                + " beta alpha r_squared tracking_error information_ratio"
                                + " probabilistic_sharpe_ratio deflated_sharpe_ratio"
                                + " time_in_market gross_exposure_mean gross_exposure_max"
                                + " net_exposure_mean net_exposure_min net_exposure_max"
                                + " leverage_mean leverage_max turnover"
                                + " trades open_trades closed_pnl win_rate profit_factor payoff"
                                + " expectancy expectancy_of_equity"
                                + " average_hold_days average_hold_bars best_trade worst_trade"
                                + " mae_mean mae_worst mae_of_entry_mean"
                                + " mfe_mean mfe_best mfe_of_entry_mean"
                                + " slippage_bps gross_pnl"
                                + " commission_total commission_of_gross"
                                + " slippage_cost slippage_of_gross"
                                + " funding_total funding_of_gross borrow_total borrow_of_gross"
                                + " interest_total dividend_total conversion_total"
                                + " liquidation_total");
    }

    @Test
    void theJsonCarriesValueCountPeriodsMinimumReasonAndFormula() {
        var run = new Runs("100");
        for (var i = 0; i < 20; i++) {
            run.mark(i * Runs.DAY, i % 2 == 0 ? "100" : "101", "0");
        }
        var statistics = Statistics.of(run.recorder, TradingCalendar.alwaysOpen());
        var summary = RunSummary.of(run.recorder, statistics, "S", "a", "b", 20, "0", List.of());

        assertThat(SummaryJson.text(summary))
                .contains(
                        """
                            "volatility" : {
                              "value" : null,
                              "n" : 19,
                              "periods_per_year" : 365.0,
                              "minimum" : "20 returns",
                              "reason" : "needs 20 returns, has 19",
                              "formula" : "std(r, n-1) * sqrt(A)"
                            },
                        """);
    }

    @Test
    void everyFigureExplainsItself() {
        var run = new Runs("100");
        for (var i = 0; i <= 400; i++) {
            run.mark(i * Runs.DAY, String.valueOf(100 + i % 7), "0");
        }
        var beside = Figures.daily(400, i -> i % 2 == 0 ? 0.01 : -0.01);

        var statistics = Statistics.of(run.recorder, TradingCalendar.alwaysOpen(), beside);

        assertThat(statistics.all())
                .allSatisfy(each -> {
                    assertThat(each.formula()).as(each.name()).isNotBlank();
                    assertThat(each.isAbsent()).isEqualTo(each.value().isEmpty());
                });
        assertThat(statistics.all())
                .filteredOn(each -> each.formula().matches(".*sqrt[(]A[)]"))
                .extracting(Statistic::name)
                .containsExactly(
                        "volatility",
                        "sharpe_ratio",
                        "sortino_ratio",
                        "tracking_error",
                        "information_ratio");
        assertThat(statistics.all())
                .filteredOn(each -> each.periodsPerYear().isPresent())
                .extracting(Statistic::name)
                .containsExactly(
                        "volatility",
                        "sharpe_ratio",
                        "sortino_ratio",
                        "alpha",
                        "tracking_error",
                        "information_ratio");
    }
}
