package dev.tandem.indicators;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.api.strategy.Indicator;
import java.util.List;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which numbers an indicator can be made with.
class BoundsTest {
    static List<IntFunction<Indicator>> constructors() {
        return List.of(
                RollingSum::new,
                Sma::new,
                Ema::new,
                WilderAverage::new,
                Rsi::new,
                Atr::new,
                Donchian::new,
                Donchian::including,
                Donchian::previous,
                RollingMax::new,
                RollingMin::new,
                StandardDeviation::new,
                StandardDeviation::sample,
                Window::new,
                WeightedAverage::new,
                HullAverage::new,
                EndPointAverage::new,
                ArnaudLegouxAverage::new,
                DoubleExponentialAverage::new,
                TripleExponentialAverage::new,
                TillsonAverage::new,
                Trix::new,
                RateOfChange::new,
                period -> new BollingerBands(period, 2),
                period -> new MovingAverageEnvelope(period, 2.5),
                period -> new Macd(1, period, 1),
                period -> new TrueStrengthIndex(period, 1, 1),
                period -> new PriceMomentumOscillator(period, 2, 1),
                period -> new StochasticRsi(1, period, 1, 1),
                period -> new ConnorsRsi(1, 1, period),
                AverageDirectionalIndex::new,
                ChaikinMoneyFlow::new,
                CommodityChannelIndex::new,
                WilliamsPercentRange::new,
                Vortex::new,
                period -> new ChandelierExit(period, 3),
                period -> new Supertrend(period, 3),
                period -> new Stochastic(period, 1, 1),
                period -> new UltimateOscillator(1, 2, period),
                period -> new Ichimoku(1, 2, period),
                period -> new Vwap(Vwap.Anchor.WEEK, period));
    }

    @ParameterizedTest
    @MethodSource("constructors")
    void aPeriodIsAtLeastOneAndAtMostTenMillion(IntFunction<Indicator> constructor) {
        for (var period : new int[] {0, -1, Integer.MIN_VALUE, 10_000_001, Integer.MAX_VALUE}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> constructor.apply(period))
                    .withMessageContaining("period=" + period);
        }
    }

    @Test
    void aSampleDeviationNeedsTwoValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardDeviation.sample(1))
                .withMessage("no sample StandardDeviation: period=1, must be 2 to 10000000");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aMultiplierIsAboveZero(double bad) {
        assertRefused(() -> new BollingerBands(20, bad), "deviations=" + bad);
        assertRefused(() -> new MovingAverageEnvelope(20, bad), "percent=" + bad);
        assertRefused(() -> new ChandelierExit(22, bad), "multiplier=" + bad);
        assertRefused(() -> new Supertrend(10, bad), "multiplier=" + bad);
        assertRefused(() -> new TillsonAverage(5, bad), "volume factor=" + bad);
        assertRefused(() -> new ArnaudLegouxAverage(9, 0.85, bad), "sigma=" + bad);
        assertRefused(() -> new ParabolicStop(bad, 0.02, 0.2), "start=" + bad);
        assertRefused(() -> new ParabolicStop(0.02, bad, 0.2), "step=" + bad);
        assertRefused(() -> new ParabolicStop(0.02, 0.02, bad), "limit=" + bad);
    }

    @Test
    void periodsThatMustBeInOrderAre() {
        assertRefused(() -> new Macd(26, 12, 9), "no Macd: slow period=12, must be above 26");
        assertRefused(() -> new UltimateOscillator(7, 7, 28), "middle period=7");
        assertRefused(() -> new UltimateOscillator(7, 14, 14), "slow period=14");
        assertRefused(() -> new Ichimoku(9, 9, 52), "base period=9");
        assertRefused(() -> new Ichimoku(9, 26, 26), "span period=26");
    }

    @Test
    void periodsThatNeedRoomForOneMoreHaveLess() {
        assertRefused(() -> new RateOfChange(10_000_000), "period=10000000");
        assertRefused(() -> new ConnorsRsi(3, 2, 10_000_000), "rank period=10000000");
        assertRefused(() -> new Fractal(5_000_000), "window=5000000, must be 1 to 4999999");
        assertRefused(() -> new Fractal(0), "window=0");
        assertRefused(() -> new EndPointAverage(1), "period=1, must be 2");
        assertRefused(() -> new HullAverage(1), "period=1, must be 2");
        assertRefused(() -> new ArnaudLegouxAverage(9, 1.01, 6), "offset=1.01, must be 0 to 1");
        assertRefused(() -> new Window(3).ago(3), "Window(3) has no value 3 ago");
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
