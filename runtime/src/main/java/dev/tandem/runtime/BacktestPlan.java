package dev.tandem.runtime;

import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Money;
import dev.tandem.data.MarketHistory;
import dev.tandem.engine.risk.RiskLimits;
import dev.tandem.simulator.VenueModel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a backtest depends on, besides the strategy.
///
/// @param strategy name of the strategy instance, part of the keys of its positions
/// @param cash what the account starts with; all instruments must be quoted in its currency
/// @param sizes bar sizes of the universe; empty for those that the history holds
/// @param from first trading date that is delivered, earlier bars warm up indicators; null for all
/// @param until last trading date that is delivered; null for all
/// @param seed of all random numbers
/// @param targetTolerance share of equity below which target helpers leave a difference alone
/// @param stopOnAbort whether a callback that throws ends the run
public record BacktestPlan(
        String strategy,
        Money cash,
        MarketHistory history,
        List<BarSize> sizes,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        VenueModel venue,
        RiskLimits limits,
        long seed,
        double targetTolerance,
        boolean stopOnAbort) {
    /// Usual share of equity below which target helpers send nothing.
    public static final double USUAL_TOLERANCE = 0.01;

    public BacktestPlan {
        sizes = List.copyOf(sizes);
    }

    /// All of a history in the conservative venue, seed 1.
    public static BacktestPlan of(String strategy, Money cash, MarketHistory history) {
        return new BacktestPlan(
                strategy,
                cash,
                history,
                List.of(),
                null,
                null,
                VenueModel.STANDARD,
                RiskLimits.NONE,
                1,
                USUAL_TOLERANCE,
                true);
    }

    public BacktestPlan withVenue(VenueModel changed) {
        return new BacktestPlan(
                strategy,
                cash,
                history,
                sizes,
                from,
                until,
                changed,
                limits,
                seed,
                targetTolerance,
                stopOnAbort);
    }

    public BacktestPlan withPeriod(@Nullable LocalDate first, @Nullable LocalDate last) {
        return new BacktestPlan(
                strategy,
                cash,
                history,
                sizes,
                first,
                last,
                venue,
                limits,
                seed,
                targetTolerance,
                stopOnAbort);
    }

    public BacktestPlan withSizes(List<BarSize> changed) {
        return new BacktestPlan(
                strategy,
                cash,
                history,
                changed,
                from,
                until,
                venue,
                limits,
                seed,
                targetTolerance,
                stopOnAbort);
    }

    public BacktestPlan withHistory(MarketHistory changed) {
        return new BacktestPlan(
                strategy,
                cash,
                changed,
                sizes,
                from,
                until,
                venue,
                limits,
                seed,
                targetTolerance,
                stopOnAbort);
    }

    public BacktestPlan withStopOnAbort(boolean changed) {
        return new BacktestPlan(
                strategy,
                cash,
                history,
                sizes,
                from,
                until,
                venue,
                limits,
                seed,
                targetTolerance,
                changed);
    }
}
