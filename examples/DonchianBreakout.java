import dev.tandem.api.event.Fill;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;
import dev.tandem.api.value.Price;
import dev.tandem.indicators.Donchian;

/// Buys the break of the highest high with a stop order that follows the channel, and protects the
/// position with a stop at the lowest low of a shorter channel, which is only ever raised.
public final class DonchianBreakout implements Strategy {
    public record Params(
            @Default("40") @Range(min = 1, max = 10_000) int entry,
            @Default("20") @Range(min = 1, max = 10_000) int exit,
            @Default("0.95") double weight) {}

    private record Channels(Donchian entry, Donchian exit) {}

    private final Params params;
    private final PerInstrument<Channels> channels = new PerInstrument<>();

    public DonchianBreakout(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var bars : context.universe()) {
            var entry = bars.feed(Donchian.including(params.entry()));
            var exit = bars.feed(Donchian.including(params.exit()));
            channels.put(bars, new Channels(entry, exit));
        }
    }

    @Override
    public void onBar(Context context, Bar bar) {
        var channel = channels.get(bar);
        if (!channel.entry().isReady() || !channel.exit().isReady()) {
            return;
        }
        var instrument = bar.instrument();
        var upper = instrument.price(channel.entry().upper());
        var lower = instrument.price(channel.exit().lower());
        var working = context.openOrders(instrument);
        if (working.isEmpty() && context.position(instrument).isFlat()) {
            enter(context, bar, upper);
        }
        for (var order : working) {
            if (order.side() == Side.BUY) {
                order.replacePrice(upper);
            } else if (lower.compareTo(order.price().orElseThrow()) > 0) {
                order.replacePrice(lower);
            }
        }
    }

    @Override
    public void onFill(Context context, Fill fill) {
        if (fill.side() == Side.BUY) {
            var instrument = fill.instrument();
            var lower = instrument.price(channels.get(instrument).exit().lower());
            context.submit(
                    OrderRequest.stop(instrument, Side.SELL, fill.quantity(), lower)
                            .withReduceOnly()
                            .withTag("protect"));
        }
    }

    private void enter(Context context, Bar bar, Price upper) {
        var instrument = bar.instrument();
        var weight = params.weight() / context.universe().size();
        var quantity = context.quantityForWeight(instrument, weight, instrument.toDouble(upper));
        context.submit(
                OrderRequest.stop(instrument, Side.BUY, quantity, upper).withTag("breakout"));
    }
}
