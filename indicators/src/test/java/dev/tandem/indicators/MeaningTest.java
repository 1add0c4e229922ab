package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.strategy.Indicator;
import dev.tandem.api.strategy.ValueIndicator;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers small enough to check by hand, and the edges of each definition.
class MeaningTest {
    @Test
    void averagesOverOneValueRepeatIt() {
        for (var indicator : new ValueIndicator[] {new Sma(1), new Ema(1), new WilderAverage(1)}) {
            assertThat(fed(indicator, 3, 7, 0.1)).as("%s", indicator).isEqualTo(0.1);
            assertThat(indicator.warmup()).as("%s", indicator).isEqualTo(1);
        }
    }

    @Test
    void anEmaStartsWithTheMeanAndMovesByItsWeight() {
        assertThat(fed(new Ema(3), 1, 2)).isNaN();
        assertThat(fed(new Ema(3), 1, 2, 6)).isEqualTo(3);
        assertThat(fed(new Ema(3), 1, 2, 6, 5)).isEqualTo(4);
    }

    @Test
    void aWilderAverageStartsWithTheMeanAndMovesByOneNth() {
        assertThat(fed(new WilderAverage(4), 1, 2, 3, 6)).isEqualTo(3);
        assertThat(fed(new WilderAverage(4), 1, 2, 3, 6, 7)).isEqualTo(4);
    }

    @Test
    void strengthRunsFromZeroToHundredAndRestsAtFifty() {
        assertThat(fed(new Rsi(2), 1, 2)).isNaN();
        assertThat(fed(new Rsi(2), 1, 2, 3)).isEqualTo(100);
        assertThat(fed(new Rsi(2), 3, 2, 1)).isEqualTo(0);
        assertThat(fed(new Rsi(2), 5, 5, 5)).isEqualTo(50);
        assertThat(fed(new Rsi(2), 1, 4, 3)).isEqualTo(75);
        assertThat(fed(new Rsi(1), 5, 6)).isEqualTo(100);
    }

    @Test
    void aTrueRangeIncludesTheGap() {
        var range = new TrueRange();
        range.add(TestBar.of(11, 9, 10));
        assertThat(range.value()).isEqualTo(2);
        range.add(TestBar.of(15, 14, 14));
        assertThat(range.value()).isEqualTo(5);
        range.add(TestBar.of(10, 8, 9));
        assertThat(range.value()).isEqualTo(6);
        range.add(TestBar.of(12, 7, 9));
        assertThat(range.value()).isEqualTo(5);
    }

    @Test
    void aBreakoutLooksAtTheBarsBefore() {
        var channel = new Donchian(2);
        channel.add(TestBar.of(12, 8, 10));
        channel.add(TestBar.of(11, 9, 10));
        assertThat(channel.isReady()).isFalse();
        channel.add(TestBar.of(20, 15, 19));

        assertThat(channel.upper()).isEqualTo(12);
        assertThat(channel.lower()).isEqualTo(8);
        assertThat(channel.middle()).isEqualTo(10);
    }

    @Test
    void deviationsOfAPopulationAndOfASample() {
        assertThat(fed(new StandardDeviation(8), 2, 4, 4, 4, 5, 5, 7, 9)).isEqualTo(2);
        assertThat(fed(StandardDeviation.sample(2), 1, 3)).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(fed(new StandardDeviation(3), 1e15, 0.1, 0.1, 0.1)).isZero();
    }

    @Test
    void aVwapIsUndefinedUntilThereIsVolume() {
        var vwap = new Vwap();
        vwap.add(TestBar.traded(0, 10, 0));
        assertThat(vwap.value()).isNaN();
        vwap.add(TestBar.traded(0, 20, 3));
        vwap.add(TestBar.traded(0, 24, 1));
        assertThat(vwap.value()).isEqualTo(21);
    }

    @ParameterizedTest(name = "{0}: {1} then {2}")
    @CsvSource({
        "SESSION, 2026-03-04T23:59:00Z, 2026-03-05T00:00:00Z, 20",
        "SESSION, 2026-03-04T00:00:00Z, 2026-03-04T23:59:00Z, 15",
        "WEEK, 2026-03-08T23:59:00Z, 2026-03-09T00:00:00Z, 20",
        "WEEK, 2026-03-02T00:00:00Z, 2026-03-08T23:59:00Z, 15",
        "WEEK, 1969-12-28T23:59:00Z, 1969-12-29T00:00:00Z, 20",
        "WEEK, 1969-12-29T00:00:00Z, 1970-01-04T23:59:00Z, 15",
        "NONE, 2025-03-02T00:00:00Z, 2026-03-08T23:59:00Z, 15"
    })
    void aVwapStartsAgainAtItsAnchor(
            Vwap.Anchor anchor, Instant first, Instant second, double expected) {
        var vwap = new Vwap(anchor);
        vwap.add(TestBar.traded(nanos(first), 10, 1));
        vwap.add(TestBar.traded(nanos(second), 20, 1));

        assertThat(vwap.value()).isEqualTo(expected);
    }

    @Test
    void windowsAskForExactlyTheBarsTheyNeed() {
        assertWarmup(new Sma(20), 20, 20);
        assertWarmup(new RollingSum(20), 20, 20);
        assertWarmup(new RollingMax(20), 20, 20);
        assertWarmup(new RollingMin(20), 20, 20);
        assertWarmup(new StandardDeviation(20), 20, 20);
        assertWarmup(new Donchian(20), 21, 21);
        assertWarmup(Donchian.including(20), 20, 20);
        assertWarmup(new TrueRange(), 1, 1);
        assertWarmup(new TrueRange(TrueRange.FirstBar.SKIPPED), 2, 2);
        assertWarmup(new Vwap(Vwap.Anchor.WEEK, 10_080), 1, 10_080);
    }

    @Test
    void recursiveOnesAskUntilTheirSeedHasFaded() {
        assertWarmup(new Ema(20), 20, 20 + 93);
        assertWarmup(new WilderAverage(14), 14, 14 + 125);
        assertWarmup(new Rsi(14), 15, 15 + 125);
        assertWarmup(new Atr(14), 14, 14 + 125);
        assertWarmup(new Atr(14, TrueRange.FirstBar.SKIPPED), 15, 15 + 125);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 14, 200})
    void afterTheWarmupTheSeedCountsForLessThanOneTenThousandth(int period) {
        for (var indicator : new ValueIndicator[] {new Ema(period), new WilderAverage(period)}) {
            for (var bar = 1; bar <= indicator.warmup(); bar++) {
                indicator.add(bar <= period ? 1 : 0);
            }
            assertThat(indicator.value()).as("%s", indicator).isBetween(0.0, 1e-4);
        }
    }

    private static double fed(ValueIndicator indicator, double... values) {
        for (var value : values) {
            indicator.add(value);
        }
        return indicator.value();
    }

    private static void assertWarmup(Indicator indicator, int readyAt, int warmup) {
        assertThat(indicator.warmup()).as("warmup of %s", indicator).isEqualTo(warmup);
        for (var bar = 1; bar <= readyAt; bar++) {
            assertThat(indicator.isReady()).as("%s before bar %s", indicator, bar).isFalse();
            indicator.add(TestBar.of(11, 9, 10));
        }
        assertThat(indicator.isReady()).as("%s after bar %s", indicator, readyAt).isTrue();
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L;
    }
}
