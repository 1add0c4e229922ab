import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.*;
import dev.tandem.api.strategy.*;

/// Follows those who take: long while buyers took clearly more than sellers of late, flat again
/// when sellers do. The balance forgets half of itself in a number of trades and lies between -1
/// and 1.
public final class TradeFlow implements Strategy {
    public record Params(
            @Default("200") double halfLife,
            @Default("0.3") double enter,
            @Default("2000") double quantity) {}

    private static final class Flow {
        double bought;
        double sold;

        double balance() {
            return (bought - sold) / (bought + sold);
        }
    }

    private final Params params;
    private final PerInstrument<Flow> flows = new PerInstrument<>();
    private final double keep;

    public TradeFlow(Params params) {
        this.params = params;
        keep = Math.pow(0.5, 1 / params.halfLife());
    }

    @Override
    public void onStart(Context context) {
        for (var instrument : context.instruments()) {
            context.trades(instrument);
            flows.put(instrument, new Flow());
        }
    }

    @Override
    public void onTrade(Context context, Trade trade) {
        var instrument = trade.instrument();
        var flow = flows.get(instrument);
        flow.bought = keep * flow.bought + (trade.aggressor() == Aggressor.BUY ? trade.size() : 0);
        flow.sold = keep * flow.sold + (trade.aggressor() == Aggressor.SELL ? trade.size() : 0);
        var holds = context.position(instrument).isLong();
        if (!holds && flow.balance() > params.enter()) {
            target(context, instrument, params.quantity());
        } else if (holds && flow.balance() < 0) {
            target(context, instrument, 0);
        }
    }

    /// An order that is still at work is enough.
    private static void target(Context context, Instrument instrument, double quantity) {
        if (context.openOrders(instrument).isEmpty()) {
            context.targetQuantity(instrument, quantity);
        }
    }
}
