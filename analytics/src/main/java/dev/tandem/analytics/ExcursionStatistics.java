package dev.tandem.analytics;

import dev.tandem.api.value.Money;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// How far closed trades went against and for the holder on their way: the worst and the best
/// amount against the average entry while open, from bar highs and lows. See [Trade#mae] and
/// [Trade#mfe].
final class ExcursionStatistics {
    private final List<Trade> trades;
    private final Sample sample;

    ExcursionStatistics(List<Trade> trades) {
        this.trades = trades;
        sample = Sample.of(trades.size(), "trades");
    }

    List<Statistic> all() {
        return List.of(
                adverseMean(),
                adverseWorst(),
                adverseOfEntry(),
                favourableMean(),
                favourableBest(),
                favourableOfEntry());
    }

    /// `mean(mae)`, 0 or less, in currency.
    Statistic adverseMean() {
        return mean("mae_mean", "mean(mae)", amount(Trade::mae));
    }

    Statistic adverseWorst() {
        return sample.figure(
                "mae_worst", "min(mae)", 1, () -> each(amount(Trade::mae)).min().orElseThrow());
    }

    /// `mean(mae / value of the entries)`
    Statistic adverseOfEntry() {
        return mean("mae_of_entry_mean", "mean(mae / value of the entries)", ofEntry(Trade::mae));
    }

    /// `mean(mfe)`, 0 or more, in currency.
    Statistic favourableMean() {
        return mean("mfe_mean", "mean(mfe)", amount(Trade::mfe));
    }

    Statistic favourableBest() {
        return sample.figure(
                "mfe_best", "max(mfe)", 1, () -> each(amount(Trade::mfe)).max().orElseThrow());
    }

    /// `mean(mfe / value of the entries)`
    Statistic favourableOfEntry() {
        return mean("mfe_of_entry_mean", "mean(mfe / value of the entries)", ofEntry(Trade::mfe));
    }

    private Statistic mean(String name, String formula, ToDoubleFunction<Trade> figure) {
        return sample.figure(name, formula, 1, () -> each(figure).average().orElseThrow());
    }

    private DoubleStream each(ToDoubleFunction<Trade> figure) {
        return trades.stream().mapToDouble(figure);
    }

    private static ToDoubleFunction<Trade> amount(Function<Trade, Money> money) {
        return trade -> Amount.of(money.apply(trade));
    }

    private static ToDoubleFunction<Trade> ofEntry(Function<Trade, Money> money) {
        return trade -> Amount.of(money.apply(trade)) / Amount.of(trade.entryValue());
    }
}
