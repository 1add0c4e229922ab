package dev.tandem.indicators;

import dev.tandem.api.strategy.Indicator;
import java.util.List;
import java.util.function.Supplier;

/// One of each, with short periods, so that a test can say something about all of them.
final class AllIndicators {
    private AllIndicators() {}

    static List<Supplier<Indicator>> small() {
        return List.of(
                () -> new AccumulationDistribution(),
                () -> new Alligator(),
                () -> new ArnaudLegouxAverage(7),
                () -> new Atr(7, TrueRange.FirstBar.SKIPPED),
                () -> new AverageDirectionalIndex(5),
                () -> new AverageDirectionalIndex(4, 6, TrueRange.FirstBar.HIGH_LESS_LOW),
                () -> new BollingerBands(7, 2),
                () -> new ChaikinMoneyFlow(7),
                () -> new ChandelierExit(7, 3),
                () -> new CommodityChannelIndex(7),
                () -> new ConnorsRsi(3, 2, 10),
                () -> new Donchian(7),
                () -> new DoubleExponentialAverage(7),
                () -> new Ema(7),
                () -> new EndPointAverage(7),
                () -> new Fractal(2),
                () -> new HeikinAshi(),
                () -> new HullAverage(7),
                () -> new Ichimoku(3, 5, 8),
                () -> new Macd(3, 7, 4),
                () -> new MoneyFlowVolume(),
                () -> new MovingAverageEnvelope(7, 2.5),
                () -> OnBalanceVolume.countingFirst(),
                () -> new ParabolicStop(),
                () -> new PriceMomentumOscillator(7, 5, 3),
                () -> new RateOfChange(7),
                () -> new RollingMax(7),
                () -> new RollingMin(7),
                () -> new RollingSum(7),
                () -> new Rsi(7),
                () -> new Sma(7),
                () -> StandardDeviation.sample(7),
                () -> new Stochastic(7, 3, 2),
                () -> new StochasticRsi(5, 4, 3, 2),
                () -> new Supertrend(7, 1),
                () -> new Supertrend(7, 1, Supertrend.Start.FALLING),
                () -> new TillsonAverage(7),
                () -> new TripleExponentialAverage(7),
                () -> new Trix(7),
                () -> new TrueRange(),
                () -> new TrueStrengthIndex(7, 5, 3),
                () -> new UltimateOscillator(3, 5, 7),
                () -> new Vortex(7),
                () -> new Vwap(Vwap.Anchor.WEEK),
                () -> new WeightedAverage(7),
                () -> new WilderAverage(7),
                () -> new WilliamsPercentRange(7),
                () -> new Window(7));
    }
}
