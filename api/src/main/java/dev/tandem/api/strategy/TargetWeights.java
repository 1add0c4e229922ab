package dev.tandem.api.strategy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarField;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Brings several positions to shares of equity with one basket of market orders, sorted by
/// instrument.
///
/// The target is weight × equity at the last closes, rounded down to the lot. Instruments without a
/// price are left alone; working market orders of this strategy count as filled. A weight of 0
/// closes whatever the minimums say.
public record TargetWeights(RebalanceConfig config) {
    /// Submits the orders that are needed; instruments that are not named keep their positions.
    ///
    /// @param weights shares of equity, negative for short
    public void execute(Context context, Map<Instrument, Double> weights) {
        var reducing = new ArrayList<OrderRequest>();
        var enlarging = new ArrayList<OrderRequest>();
        for (var entry : new TreeMap<>(weights).entrySet()) {
            plan(context, entry.getKey(), entry.getValue(), reducing, enlarging);
        }
        if (config.sellsFirst()) {
            reducing.addAll(enlarging);
            if (!reducing.isEmpty()) {
                context.basket(basket -> reducing.forEach(basket::submit));
            }
            return;
        }
        reducing.forEach(context::submit);
        enlarging.forEach(context::submit);
    }

    private void plan(
            Context context,
            Instrument instrument,
            double weight,
            List<OrderRequest> sells,
            List<OrderRequest> buys) {
        var price = context.data().current(instrument, BarField.CLOSE);
        if (Double.isNaN(price)) {
            return;
        }
        var equity = context.account().equity().toDecimal().doubleValue();
        var capped = Math.clamp(weight, -config.maxWeight(), config.maxWeight());
        var worth = price * instrument.multiplier().doubleValue();
        var units =
                instrument.floorToLot(
                        instrument.quantityUnits(Math.abs(capped) * Math.max(0, equity) / worth),
                        context.nowNanos());
        var difference = (capped < 0 ? -units : units) - held(context, instrument);
        var value = FixedPoint.toDouble(Math.abs(difference), instrument.quantityScale()) * worth;
        var small = value < config.minTradeValue() || value < config.minWeightChange() * equity;
        if (difference == 0 || (small && units != 0)) {
            return;
        }
        var quantity = new Quantity(Math.abs(difference), instrument.quantityScale());
        (difference < 0 ? sells : buys)
                .add(OrderRequest.market(instrument, Side.of(difference), quantity));
    }

    private static long held(Context context, Instrument instrument) {
        var units = context.position(instrument).signedUnits();
        for (var order : context.openOrders(instrument)) {
            if (order.terms() instanceof OrderTerms.Market) {
                units +=
                        order.side().sign() * order.remaining().unitsAt(instrument.quantityScale());
            }
        }
        return units;
    }
}
