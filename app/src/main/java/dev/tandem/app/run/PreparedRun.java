package dev.tandem.app.run;

import dev.tandem.api.value.Money;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.data.LoadedHistory;
import dev.tandem.runtime.BacktestPlan;
import dev.tandem.simulator.VenueModel;
import java.nio.file.Path;
import java.time.Instant;

/// A run that has all it needs and has not begun.
///
/// @param folder where it goes if no directory was asked for
/// @param redaction what none of its files may show
record PreparedRun(
        BacktestRequest request,
        StrategyClass strategy,
        BoundStrategy bound,
        LoadedHistory data,
        Universe universe,
        Money cash,
        Instant started,
        Path folder,
        Redaction redaction) {
    /// What the engine is given.
    ///
    /// @param venue the assumptions, those of the request or others
    BacktestPlan plan(VenueModel venue) {
        return new BacktestPlan(
                bound.name(),
                cash,
                data.history(),
                request.sizes(),
                request.from(),
                request.until(),
                venue,
                RunLimits.of(request, cash),
                request.seed(),
                BacktestPlan.USUAL_TOLERANCE,
                request.stopOnError());
    }
}
