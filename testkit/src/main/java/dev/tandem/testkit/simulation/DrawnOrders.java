package dev.tandem.testkit.simulation;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Bracket;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.random.RandomGenerator;

/// Orders of every kind in every time in force.
final class DrawnOrders {
    private DrawnOrders() {}

    /// @param turn decides about side and size
    static OrderRequest draw(RandomGenerator random, Instrument instrument, double last, int turn) {
        var price = instrument.price(last * random.nextDouble(0.985, 1.015));
        var other = instrument.price(last * random.nextDouble(0.985, 1.015));
        var terms =
                switch (random.nextInt(11)) {
                    case 0 -> new OrderTerms.Market();
                    case 1, 2 -> new OrderTerms.Limit(price);
                    case 3 -> new OrderTerms.Stop(price);
                    case 4 -> new OrderTerms.StopLimit(price, other);
                    case 5 -> new OrderTerms.TrailingStop(Distance.percent("1.2"));
                    case 6 ->
                            new OrderTerms.TrailingStopLimit(
                                    Distance.of(Price.of("0.8")), Price.of("0.1"));
                    case 7 -> new OrderTerms.MarketIfTouched(price);
                    case 8 -> new OrderTerms.LimitIfTouched(price, other);
                    case 9 -> new OrderTerms.MarketToLimit();
                    default -> new OrderTerms.Iceberg(price, Quantity.of(1));
                };
        var time =
                switch (random.nextInt(8)) {
                    case 0 -> TimeInForce.DAY;
                    case 1 -> TimeInForce.IOC;
                    case 2 -> TimeInForce.FOK;
                    default -> TimeInForce.GTC;
                };
        var side = turn % 3 == 0 ? Side.SELL : Side.BUY;
        return OrderRequest.of(
                        instrument,
                        side,
                        instrument.quantity(1 + (turn + random.nextInt(6)) % 8),
                        terms)
                .withTimeInForce(time);
    }

    static void exits(Bracket.Exits exits) {
        exits.trailingStop(Distance.percent("1.5")).takeProfit(Distance.percent("1"));
    }
}
