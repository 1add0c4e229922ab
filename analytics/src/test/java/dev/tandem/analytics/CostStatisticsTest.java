package dev.tandem.analytics;

import static dev.tandem.analytics.Figures.check;
import static dev.tandem.analytics.Figures.reason;
import static dev.tandem.analytics.Runs.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.order.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostStatisticsTest {
    private static final TradingCalendar DAILY = TradingCalendar.alwaysOpen();

    @Test
    void costsAsSharesOfGrossProfitByHand() {
        // bought at 10.1 instead of 10, sold at 12.1 for a commission of 2: equity grew by 18, and
        // would have by 20; slippage took 10 * 0.1
        var run = new Runs("1000").decided(0, Side.BUY, "10", "10.1", 10);
        run.sell(DAY, "10", "12.1", "2").mark(DAY, "1018", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "gross_pnl", 20);
        check(statistics, "commission_total", 2);
        check(statistics, "commission_of_gross", 0.1);
        check(statistics, "slippage_cost", 1);
        check(statistics, "slippage_of_gross", 0.05);
        check(statistics, "slippage_bps", 100);
        check(statistics, "funding_total", 0);
        check(statistics, "borrow_of_gross", 0);
    }

    @Test
    void whatTheAccountPaidBesideFillsBelongsToTheCosts() {
        // equity rose by 18 after 2 of commission, 3 of funding and 1 of borrow fees: 24 gross
        var run = new Runs("1000").buy(0, "10", "10", "1").mark(0, "999", "100");
        run.sell(DAY, "10", "12", "1").mark(DAY, "1018", "0");
        run.paid(LedgerAccount.FUNDING, "3").paid(LedgerAccount.BORROWING, "1");
        run.paid(LedgerAccount.DIVIDENDS, "-5");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "gross_pnl", 24);
        check(statistics, "funding_total", 3);
        check(statistics, "funding_of_gross", 0.125);
        check(statistics, "borrow_total", 1);
        check(statistics, "dividend_total", -5);
    }

    @Test
    void slippageIsWeightedByQuantity() {
        // 10 bought 1 % too dear, 30 sold 2 % too cheap: (10 * 100 + 30 * 200) / 40
        var run =
                new Runs("10000")
                        .decided(0, Side.BUY, "10", "101", 100)
                        .decided(DAY, Side.SELL, "30", "98", 100);

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "slippage_bps", 175);
        check(statistics, "slippage_cost", 10 + 60);
    }

    /// Decided at 700, filled at 101 after seven for one: 1 too dear.
    @Test
    void anOrderOverASplitIsComparedWithThePriceOfTheNewShares() {
        var split = new InstrumentEvent.Split(Runs.SHARE, DAY, new BigDecimal("7"));
        var run = new Runs("10000").decidedBefore(split, "101", 700);

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "slippage_bps", 100);
        check(statistics, "slippage_cost", 10);
    }

    @Test
    void aLosingRunHasNoSharesAndAnUndecidedFillNoSlippage() {
        var run = new Runs("1000").buy(0, "1", "10", "1").sell(DAY, "1", "9", "1");
        run.mark(DAY, "997", "0");

        var statistics = Statistics.of(run.recorder, DAILY);

        check(statistics, "gross_pnl", -1);
        assertThat(reason(statistics, "commission_of_gross")).isEqualTo("no gross profit");
        assertThat(reason(statistics, "slippage_bps")).isEqualTo("no decision prices");
        assertThat(reason(statistics, "slippage_cost")).isEqualTo("no decision prices");
    }
}
