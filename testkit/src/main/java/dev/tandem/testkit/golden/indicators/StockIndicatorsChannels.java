package dev.tandem.testkit.golden.indicators;

import dev.tandem.indicators.AccumulationDistribution;
import dev.tandem.indicators.Atr;
import dev.tandem.indicators.ChaikinMoneyFlow;
import dev.tandem.indicators.ChandelierExit;
import dev.tandem.indicators.Donchian;
import dev.tandem.indicators.Fractal;
import dev.tandem.indicators.Ichimoku;
import dev.tandem.indicators.MoneyFlowVolume;
import dev.tandem.indicators.OnBalanceVolume;
import dev.tandem.indicators.Supertrend;
import dev.tandem.indicators.TrueRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tables of ranges, channels, stops and volume.
final class StockIndicatorsChannels {
    private StockIndicatorsChannels() {}

    static Map<String, Consumer<IndicatorTable>> comparisons() {
        var all = new LinkedHashMap<String, Consumer<IndicatorTable>>();
        all.put("tr", table -> table.matches("tr", skippingTrueRange(), TrueRange::value));
        all.put("atr", StockIndicatorsChannels::averageTrueRange);
        all.put("donchian", StockIndicatorsChannels::donchian);
        all.put("ichimoku", StockIndicatorsChannels::ichimoku);
        all.put("fractal", StockIndicatorsChannels::fractal);
        all.put(
                "chexit",
                table ->
                        table.matches(
                                "chandelierExit",
                                new ChandelierExit(22, 3),
                                ChandelierExit::longStop));
        all.put("supertrend", StockIndicatorsChannels::supertrend);
        all.put(
                "obv",
                table -> table.matches("obv", new OnBalanceVolume(), OnBalanceVolume::value));
        all.put("adl", StockIndicatorsChannels::accumulationDistribution);
        all.put("cmf", StockIndicatorsChannels::chaikinMoneyFlow);
        return all;
    }

    private static void averageTrueRange(IndicatorTable table) {
        table.matchesPart("tr", skippingTrueRange(), TrueRange::value)
                .matches("atr", skippingAtr(), Atr::value)
                .matches("atrp", skippingAtr(), (atr, bar) -> 100 * atr.value() / bar.close());
    }

    private static void donchian(IndicatorTable table) {
        table.matches("upperBand", new Donchian(20), Donchian::upper)
                .matches("centerline", new Donchian(20), Donchian::middle)
                .matches("lowerBand", Donchian.previous(20), Donchian::lower)
                .matches("width", new Donchian(20), StockIndicatorsChannels::width);
    }

    private static double width(Donchian donchian) {
        return (donchian.upper() - donchian.lower()) / donchian.middle();
    }

    private static void ichimoku(IndicatorTable table) {
        table.matchesPart("tenkanSen", new Ichimoku(), Ichimoku::conversion)
                .matchesPart("kijunSen", new Ichimoku(), Ichimoku::base)
                .matchesPart("senkouSpanA", new Ichimoku(), Ichimoku::leadingA)
                .matches("senkouSpanB", new Ichimoku(9, 26, 52), Ichimoku::leadingB)
                .matchesLater(26, "chikouSpan", new Ichimoku(), Ichimoku::lagging);
    }

    private static void fractal(IndicatorTable table) {
        table.matchesLater(2, "fractalBear", new Fractal(), Fractal::high)
                .matchesLater(2, "fractalBull", new Fractal(2), Fractal::low);
    }

    private static void supertrend(IndicatorTable table) {
        table.matches("superTrend", new Supertrend(10, 3), Supertrend::value)
                .matchesPart(
                        "upperBand",
                        new Supertrend(10, 3),
                        trend -> trend.rising() ? Double.NaN : trend.upper())
                .matchesPart(
                        "lowerBand",
                        new Supertrend(10, 3),
                        trend -> trend.rising() ? trend.lower() : Double.NaN);
    }

    private static void accumulationDistribution(IndicatorTable table) {
        table.matches("adl", new AccumulationDistribution(), AccumulationDistribution::value)
                .matches(
                        "moneyFlowMultiplier",
                        new AccumulationDistribution(),
                        AccumulationDistribution::multiplier)
                .matches(
                        "moneyFlowVolume",
                        new AccumulationDistribution(),
                        AccumulationDistribution::flow);
    }

    private static void chaikinMoneyFlow(IndicatorTable table) {
        table.matches("moneyFlowMultiplier", new MoneyFlowVolume(), MoneyFlowVolume::multiplier)
                .matches("moneyFlowVolume", new MoneyFlowVolume(), MoneyFlowVolume::value)
                .matches("cmf", new ChaikinMoneyFlow(20), ChaikinMoneyFlow::value);
    }

    private static TrueRange skippingTrueRange() {
        return new TrueRange(TrueRange.FirstBar.SKIPPED);
    }

    private static Atr skippingAtr() {
        return new Atr(14, TrueRange.FirstBar.SKIPPED);
    }
}
