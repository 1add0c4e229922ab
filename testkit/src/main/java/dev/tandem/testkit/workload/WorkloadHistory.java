package dev.tandem.testkit.workload;

import dev.tandem.data.BarColumns;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.data.MarketHistory;
import java.util.ArrayList;

/// The bars of a workload straight from its generator, without files.
public final class WorkloadHistory {
    private static final double TICK = 0.25;
    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long MILLIS_A_DAY = 86_400_000;

    private WorkloadHistory() {}

    public static MarketHistory of(Workload workload) {
        return ofFirst(workload, workload.barsEach());
    }

    /// The first bars of each symbol.
    public static MarketHistory ofFirst(Workload workload, int bars) {
        var series = new ArrayList<BarColumns>();
        for (var symbol : workload.symbols()) {
            series.add(columns(workload, symbol, series.size(), bars));
        }
        return MarketHistory.of(series);
    }

    private static BarColumns columns(Workload workload, String symbol, int ordinal, int bars) {
        var terms = InstrumentTerms.of(Workload.KIND, symbol);
        var builder = BarColumns.builder(terms.instrument(symbol, ordinal), workload.size());
        var generator = workload.generator(ordinal);
        for (var bar = 0; bar < bars; bar++) {
            generator.next();
            var millis = workload.openMillis(bar);
            var openNanos = millis * NANOS_A_MILLI;
            builder.append(
                    openNanos,
                    openNanos + workload.size().nanos(),
                    generator.openTicks() * TICK,
                    generator.highTicks() * TICK,
                    generator.lowTicks() * TICK,
                    generator.closeTicks() * TICK,
                    (double) generator.volume(),
                    Math.toIntExact(millis / MILLIS_A_DAY));
        }
        return builder.build();
    }
}
