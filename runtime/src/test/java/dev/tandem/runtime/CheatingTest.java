package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarField;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.market.Slice;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Strategies that try what they must not be able to do.
class CheatingTest {
    private final MarketHistory history = RandomMarkets.hours(8, 60);

    /// Does something at each bar.
    private record EachBar(BiConsumer<Context, Bar> action) implements Strategy {
        @Override
        public void onBar(Context context, Bar bar) {
            action.accept(context, bar);
        }
    }

    @Test
    void aKeptBarOrSliceShowsDeliveredDataOnly() {
        var checks = new ArrayList<Long>();
        run(
                new Strategy() {
                    private Bar bar;
                    private Slice slice;

                    @Override
                    public void onStart(Context context) {
                        context.schedule(Schedule.every(Duration.ofMinutes(20)), this::look);
                    }

                    @Override
                    public void onBar(Context context, Bar one) {
                        look(context);
                        bar = one;
                    }

                    @Override
                    public void onSlice(Context context, Slice one) {
                        slice = one;
                    }

                    private void look(Context context) {
                        if (bar != null && slice != null) {
                            assertThat(bar.closeNanos()).isLessThanOrEqualTo(context.nowNanos());
                            slice.forEach(one ->
                                    assertThat(one.closeNanos())
                                            .isLessThanOrEqualTo(context.nowNanos()));
                            checks.add(bar.closeNanos());
                        }
                    }
                });
        assertThat(checks).hasSizeGreaterThan(100);
    }

    @Test
    void changedHistoryArraysChangeNothing() {
        var honest = runOf((context, bar) -> ask(context, false));
        var vandal = runOf((context, bar) -> ask(context, true));
        assertThat(vandal).isEqualTo(honest);
        assertThat(honest).anyMatch(line -> line.text().startsWith("fill"));
    }

    private static void ask(Context context, boolean destroy) {
        var all = List.of(context.instrument("A"), context.instrument("B"));
        var closes = context.data().history(all.getFirst(), BarField.CLOSE, 10, BarSize.H1);
        var rows = context.data().history(all, BarField.CLOSE, 10, BarSize.H1);
        var now = context.data().current(all, BarField.CLOSE);
        if (closes.length == 10 && closes[9] > closes[0] && rows[0][9] == closes[9]) {
            context.targetWeight(all.getFirst(), 0.1 + closes[8] / 1e4 + now[0] / 1e4);
        }
        if (destroy) {
            Arrays.fill(closes, -1);
            Arrays.fill(now, -1);
            for (var row : rows) {
                Arrays.fill(row, Double.NaN);
            }
        }
    }

    @Test
    void nothingReachableFromTheContextHoldsAPriceOfTheFuture() {
        var middle = RandomMarkets.START + 30 * RandomMarkets.HOUR;
        var planted = RandomMarkets.perturbed(history, at -> at > middle, Prophets.FUTURE / 100);
        assertThat(Prophets.search(List.of(planted))).as("positive control").isPresent();
        var searched = new ArrayList<Long>();
        run(
                planted,
                new EachBar((context, bar) -> {
                    if (bar.closeNanos() <= middle) {
                        context.targetWeight(bar.instrument(), bar.close() % 2 > 1 ? 0.2 : 0);
                        assertThat(Prophets.search(List.of(context, bar))).isEmpty();
                        searched.add(bar.closeNanos());
                    } else if (bar.closeNanos() == middle + RandomMarkets.HOUR) {
                        assertThat(Prophets.search(List.of(context, bar)))
                                .as("positive control")
                                .isPresent();
                        searched.add(0L);
                    }
                }));
        assertThat(searched).hasSizeGreaterThan(60).contains(0L);
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearestOnes() {
        run(
                new EachBar((context, bar) ->
                        assertThatThrownBy(() -> context.instrument("AA"))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining("AA")
                                .hasMessageContaining("did you mean")));
    }

    @Test
    void aMadeUpInstrumentCannotBeTraded() {
        var false8 = RandomMarkets.instrument("A", 0, 2, 0, "0.01", "1");
        var other = RandomMarkets.instrument("Z", 0);
        run(
                new EachBar((context, bar) -> {
                    for (var made : List.of(false8, other)) {
                        var order = OrderRequest.market(made, Side.BUY, Quantity.of(1));
                        assertThatThrownBy(() -> context.submit(order))
                                .isInstanceOf(IllegalArgumentException.class);
                    }
                    assertThat(context.openOrders()).isEmpty();
                }));
    }

    @Test
    void aBasketKeptAfterItsCallbackTakesNoMoreLegs() {
        run(
                new EachBar((context, bar) -> {
                    var kept = new ArrayList<dev.tandem.api.strategy.Basket>();
                    context.basket(kept::add);
                    assertThatThrownBy(() -> kept.getFirst().submit(cheap(bar)))
                            .isInstanceOf(IllegalStateException.class);
                }));
    }

    private static OrderRequest cheap(Bar bar) {
        return OrderRequest.limit(bar.instrument(), Side.BUY, Quantity.of(1), Price.of("1"));
    }

    private List<RunLog.Line> runOf(BiConsumer<Context, Bar> action) {
        return run(new EachBar(action)).lines;
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
