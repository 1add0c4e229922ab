package dev.tandem.testkit.changes;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Ema;
import dev.tandem.indicators.Sma;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Has at nearly all times a position, orders that work and a schedule, and remembers all of it in
/// its fields: forgotten or doubled, it decides otherwise.
class Climber implements Strategy {
    private final PerInstrument<Sma> averages = new PerInstrument<>();
    private final Ema own = new Ema(5);
    private final List<Order> working = new ArrayList<>();
    private int bars;
    private int fills;

    @Override
    public void onStart(Context context) {
        for (var each : context.universe()) {
            averages.put(each, each.feed(new Sma(3)));
        }
        context.schedule(Schedule.every(Duration.ofHours(5)), this::cancelOldest);
    }

    @Override
    public void onBar(Context context, Bar bar) {
        bars++;
        own.add(bar.close());
        var instrument = bar.instrument();
        if (!averages.get(bar).isReady() || !own.isReady()) {
            return;
        }
        if (bars % 7 == 0) {
            var isAbove = averages.get(bar).value() > own.value();
            context.targetWeight(instrument, isAbove ? 0.1 : weight());
        } else if (working.size() < 4) {
            var price = instrument.price(bar.close() * (1 - 0.004 * working.size()));
            working.add(
                    context.submit(
                            OrderRequest.limit(
                                    instrument, Side.BUY, instrument.quantity(1), price)));
        } else if (working.getLast().isOpen()
                && working.getLast().instrument().equals(instrument)) {
            working.getLast().replacePrice(instrument.price(bar.close() * 0.99));
        }
    }

    double weight() {
        return 0.3;
    }

    private void cancelOldest(Context context) {
        if (!working.isEmpty()) {
            working.removeFirst().cancel();
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        fills++;
        if (fills % 9 == 0) {
            context.targetWeight(fill.instrument(), 0);
        }
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        if (!event.order().isOpen()) {
            working.remove(event.order());
        }
    }

    /// The program that decides first.
    static final class First {
        static final class Rungs extends Climber {}

        private First() {}
    }

    /// It does the same, and counts.
    static final class Second {
        static final class Rungs extends Climber {
            private int seen;

            @Override
            public void onBar(Context context, Bar bar) {
                seen++;
                super.onBar(context, bar);
            }
        }

        private Second() {}
    }

    /// It does something else.
    static final class Third {
        static final class Rungs extends Climber {
            @Override
            double weight() {
                return 0.2;
            }
        }

        private Third() {}
    }
}
