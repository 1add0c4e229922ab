package dev.tandem.testkit.workload;

/// A random walk of bars in whole ticks of 0.25: every sum of such prices is exact in a double.
/// [#next] moves on; the accessors show the present bar.
public final class BarGenerator {
    private static final int DRAWS_A_BAR = 4;
    private static final long LOWEST = 100;

    private final SplitMix64 random;
    private final Shape shape;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /// How the walk moves.
    ///
    /// @param seed of its random numbers
    /// @param start first price in ticks
    /// @param steadiness the price divided by this is the largest step inside a bar
    /// @param gap the price divided by this is the largest step between bars
    /// @param pull the distance to the first price divided by this is the way back in one bar
    public record Shape(long seed, long start, long steadiness, long gap, long pull) {}

    public BarGenerator(Shape shape) {
        this.shape = shape;
        random = new SplitMix64(shape.seed());
        close = shape.start();
    }

    public void next() {
        var step = Math.max(1, close / shape.steadiness());
        var jump = Math.max(1, close / shape.gap());
        open = Math.max(LOWEST, close + random.below(2 * jump + 1) - jump);
        close = open;
        for (var draw = 0; draw < DRAWS_A_BAR; draw++) {
            close += random.below(2 * step + 1) - step;
        }
        close = Math.max(LOWEST, close + (shape.start() - open) / shape.pull());
        high = Math.max(open, close) + random.below(step + 1);
        low = Math.max(1, Math.min(open, close) - random.below(step + 1));
        volume = 1000 + random.below(9000);
    }

    public long openTicks() {
        return open;
    }

    public long highTicks() {
        return high;
    }

    public long lowTicks() {
        return low;
    }

    public long closeTicks() {
        return close;
    }

    public long volume() {
        return volume;
    }
}
