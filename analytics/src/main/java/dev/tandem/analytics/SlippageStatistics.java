package dev.tandem.analytics;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.Fill;
import dev.tandem.api.value.FixedPoint;
import java.util.List;

/// How much worse than the price at the decision fills were; gains count against losses.
final class SlippageStatistics {
    private static final double BASIS_POINTS = 10_000;

    private final RunRecorder run;
    private final List<Fill> decided;
    private final boolean hasUnknown;

    SlippageStatistics(RunRecorder run) {
        this.run = run;
        decided = run.fills().stream().filter(this::hasDecisionPrice).toList();
        hasUnknown = decided.isEmpty() && !run.fills().isEmpty();
    }

    private boolean hasDecisionPrice(Fill fill) {
        var price = run.decisionPrice(fill.order());
        return Double.isFinite(price) && price != 0;
    }

    /// `sum(quantity * side * (fill / decision price - 1)) / sum(quantity) * 10000`
    Statistic basisPoints() {
        return Sample.of(decided.size(), "fills")
                .unless(decided.isEmpty(), "no decision prices")
                .figure(
                        "slippage_bps",
                        "sum(quantity * side * (fill / decision price - 1)) / sum(quantity) *"
                                + " 10000",
                        0,
                        this::weighted);
    }

    private double weighted() {
        var weighted = 0.0;
        var quantity = 0.0;
        for (var fill : decided) {
            weighted += adverse(fill) / Math.abs(run.decisionPrice(fill.order())) * quantity(fill);
            quantity += quantity(fill);
        }
        return weighted / quantity * BASIS_POINTS;
    }

    /// `sum((fill - decision price) * side * quantity * multiplier)`, in the account's currency.
    Statistic cost() {
        return sample().figure(
                        "slippage_cost",
                        "sum((fill - decision price) * side * quantity * multiplier)",
                        0,
                        this::amount);
    }

    /// The fills that count; without any fill slippage cost nothing.
    Sample sample() {
        return Sample.of(decided.size(), "fills").unless(hasUnknown, "no decision prices");
    }

    double amount() {
        return decided.stream().mapToDouble(this::slippage).sum();
    }

    private double slippage(Fill fill) {
        var instrument = fill.instrument();
        var worth = quantity(fill) * instrument.multiplier().doubleValue();
        var rate = FixedPoint.toDouble(fill.rateUnits(), CurrencyRates.SCALE);
        if (!instrument.contract().inverse()) {
            return adverse(fill) * worth * rate;
        }
        var price = FixedPoint.toDouble(fill.priceUnits(), instrument.priceScale());
        return adverse(fill) / price / run.decisionPrice(fill.order()) * worth * rate;
    }

    /// How much worse than the decision price the fill was, per unit.
    private double adverse(Fill fill) {
        var price = FixedPoint.toDouble(fill.priceUnits(), fill.instrument().priceScale());
        return (price - run.decisionPrice(fill.order())) * fill.side().sign();
    }

    private static double quantity(Fill fill) {
        return FixedPoint.toDouble(fill.quantityUnits(), fill.instrument().quantityScale());
    }
}
