import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.*;
import dev.tandem.indicators.Sma;

/// Long each instrument while its fast average of closes is above the slow one.
public final class GoldenCross implements Strategy {
    public record Params(@Default("50") int fast, @Default("200") int slow, @Default("0.95") double weight) {}

    private record Averages(Sma fast, Sma slow) {}

    private final Params params;
    private final PerInstrument<Averages> averages = new PerInstrument<>();

    public GoldenCross(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            averages.put(bars, new Averages(bars.feed(new Sma(params.fast())), bars.feed(new Sma(params.slow()))));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var average = averages.get(bar);
        if (average.slow().isReady()) {
            var weight = params.weight() / context.universe().size();
            context.targetWeight(bar.instrument(), average.fast().value() > average.slow().value() ? weight : 0.0);
        }
    }
}
