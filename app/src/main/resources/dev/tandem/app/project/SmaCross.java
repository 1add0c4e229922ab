import dev.tandem.api.market.Bar;
import dev.tandem.api.strategy.*;
import dev.tandem.indicators.Sma;

/// Holds an instrument while its fast average of closes is above the slow one.
public final class SmaCross implements Strategy {
    public record Params(@Default("10") int fast, @Default("40") int slow, @Default("0.95") double weight) {}

    private record Averages(Sma fast, Sma slow) {}

    private final Params params;
    private final PerInstrument<Averages> averages = new PerInstrument<>();

    public SmaCross(Params params) {
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
            var isUp = average.fast().value() > average.slow().value();
            context.targetWeight(bar.instrument(), isUp ? params.weight() / context.universe().size() : 0.0);
        }
    }
}
