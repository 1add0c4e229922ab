import dev.tandem.api.event.Fill;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.indicators.*;
import java.util.List;

/// Buys breakouts of 15-minute bars while the hourly trend is up, risking a fixed share of equity.
/// The stop lies two average ranges under the fill and moves to break-even after one range of
/// profit; the end of the hourly trend closes what is left.
public final class HourlyTrend implements Strategy {
    public record Params(
            @Default("24") int fast,
            @Default("96") int slow,
            @Default("96") int breakout,
            @Default("96") int range,
            @Default("0.01") double risk,
            @Default("0.95") double weight) {}

    private record Signals(Ema fast, Ema slow, Donchian channel, Atr range) {}

    private final Params params;
    private final PerInstrument<Signals> signals = new PerInstrument<>();
    private final PerInstrument<Double> breakEvenFrom = new PerInstrument<>();

    public HourlyTrend(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var instrument : context.instruments()) {
            var hours = context.bars(instrument, BarSize.H1);
            var quarters = context.bars(instrument, BarSize.M15);
            var signal =
                    new Signals(
                            hours.feed(new Ema(params.fast())),
                            hours.feed(new Ema(params.slow())),
                            quarters.feed(new Donchian(params.breakout())),
                            quarters.feed(new Atr(params.range())));
            signals.put(instrument, signal);
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var signal = signals.get(bar);
        if (!bar.size().equals(BarSize.M15) || !signal.slow().isReady()) {
            return;
        }
        var trending = signal.fast().value() > signal.slow().value();
        if (context.position(bar.instrument()).isLong()) {
            if (!trending) {
                stops(context, bar).forEach(Order::cancel);
                context.close(bar.instrument());
            } else if (bar.close() > breakEvenFrom.get(bar)) {
                var entry = context.position(bar.instrument()).averagePrice().orElseThrow();
                stops(context, bar).forEach(stop -> stop.replacePrice(entry));
                breakEvenFrom.put(bar.instrument(), Double.POSITIVE_INFINITY);
            }
        } else if (trending && bar.close() > signal.channel().upper()) {
            enter(context, bar, signal.range().value());
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        if (fill.side() == Side.BUY) {
            var instrument = fill.instrument();
            var price = instrument.toDouble(fill.price());
            var range = signals.get(instrument).range().value();
            var trigger = instrument.price(price - 2 * range);
            context.submit(
                    OrderRequest.stop(instrument, Side.SELL, fill.quantity(), trigger)
                            .withReduceOnly());
            breakEvenFrom.put(instrument, price + range);
        }
    }

    private void enter(Context context, Bar bar, double range) {
        var instrument = bar.instrument();
        var affordable = context.quantityForWeight(instrument, params.weight(), bar.close());
        var risked = context.quantityForRisk(instrument, params.risk(), 2 * range);
        var quantity = risked.compareTo(affordable) < 0 ? risked : affordable;
        if (context.openOrders(instrument).isEmpty()) {
            context.submit(OrderRequest.market(instrument, Side.BUY, quantity));
        }
    }

    private static List<Order> stops(Context context, Bar bar) {
        return context.openOrders(bar.instrument()).stream()
                .filter(order -> order.terms().isStop())
                .toList();
    }
}
