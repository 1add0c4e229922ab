package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.engine.order.PositionInterval;
import dev.tandem.engine.risk.RiskLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the position may be while requests are on their way, unanswered or in doubt, against a
/// venue that knows.
class WorstCaseTest {
    private static final int CASES = Integer.getInteger("tandem.orders.cases", 20_000);
    private static final int STEPS = 80;

    /// A venue with orders of its own; what it says travels in order, and slowly.
    private static final class Venue {
        final EngineDesk desk = new EngineDesk();
        final List<Order> orders = new ArrayList<>();
        final SplittableRandom random;
        private final List<long[]> live = new ArrayList<>(); // number, sign, total, filled
        private final Deque<Effect> ways = new ArrayDeque<>();
        private final Deque<ExecutionReport> says = new ArrayDeque<>();
        private final List<ExecutionReport> resolutions = new ArrayList<>();
        long position;
        private long executions;

        Venue(SplittableRandom random) {
            this.random = random;
        }

        void step() {
            switch (random.nextInt(8)) {
                case 0 -> submit();
                case 1 -> change();
                case 2, 3 -> arrive();
                case 4, 5 -> trade();
                case 6 -> hear();
                default -> {
                    if (!resolutions.isEmpty() && random.nextInt(3) == 0) {
                        desk.report(resolutions.removeFirst());
                    }
                    hear();
                }
            }
            ways.addAll(desk.effects);
            desk.effects.clear();
        }

        private void submit() {
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var quantity = new Quantity(random.nextLong(1, 1000), 2);
            orders.add(
                    desk.submit(OrderRequest.limit(desk.share, side, quantity, Price.of("100"))));
        }

        private void change() {
            if (!orders.isEmpty()) {
                var order = orders.get(random.nextInt(orders.size()));
                var quantity = new Quantity(random.nextLong(1, 1000), 2);
                if (random.nextBoolean()) {
                    desk.act(_ -> order.cancel());
                } else {
                    desk.act(_ -> order.replaceQuantity(quantity));
                }
            }
        }

        /// A request arrives, or is lost; either way the answer may be lost and doubt remains.
        private void arrive() {
            var effect = ways.poll();
            if (effect == null) {
                return;
            }
            var isLost = random.nextInt(5) == 0;
            var request = request(effect);
            var number = number(effect);
            if (isLost) {
                says.add(new ExecutionReport.InDoubt(number, request, "no answer"));
                if (request != Request.CANCEL || find(number) != null) {
                    resolutions.add(new ExecutionReport.NeverAccepted(number, request, "absent"));
                }
                return;
            }
            var answer = carryOut(effect);
            if (random.nextInt(3) == 0) {
                says.add(new ExecutionReport.InDoubt(number, request, "no answer"));
            }
            says.add(answer);
        }

        private ExecutionReport carryOut(Effect effect) {
            switch (effect) {
                case Effect.Submit(var approved) -> {
                    var intent = approved.intent();
                    var sign = intent.side().sign();
                    live.add(new long[] {intent.orderNumber(), sign, intent.quantityUnits(), 0});
                    return new ExecutionReport.Accepted(intent.orderNumber());
                }
                case Effect.Cancel(var number) -> {
                    var order = find(number);
                    if (order == null) {
                        return new ExecutionReport.CancelRefused(number, "unknown");
                    }
                    live.remove(order);
                    return new ExecutionReport.Cancelled(number, "");
                }
                case Effect.Replace(var number, var total, var terms) -> {
                    var order = find(number);
                    if (order == null || total <= order[3]) {
                        return new ExecutionReport.ReplaceRefused(number, "unknown");
                    }
                    order[2] = total;
                    return new ExecutionReport.Replaced(
                            number, total, new OrderTerms.Limit(Price.of("100")));
                }
            }
        }

        private void trade() {
            if (live.isEmpty()) {
                return;
            }
            var order = live.get(random.nextInt(live.size()));
            var units = random.nextLong(1, order[2] - order[3] + 1);
            order[3] += units;
            position += order[1] * units;
            if (order[3] == order[2]) {
                live.remove(order);
            }
            says.add(
                    new ExecutionReport.Filled(
                            order[0],
                            ++executions,
                            units,
                            1_000_000,
                            0,
                            Currency.USD,
                            Liquidity.MAKER,
                            false));
        }

        private void hear() {
            var report = says.poll();
            if (report != null) {
                desk.report(report);
                if (isState(report) && random.nextInt(6) == 0) {
                    desk.report(report); // again, by query
                }
            }
        }

        /// What a query shows; answers to a cancel or replace come once.
        private static boolean isState(ExecutionReport report) {
            return report instanceof ExecutionReport.Accepted
                    || report instanceof ExecutionReport.Filled
                    || report instanceof ExecutionReport.Cancelled;
        }

        private long @Nullable [] find(long number) {
            return live.stream().filter(order -> order[0] == number).findFirst().orElse(null);
        }

        private static long number(Effect effect) {
            return switch (effect) {
                case Effect.Submit(var approved) -> approved.intent().orderNumber();
                case Effect.Cancel(var number) -> number;
                case Effect.Replace(var number, _, _) -> number;
            };
        }

        private static Request request(Effect effect) {
            return switch (effect) {
                case Effect.Submit _ -> Request.SUBMIT;
                case Effect.Cancel _ -> Request.CANCEL;
                case Effect.Replace _ -> Request.REPLACE;
            };
        }
    }

    @Test
    void I12_theVenuesPositionAlwaysLiesInTheInterval() {
        for (var seed = 0; seed * STEPS < CASES; seed++) {
            var venue = new Venue(new SplittableRandom(seed));
            for (var i = 0; i < STEPS; i++) {
                venue.step();
                assertThat(venue.desk.interval().contains(venue.position))
                        .as(
                                "seed %s step %s: %s in %s",
                                seed, i, venue.position, venue.desk.interval())
                        .isTrue();
            }
        }
    }

    @Test
    void I16_whatIsReducingAtBothEndsReducesAnywhereAndTurnsNothing() {
        var random = new SplittableRandom(5);
        for (var i = 0; i < CASES; i++) {
            var low = random.nextLong(-50, 50);
            var interval = new PositionInterval(low, low + random.nextLong(0, 50));
            var side = random.nextBoolean() ? Side.BUY : Side.SELL;
            var units = random.nextLong(1, 60);

            var always = true;
            for (var at = interval.lowUnits(); at <= interval.highUnits(); at++) {
                var after = at + side.sign() * units;
                always &=
                        Math.abs(after) < Math.abs(at) && Long.signum(after) * Long.signum(at) >= 0;
            }

            assertThat(interval.isReducedBy(side, units)).isEqualTo(always);
        }
    }

    @Test
    void I16_anOrderThatOnlyReducesIsNotRefusedByTheLimitOfItsValue() {
        var limits = new RiskLimits(Optional.of(Money.parse("500 USD")), 10_000);
        var desk = new EngineDesk(AccountTerms.CASH, limits);
        for (var i = 1; i <= 3; i++) {
            desk.limit(Side.BUY, "4", "100");
            desk.fill(i, i, "4", "100");
        }

        assertThat(desk.limit(Side.BUY, "6", "100").state()).isEqualTo(OrderState.DENIED);
        var closing = desk.limit(Side.SELL, "12", "100");
        assertThat(closing.state()).isEqualTo(OrderState.PENDING);
        desk.report(new ExecutionReport.InDoubt(closing.number(), Request.SUBMIT, "no answer"));

        var second = desk.limit(Side.SELL, "12", "100"); // it would open a short if both trade

        assertThat(second.state()).isEqualTo(OrderState.DENIED);
        assertThat(second.reason()).contains("limit of 500 USD");
    }
}
