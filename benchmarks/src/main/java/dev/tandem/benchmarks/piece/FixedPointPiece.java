package dev.tandem.benchmarks.piece;

import dev.tandem.api.value.FixedPoint;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Products of stored decimals that fit 64 bits (narrow) and that need 128 (wide).
@State(Scope.Thread)
public class FixedPointPiece {
    private static final int DROP = 8;

    private long price = 2_500_25;
    private long amount = 1_234_567_890;
    private long largePrice = 2_500_250_000_000L;
    private long largeAmount = 1_234_567_890_123L;
    private long one = 100_000_000;

    /// @return so that it is not optimised away
    @Benchmark
    public long multiplyNarrow() {
        return FixedPoint.multiply(price, amount, DROP);
    }

    /// @return so that it is not optimised away
    @Benchmark
    public long multiplyWide() {
        return FixedPoint.multiply(largePrice, largeAmount, DROP);
    }

    /// @return so that it is not optimised away
    @Benchmark
    public long multiplyDivideNarrow() {
        return FixedPoint.multiplyDivide(price, amount, one);
    }

    /// @return so that it is not optimised away
    @Benchmark
    public long multiplyDivideWide() {
        return FixedPoint.multiplyDivide(largePrice, largeAmount, largePrice);
    }
}
