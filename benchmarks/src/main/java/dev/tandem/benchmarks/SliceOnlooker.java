package dev.tandem.benchmarks;

import dev.tandem.api.market.Slice;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;

/// What the strategy of W3 reads on each slice, without its orders and without an object of its
/// own.
final class SliceOnlooker implements Strategy {
    private static final int PERIOD = 60;

    private long slices;
    private long signals;

    @Override
    public void onSlice(Context context, Slice slice) {
        if (slices++ % PERIOD != 0) {
            return;
        }
        for (var bar : slice) {
            if (bar.close() > 0 && context.position(bar.instrument()).isFlat()) {
                signals++;
            }
        }
    }
}
