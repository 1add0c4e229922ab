package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.ago;
import static dev.tandem.indicators.Naive.cascade;
import static dev.tandem.indicators.Naive.ema;
import static dev.tandem.indicators.Naive.map;
import static dev.tandem.indicators.Naive.mean;
import static dev.tandem.indicators.Naive.over;
import static dev.tandem.indicators.Naive.ratio;
import static dev.tandem.indicators.Naive.smoothed;
import static dev.tandem.indicators.Naive.zip;
import static dev.tandem.indicators.Twins.assertTwins;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Oscillators of the close against the whole series computed from their definitions.
class OscillatorTwinTest {
    @ParameterizedTest
    @EnumSource
    void bollingerBands(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var middle = mean(20, closes);
        var deviation = over(20, closes, OscillatorTwinTest::deviation);
        var upper = zip(middle, deviation, (mean, sigma) -> mean + 2.5 * sigma);
        var lower = zip(middle, deviation, (mean, sigma) -> mean - 2.5 * sigma);
        var above = zip(closes, middle, (close, mean) -> close - mean);

        assertTwins(bars, bands(), BollingerBands::upper, upper, closes[0]);
        assertTwins(bars, bands(), BollingerBands::lower, lower, closes[0]);
        assertTwins(bars, bands(), BollingerBands::value, middle, closes[0]);
        assertTwins(bars, bands(), BollingerBands::zScore, ratio(above, deviation, 0));
        assertTwins(
                bars,
                bands(),
                BollingerBands::percentB,
                ratio(
                        zip(closes, lower, (close, band) -> close - band),
                        map(deviation, sigma -> 5 * sigma),
                        0.5));
        assertTwins(
                bars,
                bands(),
                BollingerBands::width,
                ratio(map(deviation, sigma -> 5 * sigma), middle, Double.NaN));
    }

    @ParameterizedTest
    @EnumSource
    void macd(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var value = zip(ema(5, closes), ema(13, closes), (fast, slow) -> fast - slow);
        var signal = ema(4, value);

        assertTwins(bars, new Macd(5, 13, 4), Macd::value, value, closes[0]);
        assertTwins(bars, new Macd(5, 13, 4), Macd::signal, signal, closes[0]);
        assertTwins(
                bars,
                new Macd(5, 13, 4),
                Macd::histogram,
                zip(value, signal, (now, average) -> now - average),
                closes[0]);
    }

    @ParameterizedTest
    @EnumSource
    void rateOfChange(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var momentum = zip(closes, ago(9, closes), (now, before) -> now - before);

        assertTwins(bars, new RateOfChange(9), RateOfChange::momentum, momentum, closes[0]);
        assertTwins(
                bars,
                new RateOfChange(9),
                RateOfChange::value,
                map(
                        zip(closes, ago(9, closes), (now, before) -> now / before),
                        x -> 100 * x - 100));
    }

    @ParameterizedTest
    @EnumSource
    void trix(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var average = cascade(3, 8, 8, closes);

        assertTwins(
                bars,
                new Trix(8),
                Trix::value,
                zip(average, ago(1, average), (now, before) -> 100 * (now / before - 1)));
        assertTwins(
                bars,
                new Trix(8),
                Trix::average,
                zip(average, ago(1, average), (now, _) -> now),
                closes[0]);
    }

    @ParameterizedTest
    @EnumSource
    void priceMomentumOscillator(BarSeries series) {
        var bars = series.bars();
        var closes = column(bars, TestBar::close);
        var percent = zip(closes, ago(1, closes), (now, before) -> 100 * (now / before - 1));
        var once = map(smoothed(percent, 9, 2.0 / 9), value -> 10 * value);
        var twice = smoothed(once, 5, 2.0 / 5);

        assertTwins(bars, momentum(), PriceMomentumOscillator::value, twice);
        assertTwins(bars, momentum(), PriceMomentumOscillator::signal, ema(4, twice));
    }

    private static BollingerBands bands() {
        return new BollingerBands(20, 2.5);
    }

    private static PriceMomentumOscillator momentum() {
        return new PriceMomentumOscillator(9, 5, 4);
    }

    private static double deviation(double[] window) {
        if (Arrays.stream(window).distinct().count() == 1) {
            return 0; // where the mean below may be off by a digit
        }
        var mean = Arrays.stream(window).sum() / window.length;
        return Math.sqrt(
                Arrays.stream(window).map(value -> (value - mean) * (value - mean)).sum()
                        / window.length);
    }
}
