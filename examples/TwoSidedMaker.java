import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.order.*;
import dev.tandem.api.strategy.*;

/// Bids and offers around the mid of the quotes. The middle of both moves against the position, by
/// a part of the edge for each clip held, so that a position finds its way out; at most a number of
/// clips is held. An order follows when its price has moved by a part of the edge.
public final class TwoSidedMaker implements Strategy {
    public record Params(
            @Default("0.02") double clip,
            @Default("5") int most,
            @Default("0.5") double edgeBasisPoints,
            @Default("0.4") double skew,
            @Default("0.3") double tolerance) {}

    private static final class Sides {
        Order bid;
        Order offer;
    }

    private final Params params;
    private final PerInstrument<Sides> sides = new PerInstrument<>();

    public TwoSidedMaker(Params params) {
        this.params = params;
    }

    @Override
    public void onStart(Context context) {
        for (var instrument : context.instruments()) {
            context.quotes(instrument);
            sides.put(instrument, new Sides());
        }
    }

    @Override
    public void onQuote(Context context, Quote quote) {
        var instrument = quote.instrument();
        if (Double.isNaN(quote.mid()) || !context.data().canTrade(instrument)) {
            return;
        }
        var edge = quote.mid() * params.edgeBasisPoints() / 10_000;
        var clips = held(context, instrument) / params.clip();
        var middle = quote.mid() - clips * params.skew() * edge;
        var side = sides.get(instrument);
        side.bid =
                clips < params.most()
                        ? follow(context, side.bid, instrument, Side.BUY, middle - edge, edge)
                        : withdraw(side.bid);
        side.offer =
                clips > -params.most()
                        ? follow(context, side.offer, instrument, Side.SELL, middle + edge, edge)
                        : withdraw(side.offer);
    }

    private Order follow(
            Context context,
            Order order,
            Instrument instrument,
            Side side,
            double price,
            double edge) {
        if (order == null || !order.isOpen()) {
            var clip = instrument.quantity(params.clip());
            var request = OrderRequest.limit(instrument, side, clip, instrument.price(price));
            return context.submit(request.withPostOnly());
        }
        var present = instrument.toDouble(order.price().orElseThrow());
        if (Math.abs(present - price) > params.tolerance() * edge) {
            order.replacePrice(instrument.price(price));
        }
        return order;
    }

    private static Order withdraw(Order order) {
        if (order != null && order.isOpen()) {
            order.cancel();
        }
        return order;
    }

    private static double held(Context context, Instrument instrument) {
        var position = context.position(instrument);
        var quantity = position.quantity().toDecimal().doubleValue();
        return position.isShort() ? -quantity : quantity;
    }
}
