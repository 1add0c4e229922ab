package dev.tandem.testkit.workload;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;
import dev.tandem.indicators.Sma;

/// W1 and W2: long each instrument while its average of 10 closes is above that of 30.
public final class CrossStrategy implements Strategy {
    private static final int FAST = 10;
    private static final int SLOW = 30;

    private final int fastBars;
    private final int slowBars;
    private final Entry entry;
    private final PerInstrument<Averages> averages = new PerInstrument<>();

    /// How much an entry buys.
    public sealed interface Entry {
        /// As many units each time.
        record Units(long units) implements Entry {}

        /// As many whole units as this much money buys at the close.
        record Worth(double worth) implements Entry {}

        default Quantity at(double close) {
            return switch (this) {
                case Units(var units) -> Quantity.of(units);
                case Worth(var worth) -> Quantity.of((long) Math.floor(worth / close));
            };
        }
    }

    private record Averages(Sma fast, Sma slow) {}

    public CrossStrategy(Entry entry) {
        this(FAST, SLOW, entry);
    }

    /// With averages of other lengths, as W5 has them.
    public CrossStrategy(int fastBars, int slowBars, Entry entry) {
        this.fastBars = fastBars;
        this.slowBars = slowBars;
        this.entry = entry;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            averages.put(
                    bars, new Averages(bars.feed(new Sma(fastBars)), bars.feed(new Sma(slowBars))));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var average = averages.get(bar);
        if (!average.slow().isReady()) {
            return;
        }
        var instrument = bar.instrument();
        var fast = average.fast().value();
        var slow = average.slow().value();
        var position = context.position(instrument);
        if (fast > slow && position.isFlat()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, entry.at(bar.close())));
        } else if (fast < slow && position.isLong()) {
            context.submit(OrderRequest.market(instrument, Side.SELL, position.quantity()));
        }
    }
}
