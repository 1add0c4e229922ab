package dev.tandem.testkit.golden.indicators;

import dev.tandem.indicators.AverageDirectionalIndex;
import dev.tandem.indicators.ConnorsRsi;
import dev.tandem.indicators.Macd;
import dev.tandem.indicators.PriceMomentumOscillator;
import dev.tandem.indicators.RateOfChange;
import dev.tandem.indicators.Rsi;
import dev.tandem.indicators.Stochastic;
import dev.tandem.indicators.Trix;
import dev.tandem.indicators.TrueStrengthIndex;
import dev.tandem.indicators.UltimateOscillator;
import dev.tandem.indicators.Vortex;
import dev.tandem.indicators.WilliamsPercentRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tables of momentum, strength and direction.
final class StockIndicatorsOscillators {
    private StockIndicatorsOscillators() {}

    static Map<String, Consumer<IndicatorTable>> comparisons() {
        var all = new LinkedHashMap<String, Consumer<IndicatorTable>>();
        all.put("rsi", table -> table.matches("rsi", new Rsi(14), Rsi::value));
        all.put("crsi", StockIndicatorsOscillators::connors);
        all.put("macd", StockIndicatorsOscillators::macd);
        all.put("pmo", StockIndicatorsOscillators::priceMomentum);
        all.put("tsi", StockIndicatorsOscillators::trueStrength);
        all.put(
                "roc",
                table ->
                        table.matches("momentum", new RateOfChange(14), RateOfChange::momentum)
                                .matches("roc", new RateOfChange(14), RateOfChange::value));
        all.put(
                "trix",
                table ->
                        table.matches("ema3", new Trix(14), Trix::average)
                                .matches("trix", new Trix(14), Trix::value));
        all.put("stoch", StockIndicatorsOscillators::stochastic);
        all.put(
                "willr",
                table ->
                        table.matches(
                                "williamsR",
                                new WilliamsPercentRange(14),
                                WilliamsPercentRange::value));
        all.put(
                "uo",
                table ->
                        table.matches(
                                "ultimate", new UltimateOscillator(), UltimateOscillator::value));
        all.put("adx", StockIndicatorsOscillators::directional);
        all.put(
                "vortex",
                table ->
                        table.matches("pvi", new Vortex(14), Vortex::plus)
                                .matches("nvi", new Vortex(14), Vortex::minus));
        return all;
    }

    /// Theirs hides the strength of the streak for two bars, and ranks a bar earlier: against a
    /// change of 0 that the first bar, which has none, is given.
    private static void connors(IndicatorTable table) {
        table.differsAt("rsiStreak", 3, "")
                .differsAt("rsiStreak", 4, "")
                .differsAt("percentRank", 101, "43.0")
                .matchesPart("streak", new ConnorsRsi(), ConnorsRsi::streak)
                .matchesPart("rsi", new ConnorsRsi(), ConnorsRsi::strength)
                .matchesPart("rsiStreak", new ConnorsRsi(), ConnorsRsi::streakStrength)
                .matchesPart("percentRank", new ConnorsRsi(), ConnorsRsi::rank)
                .matches("connorsRsi", new ConnorsRsi(3, 2, 100), ConnorsRsi::value);
    }

    private static void macd(IndicatorTable table) {
        table.matchesPart("macd", new Macd(), Macd::value)
                .matches("signal", new Macd(), Macd::signal)
                .matches("histogram", new Macd(12, 26, 9), Macd::histogram)
                .matchesPart("fastEma", new Macd(), Macd::fast)
                .matchesPart("slowEma", new Macd(), Macd::slow);
    }

    private static void priceMomentum(IndicatorTable table) {
        table.matchesPart("pmo", new PriceMomentumOscillator(), PriceMomentumOscillator::value)
                .matches(
                        "signal",
                        new PriceMomentumOscillator(35, 20, 10),
                        PriceMomentumOscillator::signal);
    }

    private static void trueStrength(IndicatorTable table) {
        table.matchesPart("tsi", new TrueStrengthIndex(), TrueStrengthIndex::value)
                .matches("signal", new TrueStrengthIndex(25, 13, 7), TrueStrengthIndex::signal);
    }

    private static void stochastic(IndicatorTable table) {
        table.matchesPart("oscillator", new Stochastic(), Stochastic::k)
                .matches("signal", new Stochastic(14, 3, 3), Stochastic::d)
                .matches("percentJ", new Stochastic(14, 3, 3), Stochastic::j)
                .matchesPart("k", new Stochastic(14, 3, 3), Stochastic::k)
                .matches("d", new Stochastic(14, 3, 3), Stochastic::d)
                .matches("j", new Stochastic(14, 3, 3), Stochastic::j);
    }

    private static void directional(IndicatorTable table) {
        table.matchesPart("pdi", index(), AverageDirectionalIndex::plusDirectional)
                .matchesPart("mdi", index(), AverageDirectionalIndex::minusDirectional)
                .matchesPart("dx", index(), AverageDirectionalIndex::directional)
                .matchesPart("adx", index(), AverageDirectionalIndex::value)
                .matches("adxr", index(), AverageDirectionalIndex::rating);
    }

    private static AverageDirectionalIndex index() {
        return new AverageDirectionalIndex(14);
    }
}
