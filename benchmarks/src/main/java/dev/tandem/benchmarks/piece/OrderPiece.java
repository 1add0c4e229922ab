package dev.tandem.benchmarks.piece;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.Backtest;
import dev.tandem.runtime.Progress;
import dev.tandem.testkit.workload.Workload;
import dev.tandem.testkit.workload.WorkloadHistory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// A market order through strategy, risk, engine and simulated venue to its fill and the books,
/// with the bar on which it is decided: an order on every bar.
@State(Scope.Thread)
public class OrderPiece {
    private static final int BARS = 10_000;

    private final MarketHistory history = WorkloadHistory.ofFirst(Workload.W1, BARS);

    /// @return so that it is not optimised away
    @Benchmark
    @OperationsPerInvocation(BARS)
    public Money submitToFill() {
        return Backtest.run(
                        Workload.W1.plan(history),
                        new InAndOut(),
                        new RunListener() {},
                        Progress.NONE)
                .equity();
    }

    private static final class InAndOut implements Strategy {
        private static final Quantity SIZE = Quantity.of(10);

        @Override
        public void onBar(Context context, Bar bar) {
            var side = context.position(bar.instrument()).isFlat() ? Side.BUY : Side.SELL;
            context.submit(OrderRequest.market(bar.instrument(), side, SIZE));
        }
    }
}
