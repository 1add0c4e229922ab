package dev.tandem.analytics;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.value.Money;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What trading cost, in currency and as a share of what it earned before costs.
///
/// Gross profit is that of the whole run, open positions included: the change of equity and all the
/// costs that lowered it; dividends and interest earned are part of it. Slippage is in the prices
/// of the fills, so it has lowered gross profit already.
final class CostStatistics {
    private static final List<LedgerAccount> COSTS =
            List.of(LedgerAccount.FUNDING, LedgerAccount.BORROWING, LedgerAccount.LIQUIDATIONS);

    private final RunRecorder run;
    private final SlippageStatistics slippage;

    CostStatistics(RunRecorder run) {
        this.run = run;
        slippage = new SlippageStatistics(run);
    }

    List<Statistic> all() {
        return List.of(
                slippage.basisPoints(),
                grossProfit(),
                commission(),
                commissionOfGross(),
                slippage.cost(),
                slippageOfGross(),
                total("funding_total", "sum of funding paid", LedgerAccount.FUNDING),
                ofGross("funding_of_gross", "funding / gross pnl", LedgerAccount.FUNDING),
                total("borrow_total", "sum of borrow fees", LedgerAccount.BORROWING),
                ofGross("borrow_of_gross", "borrow fees / gross pnl", LedgerAccount.BORROWING),
                total("interest_total", "sum of interest paid", LedgerAccount.INTEREST),
                total("dividend_total", "sum of dividends paid", LedgerAccount.DIVIDENDS),
                total("conversion_total", "cost of conversions", LedgerAccount.CONVERSIONS),
                total("liquidation_total", "sum of liquidation fees", LedgerAccount.LIQUIDATIONS));
    }

    /// `last equity - starting amount + commission + funding + borrow fees + liquidation fees`
    Statistic grossProfit() {
        return fills().figure("gross_pnl", "equity change + costs", 0, this::gross);
    }

    /// What was paid in all; below 0 what was received.
    private Statistic total(String name, String formula, LedgerAccount account) {
        return fills().figure(name, formula, 0, () -> Amount.of(run.balance(account)));
    }

    private Statistic ofGross(String name, String formula, LedgerAccount account) {
        return share(name, formula, fills(), () -> Amount.of(run.balance(account)));
    }

    /// `sum of commissions`
    Statistic commission() {
        return fills().figure("commission_total", "sum of commissions", 0, this::commissions);
    }

    /// `commission_total / gross_pnl`
    Statistic commissionOfGross() {
        return share("commission_of_gross", "commission / gross pnl", fills(), this::commissions);
    }

    /// `slippage_cost / gross_pnl`
    Statistic slippageOfGross() {
        return share(
                "slippage_of_gross", "slippage / gross pnl", slippage.sample(), slippage::amount);
    }

    private Statistic share(String name, String formula, Sample sample, DoubleSupplier cost) {
        return sample.unless(gross() <= 0, "no gross profit")
                .figure(name, formula, 0, () -> cost.getAsDouble() / gross());
    }

    private Sample fills() {
        return Sample.of(run.fills().size(), "fills");
    }

    private double gross() {
        var costs = commissionMoney();
        for (var account : COSTS) {
            costs = costs.plus(run.balance(account));
        }
        return Amount.of(run.finalEquity().minus(run.starting()).plus(costs));
    }

    private double commissions() {
        return Amount.of(commissionMoney());
    }

    private Money commissionMoney() {
        var total = Money.zero(run.starting().currency());
        for (var fill : run.fills()) {
            total = total.plus(fill.commissionInAccount());
        }
        return total;
    }
}
