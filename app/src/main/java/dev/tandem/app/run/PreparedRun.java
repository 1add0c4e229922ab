package dev.tandem.app.run;

import dev.tandem.api.value.Money;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.BoundStrategy;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.data.LoadedHistory;
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
        Redaction redaction) {}
