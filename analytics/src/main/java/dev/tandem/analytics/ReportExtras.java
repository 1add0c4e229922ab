package dev.tandem.analytics;

import dev.tandem.analytics.CostScenarios.Scenario;
import java.util.List;
import java.util.Optional;

/// How sure the figures of a run are: other draws of its returns, other orders of its trades, other
/// costs. Empty where there is too little of them.
record ReportExtras(
        Optional<Bootstrap> bootstrap, Optional<TradeShuffle> shuffle, List<Scenario> costs) {
    static ReportExtras of(ReportInput input, PeriodMarks periods) {
        var run = input.run();
        return new ReportExtras(
                Bootstrap.isPossible(periods)
                        ? Optional.of(Bootstrap.of(periods, input.seed()))
                        : Optional.empty(),
                run.trades().size() >= TradeShuffle.LEAST && run.starting().units() > 0
                        ? Optional.of(
                                TradeShuffle.of(
                                        run.trades(), Amount.of(run.starting()), input.seed()))
                        : Optional.empty(),
                run.fills().isEmpty() || run.starting().units() <= 0
                        ? List.of()
                        : CostScenarios.of(run, input.calendar(), input.slippage()));
    }
}
