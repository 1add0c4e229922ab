package dev.tandem.testkit.reference.zipline;

import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Default;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Quantity;

/// The strategy `BuyApple` of the zipline cases: buys the same quantity on every session.
public final class BuyApple implements Strategy {
    private final Params params;

    public record Params(@Default("10") Quantity qty) {}

    public BuyApple(Params params) {
        this.params = params;
    }

    @Override
    public void onBar(Context context, Bar bar) {
        context.submit(OrderRequest.market(bar.instrument(), Side.BUY, params.qty()));
        context.record(bar.instrument().symbol(), bar.close());
    }
}
