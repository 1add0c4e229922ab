package dev.tandem.benchmarks;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Sma;

/// What the strategy of W1, W2 and W4 reads on each bar, without its orders and without an object
/// of its own.
final class CrossOnlooker implements Strategy {
    private static final int FAST = 10;
    private static final int SLOW = 30;

    private final PerInstrument<Averages> averages = new PerInstrument<>();
    private long signals;

    private record Averages(Sma fast, Sma slow) {}

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            averages.put(bars, new Averages(bars.feed(new Sma(FAST)), bars.feed(new Sma(SLOW))));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var average = averages.get(bar);
        if (average.slow().value() < average.fast().value()
                && context.position(bar.instrument()).isFlat()) {
            signals++;
        }
    }
}
