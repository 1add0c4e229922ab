package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.VenueModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a strategy keeps of its callbacks is of no use outside them.
class OutsideCallbacksTest {
    private final MarketHistory history = RandomMarkets.hours(8, 60);

    /// Does something at each bar.
    private record EachBar(BiConsumer<Context, Bar> action) implements Strategy {
        @Override
        public void onBar(Context context, Bar bar) {
            action.accept(context, bar);
        }
    }

    static Stream<Consumer<Context>> uses() {
        return Stream.of(
                Context::now,
                Context::nowNanos,
                context -> context.instrument("A"),
                Context::universe,
                context -> context.bars(context.universe().getFirst().instrument(), BarSize.H1),
                Context::data,
                context -> context.calendar("XNYS"),
                context -> context.isMarketOpen("XNYS"),
                Context::account,
                Context::openOrders,
                context -> context.basket(legs -> {}),
                Context::random,
                context -> context.record("x", 1),
                context -> context.schedule("x", Schedule.every(Duration.ofHours(1))));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void theContextIsOfNoUseOutsideCallbacks(Consumer<Context> use) {
        var kept = new ArrayList<Context>();
        run(new EachBar((context, bar) -> kept.add(context)));
        assertThatThrownBy(() -> use.accept(kept.getFirst()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ordersOfAnInstrumentAndHandlesAreOfNoUseOutsideCallbacks() {
        var kept = new ArrayList<Context>();
        var orders = new ArrayList<Order>();
        run(
                new EachBar((context, bar) -> {
                    kept.add(context);
                    orders.add(context.submit(cheap(bar)));
                }));
        var a = history.instruments().getFirst();
        var context = kept.getFirst();
        var uses =
                List.<Runnable>of(
                        () -> context.position(a),
                        () -> context.openOrders(a),
                        () -> context.submit(OrderRequest.market(a, Side.BUY, Quantity.of(1))),
                        () -> context.targetWeight(a, 0.5),
                        () -> context.targetValue(a, 5),
                        () -> context.targetQuantity(a, 5),
                        () -> context.close(a),
                        () -> context.quantityForRisk(a, 0.01, 1),
                        () -> orders.getLast().cancel(),
                        () -> orders.getLast().replacePrice(Price.of("2")),
                        () -> orders.getLast().replaceQuantity(Quantity.of(2)));
        for (var use : uses) {
            assertThatThrownBy(use::run).isInstanceOf(IllegalStateException.class);
        }
        assertThat(orders.getLast().isCancelPending()).isFalse();
    }

    private static OrderRequest cheap(Bar bar) {
        return OrderRequest.limit(bar.instrument(), Side.BUY, Quantity.of(1), Price.of("1"));
    }

    private RunLog run(Strategy strategy) {
        return run(history, strategy);
    }

    private static RunLog run(MarketHistory history, Strategy strategy) {
        var log = new RunLog();
        var plan =
                BacktestPlan.of("cheat", Money.parse("10000 USD"), history)
                        .withVenue(VenueModel.FRICTIONLESS);
        Backtest.run(plan, strategy, log, Progress.NONE);
        return log;
    }
}
