package dev.tandem.testkit.golden;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.Slice;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.strategy.Timer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Passes everything on, and notes the average price that a strategy sees after each fill.
final class WatchedStrategy implements Strategy {
    private final Strategy watched;
    private final List<BigDecimal> averagesAfterFills = new ArrayList<>();

    WatchedStrategy(Strategy watched) {
        this.watched = watched;
    }

    /// One a fill, zero when flat.
    List<BigDecimal> averagesAfterFills() {
        return List.copyOf(averagesAfterFills);
    }

    @Override
    public void onStart(Context context) {
        watched.onStart(context);
    }

    @Override
    public void onBar(Context context, Bar bar) {
        watched.onBar(context, bar);
    }

    @Override
    public void onSlice(Context context, Slice slice) {
        watched.onSlice(context, slice);
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        watched.onOrder(context, event);
    }

    @Override
    public void onFill(Context context, Fill fill) {
        var average = context.position(fill.instrument()).averagePrice();
        averagesAfterFills.add(average.map(price -> price.toDecimal()).orElse(BigDecimal.ZERO));
        watched.onFill(context, fill);
    }

    @Override
    public void onTimer(Context context, Timer timer) {
        watched.onTimer(context, timer);
    }

    @Override
    public void onStop(Context context) {
        watched.onStop(context);
    }
}
