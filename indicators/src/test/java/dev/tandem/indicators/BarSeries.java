package dev.tandem.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Seeded bars of shapes that are known to hurt one implementation or another.
enum BarSeries {
    WALK,
    QUARTERS,
    GAPS,
    RISING,
    FALLING,
    STILL_AT_TIMES,
    ONE_PRICE,
    WITHOUT_VOLUME,
    LARGE,
    SMALL,
    ONE_BAR;

    static final long SEED = 20260102;

    List<TestBar> bars() {
        var random = new SplittableRandom(SEED);
        var bars = new ArrayList<TestBar>();
        var close = 100.0;
        var count = this == ONE_BAR ? 1 : 300;
        for (var number = 0; number < count; number++) {
            var bar =
                    this == ONE_PRICE || isStillAt(number)
                            ? still(number, close)
                            : next(random, number, close);
            bars.add(scaled(bar));
            close = bar.close();
        }
        return bars;
    }

    private boolean isStillAt(int number) {
        return this == STILL_AT_TIMES && number % 100 >= 40;
    }

    private TestBar next(SplittableRandom random, int number, double before) {
        var open = rounded(before + (this == GAPS ? 8 * random.nextDouble() - 4 : 0));
        var close = rounded(Math.max(20, open + random.nextDouble(-1, 1) + drift()));
        var high = rounded(Math.max(open, close) + random.nextDouble());
        var low = rounded(Math.min(open, close) - random.nextDouble());
        var volume = this == WITHOUT_VOLUME ? 0 : random.nextInt(5) * random.nextDouble();
        return new TestBar(number, open, high, low, close, volume);
    }

    private static TestBar still(int number, double close) {
        return new TestBar(number, close, close, close, close, 0);
    }

    private double drift() {
        return switch (this) {
            case RISING -> 1.5;
            case FALLING -> -0.25;
            default -> 0;
        };
    }

    private double rounded(double price) {
        return this == QUARTERS ? Math.rint(4 * price) / 4 : price;
    }

    private TestBar scaled(TestBar bar) {
        var scale = this == LARGE ? 1e12 : this == SMALL ? 1e-9 : 1;
        return new TestBar(
                bar.openNanos(),
                bar.open() * scale,
                bar.high() * scale,
                bar.low() * scale,
                bar.close() * scale,
                bar.volume() * scale);
    }

    static double[] column(List<TestBar> bars, ToDoubleFunction<TestBar> field) {
        return bars.stream().mapToDouble(field).toArray();
    }
}
