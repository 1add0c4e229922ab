package dev.tandem.indicators;

import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.Indicator;

/// Williams alligator: three smoothed averages of the median price, each drawn some bars later than
/// it was computed, in price units.
///
/// Formula: `jaw = smma(median, 13)` of 8 bars ago, `teeth = smma(median, 8)` of 5 bars ago, `lips
/// = smma(median, 5)` of 3 bars ago; `median = (high + low) / 2`, `smma` is [WilderAverage]
///
/// The first lips appear at bar 8, the first teeth at 13, the first values of all three at bar 21.
///
/// Source: B. Williams, *New Trading Dimensions* (1998).
public final class Alligator implements Indicator {
    private final WilderAverage jaw = new WilderAverage(13);
    private final Window jaws = new Window(9);
    private final WilderAverage teeth = new WilderAverage(8);
    private final Window teethPast = new Window(6);
    private final WilderAverage lips = new WilderAverage(5);
    private final Window lipsPast = new Window(4);

    @Override
    public void add(Bar bar) {
        var high = Checks.value(this, "high", bar.high());
        var low = Checks.value(this, "low", bar.low());
        var median = (high + low) / 2;
        take(jaw, jaws, median);
        take(teeth, teethPast, median);
        take(lips, lipsPast, median);
    }

    /// The slow line as drawn at the last bar; NaN until [#isReady].
    public double jaw() {
        return jaws.value();
    }

    /// The middle line as drawn at the last bar; NaN before bar 13.
    public double teeth() {
        return teethPast.value();
    }

    /// The fast line as drawn at the last bar; NaN before bar 8.
    public double lips() {
        return lipsPast.value();
    }

    @Override
    public int warmup() {
        return Warmups.chained(jaw.warmup(), jaws.warmup());
    }

    @Override
    public boolean isReady() {
        return jaws.isReady();
    }

    @Override
    public String toString() {
        return "Alligator()";
    }

    private static void take(WilderAverage average, Window past, double median) {
        average.push(median);
        if (average.isReady()) {
            past.push(average.value());
        }
    }
}
