package dev.tandem.testkit.workload;

import dev.tandem.api.market.Slice;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Quantity;

/// W3: every 60th slice, the first included, brings all instruments to equal shares of 98 % of
/// equity.
public final class EqualWeightStrategy implements Strategy {
    private static final int PERIOD = 60;
    private static final double INVESTED = 0.98;

    private long slices;

    @Override
    public void onSlice(Context context, Slice slice) {
        if (slices++ % PERIOD != 0) {
            return;
        }
        var equity = context.account().equity().toDecimal().doubleValue();
        var share = INVESTED * equity / context.universe().size();
        for (var bar : slice) {
            var instrument = bar.instrument();
            var one = FixedPoint.power(instrument.quantityScale());
            var target = (long) Math.floor(share / bar.close());
            var difference = target - context.position(instrument).signedUnits() / one;
            if (difference != 0) {
                var quantity = Quantity.of(Math.abs(difference));
                context.submit(OrderRequest.market(instrument, Side.of(difference), quantity));
            }
        }
    }
}
