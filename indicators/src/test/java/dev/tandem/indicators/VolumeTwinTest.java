package dev.tandem.indicators;

import static dev.tandem.indicators.BarSeries.column;
import static dev.tandem.indicators.Naive.each;
import static dev.tandem.indicators.Naive.ratio;
import static dev.tandem.indicators.Naive.sum;
import static dev.tandem.indicators.Twins.assertTwins;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Indicators of volume against the series computed from their definitions, in exact decimals where
/// they add up everything.
class VolumeTwinTest {
    @ParameterizedTest
    @EnumSource
    void accumulationDistribution(BarSeries series) {
        var bars = series.bars();
        var flows = column(bars, VolumeTwinTest::flow);

        assertTwins(bars, new MoneyFlowVolume(), MoneyFlowVolume::value, flows, scale(bars));
        assertTwins(
                bars,
                new AccumulationDistribution(),
                AccumulationDistribution::value,
                running(flows),
                scale(bars));
    }

    @ParameterizedTest
    @EnumSource
    void chaikinMoneyFlow(BarSeries series) {
        var bars = series.bars();
        var flows = sum(11, column(bars, VolumeTwinTest::flow));
        var volumes = sum(11, column(bars, TestBar::volume));

        assertTwins(
                bars, new ChaikinMoneyFlow(11), ChaikinMoneyFlow::value, ratio(flows, volumes, 0));
    }

    @ParameterizedTest
    @EnumSource
    void onBalanceVolume(BarSeries series) {
        var bars = series.bars();
        var close = column(bars, TestBar::close);
        var volume = column(bars, TestBar::volume);
        var signed =
                each(
                        close,
                        at -> at == 0 ? 0 : volume[at] * Double.compare(close[at], close[at - 1]));
        var withFirst = signed.clone();
        withFirst[0] = volume[0];

        assertTwins(
                bars, new OnBalanceVolume(), OnBalanceVolume::value, running(signed), scale(bars));
        assertTwins(
                bars,
                OnBalanceVolume.countingFirst(),
                OnBalanceVolume::value,
                running(withFirst),
                scale(bars));
    }

    private static double scale(List<TestBar> bars) {
        return bars.stream().mapToDouble(TestBar::volume).max().orElseThrow();
    }

    private static double flow(TestBar bar) {
        var range = bar.high() - bar.low();
        return range == 0 ? 0 : bar.volume() * (2 * (bar.close() - bar.low()) / range - 1);
    }

    private static double[] running(double[] values) {
        return each(
                values,
                at ->
                        Arrays.stream(values, 0, at + 1)
                                .mapToObj(BigDecimal::new)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .doubleValue());
    }
}
