package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.Fill;
import dev.tandem.api.market.Bar;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.strategy.Schedule;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Money;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import dev.tandem.simulator.BorrowRules;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.Latency;
import dev.tandem.simulator.MatchingVenue;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A venue that sleeps between orders, and is told the last bars when it wakes, against one that is
/// told every bar: the same run, line for line.
class SleepingVenueTest {
    /// Brings reports as the direct way does, but does not say so: then the venue stays awake.
    private static final ReportPath AWAKE = MatchingVenue::poll;

    static Stream<Arguments> runs() {
        var standard = VenueModel.STANDARD;
        var models =
                Stream.of(
                        standard,
                        standard.withFills(rules -> rules.with(OpenFills.WITHIN_BAR)),
                        standard.withLatency(new Latency.Fixed(2_700_000_000_000L)),
                        standard.withParticipation(Participation.of("0.0005")));
        return models.flatMap(model ->
                SmallStrategies.all().stream()
                        .map(strategy ->
                                Arguments.of(
                                        strategy.get().getClass().getSimpleName(),
                                        strategy,
                                        model)));
    }

    @ParameterizedTest(name = "{0} at {2}")
    @MethodSource("runs")
    void whatItSleptThroughDoesNotMatter(
            String name, Supplier<Strategy> strategy, VenueModel model) {
        for (var seed = 1; seed <= 8; seed++) {
            var plan =
                    BacktestPlan.of(
                                    "sleep",
                                    Money.parse("10000 USD"),
                                    RandomMarkets.hours(seed, 300))
                            .withVenue(model);
            var awake = new RunLog();
            var asleep = new RunLog();
            var expected = run(new BacktestSession(plan, strategy.get(), awake, AWAKE));
            var result = run(new BacktestSession(plan, strategy.get(), asleep));

            assertThat(asleep.lines).isEqualTo(awake.lines);
            assertThat(result).isEqualTo(expected);
        }
    }

    static Stream<VenueModel> models() {
        var standard = VenueModel.STANDARD;
        var shorts = standard.withShortSelling(new BigDecimal("1.5"));
        return Stream.of(
                standard,
                standard.withLatency(new Latency.Fixed(2_700_000_000_000L)),
                standard.withFills(rules -> rules.with(OpenFills.WITHIN_BAR)),
                standard.withParticipation(Participation.of("0.0005")),
                shorts,
                shorts.withAccount(
                        shorts.account()
                                .withBorrowing(
                                        new BorrowRules(new BigDecimal("0.3"), List.of(), 365))),
                standard.withLeverage(new BigDecimal("3")),
                VenueModel.BACKTRADER,
                VenueModel.BACKTESTING_PY,
                VenueModel.ZIPLINE);
    }

    @ParameterizedTest(name = "at {0}")
    @MethodSource("models")
    void whatItDidNotHearOfInstrumentsWithoutOrdersDoesNotMatter(VenueModel model) {
        for (var seed = 1; seed <= 12; seed++) {
            var columns = new ArrayList<BarColumns>();
            for (var i = 0; i < 7; i++) {
                var instrument = RandomMarkets.instrument("S" + i, i);
                columns.add(RandomMarkets.series(instrument, BarSize.H1, seed * 31L + i, 250));
            }
            var plan =
                    BacktestPlan.of("sleep", Money.parse("10000 USD"), MarketHistory.of(columns))
                            .withVenue(model)
                            .withStopOnAbort(false); // what may not be sent is aborted in both
            var awake = new RunLog();
            var asleep = new RunLog();
            var gambler = new Gambler(seed, seed % 4 == 0, seed % 3 == 0);
            var expected = run(new BacktestSession(plan, gambler, awake, AWAKE));
            var result = run(new BacktestSession(plan, gambler, asleep));

            assertThat(asleep.lines).isEqualTo(awake.lines);
            assertThat(result).isEqualTo(expected);
        }
    }

    /// Orders of all kinds at any time, in one instrument now and in another then.
    private record Gambler(int seed, boolean often, boolean timed) implements Strategy {
        @Override
        public void onStart(Context context) {
            context.record("draws", context.random().ints(seed).sum()); // others with each seed
            if (timed) {
                context.schedule(Schedule.every(Duration.ofMinutes(90)), this::gamble);
            }
        }

        @Override
        public void onBar(Context context, Bar bar) {
            if (context.random().nextInt(often ? 3 : 40) == 0) {
                gamble(context);
            }
        }

        @Override
        public void onFill(Context context, Fill fill) {
            if (context.random().nextInt(3) == 0) {
                gamble(context);
            }
        }

        private void gamble(Context context) {
            var random = context.random();
            var all = context.instruments();
            var instrument = all.get(random.nextInt(all.size()));
            var side = random.nextInt(3) == 0 ? Side.SELL : Side.BUY;
            var quantity = instrument.quantity(random.nextInt(1, 12));
            var price = instrument.price(80 + random.nextInt(40));
            var market = OrderRequest.market(instrument, side, quantity);
            switch (random.nextInt(10)) {
                case 0 -> context.submit(OrderRequest.limit(instrument, side, quantity, price));
                case 1 -> context.submit(OrderRequest.stop(instrument, side, quantity, price));
                case 2 ->
                        context.submit(
                                market.withSize(new OrderSize.EquityShare(new BigDecimal("0.1"))));
                case 3 -> context.openOrders().forEach(Order::cancel);
                case 4 -> context.openOrders().forEach(order -> order.replaceQuantity(quantity));
                case 5 ->
                        context.bracket(
                                OrderRequest.market(instrument, Side.BUY, quantity),
                                exits ->
                                        exits.stopLoss(Distance.percent("2"))
                                                .takeProfit(Distance.percent("3")));
                case 6 -> context.close(instrument);
                case 7 ->
                        context.oneCancelsOther(
                                List.of(
                                        market.withTerms(new OrderTerms.Limit(price)),
                                        OrderRequest.stop(instrument, side, quantity, price)));
                default -> context.submit(market);
            }
        }
    }

    private static BacktestResult run(BacktestSession session) {
        session.start();
        while (session.step()) {}
        return session.finish(false);
    }
}
