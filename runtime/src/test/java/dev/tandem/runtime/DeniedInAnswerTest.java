package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.market.Bar;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An order that is sent in answer to a report and denied: the strategy is told at once, not when
/// it next decides something.
class DeniedInAnswerTest {
    /// Buys once, and answers the fill with an order of nothing.
    private static final class Answering implements Strategy {
        private final List<String> heard = new ArrayList<>();
        private boolean bought;

        @Override
        public void onBar(Context context, Bar bar) {
            if (!bought) {
                bought = true;
                context.submit(OrderRequest.market(bar.instrument(), Side.BUY, Quantity.of(1)));
            }
        }

        @Override
        public void onOrder(Context context, OrderEvent event) {
            heard.add(event.getClass().getSimpleName() + " " + context.nowNanos());
            if (event instanceof OrderEvent.Filled filled) {
                context.submit(
                        OrderRequest.market(
                                filled.order().instrument(), Side.SELL, Quantity.of(0)));
            }
        }
    }

    @Test
    void theDenialIsToldAtTheInstantOfTheFill() {
        var strategy = new Answering();
        var plan = BacktestPlan.of("answers", Money.parse("10000 USD"), RandomMarkets.hours(3, 20));

        Backtest.run(plan, strategy, new RunListener() {}, Progress.NONE);

        assertThat(strategy.heard).hasSize(3);
        var fill = strategy.heard.get(1).split(" ");
        assertThat(fill[0]).isEqualTo("Filled");
        assertThat(strategy.heard.get(2)).isEqualTo("Denied " + fill[1]);
    }
}
