package dev.tandem.testkit.recorded;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.PerInstrument;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.indicators.Sma;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The strategy of the golden sessions: a little of everything that stands in a journal. It stays
/// as it is; another one gets a golden session of its own.
public final class Ladder implements Strategy {
    public record Params(@Default("5") int length, @Default("0.01") double step) {}

    private final Params params;
    private final PerInstrument<Sma> averages = new PerInstrument<>();
    private final List<Order> working = new ArrayList<>();
    private int fills;

    public Ladder(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            averages.put(bars, bars.feed(new Sma(params.length())));
        }
        context.schedule(Schedule.every(Duration.ofHours(6)), this::cancelOldest);
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var average = averages.get(bar);
        if (!average.isReady()) {
            return;
        }
        var instrument = bar.instrument();
        if (context.position(instrument).isFlat() && bar.close() > average.value()) {
            context.bracket(
                    OrderRequest.market(instrument, Side.BUY, instrument.quantity(2)),
                    exits ->
                            exits.trailingStop(Distance.percent("1.5"))
                                    .takeProfit(Distance.percent("2")));
        } else if (working.size() < 3) {
            working.add(limit(context, instrument, bar.close() * (1 - params.step())));
        } else {
            var newest = working.getLast();
            if (newest.isOpen() && newest.instrument().equals(instrument)) {
                newest.replacePrice(instrument.price(bar.close() * (1 - 2 * params.step())));
            }
        }
    }

    private static Order limit(Context context, Instrument instrument, double price) {
        return context.submit(
                OrderRequest.limit(
                        instrument, Side.BUY, instrument.quantity(1), instrument.price(price)));
    }

    private void cancelOldest(Context context) {
        if (!working.isEmpty()) {
            working.removeFirst().cancel();
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        fills++;
        if (fills % 5 == 0) {
            context.targetWeight(fill.instrument(), 0);
        }
    }

    @Override
    public void onOrder(Context context, OrderEvent event) {
        if (!event.order().isOpen()) {
            working.remove(event.order());
        }
    }
}
