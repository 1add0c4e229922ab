package dev.tandem.analytics;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.Fill;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// What a report tells beyond the other files of a run, as the run has it in memory.
///
/// @param calendar that cuts periods
/// @param benchmark what the run is compared with; empty where nothing is comparable
/// @param benchmarkName such as `buy & hold`
/// @param prices charts of instruments
/// @param unshown instruments that got no chart, because there are too many
/// @param band the run with every doubt against it and for it; empty unless asked for
/// @param slippage what the model of the venue made a fill worse, in the currency of the account
/// @param slippageNote what is not in it; empty for nothing
/// @param rule which rule of the venue gave a fill its price, in plain words
/// @param assumptions in plain words
/// @param seed of all draws
public record ReportInput(
        RunRecorder run,
        TradingCalendar calendar,
        TimeStyle times,
        Optional<PriceSeries> benchmark,
        String benchmarkName,
        List<PriceChart> prices,
        int unshown,
        Optional<Band> band,
        ToDoubleFunction<Fill> slippage,
        String slippageNote,
        Function<Fill, String> rule,
        List<String> assumptions,
        long seed) {
    /// Equity under other assumptions.
    public record Band(EquityCurve pessimistic, EquityCurve optimistic) {}

    public ReportInput {
        prices = List.copyOf(prices);
        assumptions = List.copyOf(assumptions);
    }
}
