package dev.tandem.analytics;

import dev.tandem.api.value.Money;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What trading cost, in currency and as a share of what it earned before costs.
///
/// Gross profit is that of the whole run, open positions included: the change of equity and the
/// commissions that lowered it. Slippage is in the prices of the fills, so it has lowered gross
/// profit already.
final class CostStatistics {
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
                notCharged("funding_total", "sum of funding"),
                notCharged("funding_of_gross", "sum of funding / gross pnl"),
                notCharged("borrow_total", "sum of borrow fees"),
                notCharged("borrow_of_gross", "sum of borrow fees / gross pnl"));
    }

    /// `last equity - starting amount + commission`
    Statistic grossProfit() {
        return fills().figure("gross_pnl", "equity change + commission", 0, this::gross);
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

    /// What no venue of ours charges; absent rather than 0, because it was not looked at.
    private Statistic notCharged(String name, String formula) {
        return Statistic.absent(name, "not modelled", run.fills().size(), formula);
    }

    private Sample fills() {
        return Sample.of(run.fills().size(), "fills");
    }

    private double gross() {
        return Amount.of(run.finalEquity().minus(run.starting()).plus(commissionMoney()));
    }

    private double commissions() {
        return Amount.of(commissionMoney());
    }

    private Money commissionMoney() {
        var total = Money.zero(run.starting().currency());
        for (var fill : run.fills()) {
            total = total.plus(fill.commission());
        }
        return total;
    }
}
