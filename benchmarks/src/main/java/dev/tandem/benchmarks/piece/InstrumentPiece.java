package dev.tandem.benchmarks.piece;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.testkit.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What an amount of an instrument of W1 is worth.
@State(Scope.Thread)
public class InstrumentPiece {
    private final Instrument instrument =
            InstrumentTerms.of(Workload.KIND, "W1").instrument("W1", 0);
    private long price = 250_025_000_000L;
    private long amount = 10_000_000_000L;

    /// @return so that it is not optimised away
    @Benchmark
    public long notional() {
        return instrument.notional(price, amount);
    }
}
