package dev.tandem.testkit.golden.indicators;

import dev.tandem.indicators.Alligator;
import dev.tandem.indicators.ArnaudLegouxAverage;
import dev.tandem.indicators.BollingerBands;
import dev.tandem.indicators.DoubleExponentialAverage;
import dev.tandem.indicators.Ema;
import dev.tandem.indicators.EndPointAverage;
import dev.tandem.indicators.HeikinAshi;
import dev.tandem.indicators.HullAverage;
import dev.tandem.indicators.MovingAverageEnvelope;
import dev.tandem.indicators.StandardDeviation;
import dev.tandem.indicators.TillsonAverage;
import dev.tandem.indicators.Vwap;
import dev.tandem.indicators.WeightedAverage;
import dev.tandem.indicators.WilderAverage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tables of averages and of what lies around them.
final class StockIndicatorsAverages {
    private StockIndicatorsAverages() {}

    static Map<String, Consumer<IndicatorTable>> comparisons() {
        var all = new LinkedHashMap<String, Consumer<IndicatorTable>>();
        all.put("ema", table -> table.matches("ema", new Ema(20), Ema::value));
        all.put(
                "smma",
                table -> table.matches("smma", new WilderAverage(20), WilderAverage::value));
        all.put(
                "wma",
                table -> table.matches("wma", new WeightedAverage(14), WeightedAverage::value));
        all.put("hma", table -> table.matches("hma", new HullAverage(14), HullAverage::value));
        all.put(
                "epma",
                table -> table.matches("epma", new EndPointAverage(10), EndPointAverage::value));
        all.put(
                "alma",
                table ->
                        table.matches(
                                "alma", new ArnaudLegouxAverage(9), ArnaudLegouxAverage::value));
        all.put(
                "dema",
                table ->
                        table.matches(
                                "dema",
                                new DoubleExponentialAverage(14),
                                DoubleExponentialAverage::value));
        all.put("t3", table -> table.matches("t3", new TillsonAverage(5), TillsonAverage::value));
        all.put("vwap", table -> table.matches("vwap", new Vwap(Vwap.Anchor.NONE), Vwap::value));
        all.put("stdev", StockIndicatorsAverages::deviation);
        all.put("bb", StockIndicatorsAverages::bollingerBands);
        all.put("ma-env", StockIndicatorsAverages::envelope);
        all.put("alligator", StockIndicatorsAverages::alligator);
        all.put("heikinashi", StockIndicatorsAverages::heikinAshi);
        return all;
    }

    private static void deviation(IndicatorTable table) {
        table.matches("stdDev", new StandardDeviation(14), StandardDeviation::value)
                .matches("mean", new StandardDeviation(14), StandardDeviation::mean)
                .matches("zScore", new BollingerBands(14, 1), BollingerBands::zScore);
    }

    private static void bollingerBands(IndicatorTable table) {
        table.matches("sma", new BollingerBands(), BollingerBands::middle)
                .matches("upperBand", new BollingerBands(20, 2), BollingerBands::upper)
                .matches("lowerBand", new BollingerBands(20, 2), BollingerBands::lower)
                .matches("percentB", new BollingerBands(20, 2), BollingerBands::percentB)
                .matches("zScore", new BollingerBands(20, 2), BollingerBands::zScore)
                .matches("width", new BollingerBands(20, 2), BollingerBands::width);
    }

    private static void envelope(IndicatorTable table) {
        table.matches("centerline", envelope(), MovingAverageEnvelope::middle)
                .matches("upperEnvelope", envelope(), MovingAverageEnvelope::upper)
                .matches("lowerEnvelope", envelope(), MovingAverageEnvelope::lower);
    }

    private static MovingAverageEnvelope envelope() {
        return new MovingAverageEnvelope(20, 2.5);
    }

    private static void alligator(IndicatorTable table) {
        table.matches("jaw", new Alligator(), Alligator::jaw)
                .matchesPart("teeth", new Alligator(), Alligator::teeth)
                .matchesPart("lips", new Alligator(), Alligator::lips);
    }

    private static void heikinAshi(IndicatorTable table) {
        table.matches("open", new HeikinAshi(), HeikinAshi::open)
                .matches("high", new HeikinAshi(), HeikinAshi::high)
                .matches("low", new HeikinAshi(), HeikinAshi::low)
                .matches("close", new HeikinAshi(), HeikinAshi::close)
                .matches("volume", new HeikinAshi(), (_, bar) -> bar.volume())
                .repeatsTheDate("date");
    }
}
