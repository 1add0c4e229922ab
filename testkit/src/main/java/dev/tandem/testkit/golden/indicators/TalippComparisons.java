package dev.tandem.testkit.golden.indicators;

import dev.tandem.indicators.Atr;
import dev.tandem.indicators.AverageDirectionalIndex;
import dev.tandem.indicators.BollingerBands;
import dev.tandem.indicators.CommodityChannelIndex;
import dev.tandem.indicators.Donchian;
import dev.tandem.indicators.Ema;
import dev.tandem.indicators.HullAverage;
import dev.tandem.indicators.Macd;
import dev.tandem.indicators.OnBalanceVolume;
import dev.tandem.indicators.ParabolicStop;
import dev.tandem.indicators.RateOfChange;
import dev.tandem.indicators.Rsi;
import dev.tandem.indicators.Sma;
import dev.tandem.indicators.Stochastic;
import dev.tandem.indicators.StochasticRsi;
import dev.tandem.indicators.Supertrend;
import dev.tandem.indicators.TrueRange;
import dev.tandem.indicators.Vwap;
import dev.tandem.indicators.WeightedAverage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// How each table of talipp compares, by its name.
final class TalippComparisons {
    private TalippComparisons() {}

    static Map<String, Consumer<IndicatorTable>> all() {
        var all = new LinkedHashMap<String, Consumer<IndicatorTable>>();
        all.put("SMA_20", table -> table.matches("value", new Sma(20), Sma::value));
        all.put("EMA_50", table -> table.matches("value", new Ema(50), Ema::value));
        all.put(
                "WMA_21",
                table -> table.matches("value", new WeightedAverage(21), WeightedAverage::value));
        all.put("HMA_16", TalippComparisons::hullAverage);
        all.put("RSI_14", table -> table.matches("value", new Rsi(14), Rsi::value));
        all.put("StochRSI_14_14_3_3", TalippComparisons::stochasticRsi);
        all.put("Stoch_14_3", TalippComparisons::stochastic);
        all.put("MACD_12_26_9", TalippComparisons::macd);
        all.put(
                "ROC_10",
                table -> table.matches("value", new RateOfChange(10), RateOfChange::value));
        all.put(
                "CCI_20",
                table ->
                        table.matches(
                                "value",
                                new CommodityChannelIndex(20),
                                CommodityChannelIndex::value));
        all.put("ADX_14_14", TalippComparisons::directional);
        all.put("ATR_14", table -> table.matches("value", new Atr(14), Atr::value));
        all.put("BB_20_2", TalippComparisons::bollingerBands);
        all.put("Donchian_20", TalippComparisons::donchian);
        all.put("SuperTrend_10_3", TalippComparisons::supertrend);
        all.put("ParabolicSAR", TalippComparisons::parabolicStop);
        all.put(
                "OBV",
                table ->
                        table.matches(
                                "value", OnBalanceVolume.countingFirst(), OnBalanceVolume::value));
        all.put("VWAP", table -> table.matches("value", new Vwap(Vwap.Anchor.NONE), Vwap::value));
        return all;
    }

    /// Theirs begins the last average only when √16 values for it are there, so three of its values
    /// are never shown.
    private static void hullAverage(IndicatorTable table) {
        table.differsAt("value", 19, "")
                .differsAt("value", 20, "")
                .differsAt("value", 21, "")
                .matches("value", new HullAverage(16), HullAverage::value);
    }

    private static void stochasticRsi(IndicatorTable table) {
        table.matchesPart("k", new StochasticRsi(), StochasticRsi::k)
                .matches("d", new StochasticRsi(14, 14, 3, 3), StochasticRsi::d);
    }

    private static void stochastic(IndicatorTable table) {
        table.matchesPart("k", new Stochastic(14, 1, 3), Stochastic::k)
                .matches("d", new Stochastic(14, 1, 3), Stochastic::d);
    }

    private static void macd(IndicatorTable table) {
        table.matchesPart("macd", new Macd(), Macd::value)
                .matches("signal", new Macd(), Macd::signal)
                .matches("histogram", new Macd(), Macd::histogram);
    }

    private static void directional(IndicatorTable table) {
        table.matchesPart("adx", index(), AverageDirectionalIndex::value)
                .matchesPart("plus_di", index(), AverageDirectionalIndex::plusDirectional)
                .matchesPart("minus_di", index(), AverageDirectionalIndex::minusDirectional);
    }

    private static AverageDirectionalIndex index() {
        return new AverageDirectionalIndex(14, 14, TrueRange.FirstBar.HIGH_LESS_LOW);
    }

    private static void bollingerBands(IndicatorTable table) {
        table.matches("lb", new BollingerBands(20, 2), BollingerBands::lower)
                .matches("cb", new BollingerBands(20, 2), BollingerBands::middle)
                .matches("ub", new BollingerBands(20, 2), BollingerBands::upper);
    }

    private static void donchian(IndicatorTable table) {
        table.matches("lb", Donchian.including(20), Donchian::lower)
                .matches("cb", Donchian.including(20), Donchian::middle)
                .matches("ub", Donchian.including(20), Donchian::upper);
    }

    /// Theirs has a line at 0, trend up, at the bar before the first bands.
    private static void supertrend(IndicatorTable table) {
        ToDoubleFunction<Supertrend> trend =
                line -> line.isReady() ? direction(line.rising()) : Double.NaN;
        table.differsAt("value", 10, "0.0")
                .differsAt("trend", 10, "1.0")
                .matches("value", falling(), Supertrend::value)
                .matches("trend", falling(), trend);
    }

    private static Supertrend falling() {
        return new Supertrend(10, 3, Supertrend.Start.FALLING);
    }

    private static void parabolicStop(IndicatorTable table) {
        ToDoubleFunction<ParabolicStop> trend =
                stop -> stop.isReady() ? direction(stop.rising()) : Double.NaN;
        table.matches("value", new ParabolicStop(), ParabolicStop::value)
                .matches("trend", new ParabolicStop(), trend)
                .matches("ep", new ParabolicStop(), ParabolicStop::extreme)
                .matches("accel_factor", new ParabolicStop(), ParabolicStop::acceleration);
    }

    /// Their numbers for up and down.
    private static double direction(boolean rising) {
        return rising ? 1 : 2;
    }
}
