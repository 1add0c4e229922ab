package dev.tandem.engine;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.InstrumentTerms;
import dev.tandem.testkit.workload.Workload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// One market order into the decision hash.
@State(Scope.Thread)
public class DecisionHashPiece {
    private final DecisionHash hash = new DecisionHash();
    private final OrderIntent intent =
            new OrderIntent(
                    1,
                    InstrumentTerms.of(Workload.KIND, "W1").instrument("W1", 0),
                    Side.BUY,
                    SideMode.NET,
                    10,
                    new OrderSize.Units(Quantity.of(10)),
                    new OrderTerms.Market(),
                    TimeInForce.GTC,
                    false,
                    false,
                    OrderLinks.NONE);
    private long at;

    /// @return so that it is not optimised away
    @Benchmark
    public long submit() {
        hash.submit(Cause.BAR, 0, at++, intent);
        return at;
    }
}
