package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.StopGap;
import dev.tandem.simulator.OrderFlow.Ask;
import dev.tandem.simulator.OrderFlow.FlowAction;
import dev.tandem.simulator.OrderFlow.FlowBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Pessimistic rules never end better than the default ones, and those never better than optimistic
/// ones, for a market entry with a stop loss and a take profit while each bar opens where the last
/// one closed. Without these conditions it is a tendency only: an order that a touch does not fill
/// may fill later at a better open, and an entry that is missed may have been a bad one.
class PessimismTest {
    private static final VenueModel DEFAULT =
            VenueModel.STANDARD
                    .withShortSelling(BigDecimal.ONE)
                    .withParticipation(Participation.NONE);
    private static final VenueModel PESSIMISTIC =
            DEFAULT.withFills(rules -> rules.with(ExitRule.WHOLE_BAR));
    private static final VenueModel OPTIMISTIC =
            DEFAULT.withFills(rules ->
                    rules.with(Priority.LIMITS_FIRST).with(LimitRule.TOUCH).with(StopGap.TRIGGER));

    @ParameterizedTest
    @EnumSource(Side.class)
    void worseAssumptionsNeverEndBetter(Side side) {
        var pessimistic = 0;
        var optimistic = 0;
        for (var seed = 1L; seed <= 3000; seed++) {
            var flow = flow(side, seed);
            var worst = cash(flow.withModel(PESSIMISTIC));
            var usual = cash(flow);
            var best = cash(flow.withModel(OPTIMISTIC));
            assertThat(worst).as("pessimistic, seed %d", seed).isLessThanOrEqualTo(usual);
            assertThat(usual).as("optimistic, seed %d", seed).isLessThanOrEqualTo(best);
            pessimistic += worst < usual ? 1 : 0;
            optimistic += usual < best ? 1 : 0;
        }
        assertThat(optimistic).as("better somewhere").isPositive();
        assertThat(pessimistic).as("an entry at the open leaves no doubt").isZero();
    }

    private static long cash(OrderFlow flow) {
        var player = new FlowPlayer(flow, new FlowPlayer.Listening((_, _) -> {}));
        player.play();
        var instrument = OrderFlow.INSTRUMENTS.getFirst();
        var last = (long) (flow.bars().getLast().prices()[3] * 1e4);
        return player.venue.cashUnits()
                + instrument.notional(last, player.venue.positionUnits(instrument));
    }

    private static OrderFlow flow(Side side, long seed) {
        var random = new SplittableRandom(seed);
        var bars = new ArrayList<FlowBar>();
        var price = 20.0;
        for (var i = 0; i < 25; i++) {
            var close = price + random.nextInt(-3, 4) * 0.25;
            var high = Math.max(price, close) + random.nextInt(4) * 0.25;
            var low = Math.min(price, close) - random.nextInt(4) * 0.25;
            var at = OrderFlow.START + i * OrderFlow.STEP;
            var prices = new double[] {price, high, low, close};
            bars.add(new FlowBar(0, at, at + OrderFlow.STEP, prices, 100));
            price = close;
        }
        var from = side.sign() * 0.25;
        var at = OrderFlow.START + OrderFlow.STEP;
        var stop = Price.of(BigDecimal.valueOf(20 - from * random.nextInt(3, 9)).toString());
        var profit = Price.of(BigDecimal.valueOf(20 + from * random.nextInt(3, 9)).toString());
        var actions = new ArrayList<FlowAction>();
        actions.add(ask(at, 1, side, new OrderTerms.Market(), OrderLinks.NONE));
        var links = new OrderLinks(1, 2, Optional.empty());
        actions.add(ask(at, 2, side.opposite(), new OrderTerms.Stop(stop), links));
        actions.add(ask(at, 3, side.opposite(), new OrderTerms.Limit(profit), links));
        var cash = Money.of(BigDecimal.valueOf(1000), Currency.USD);
        return new OrderFlow(DEFAULT, cash, seed, bars, List.copyOf(actions));
    }

    private static FlowAction ask(
            long at, long number, Side side, OrderTerms terms, OrderLinks links) {
        var intent =
                new OrderIntent(
                        number,
                        OrderFlow.INSTRUMENTS.getFirst(),
                        side,
                        SideMode.NET,
                        100,
                        new OrderSize.Units(Quantity.of(10)),
                        terms,
                        TimeInForce.GTC,
                        !links.isNone(),
                        false,
                        links);
        return new FlowAction(at, false, new Ask.Submit(intent));
    }
}
