package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.fail;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.value.Price;
import dev.tandem.simulator.FillRules.CloseRule;
import dev.tandem.simulator.FillRules.ExitRule;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.LimitSlip;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Placement;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.StopGap;
import dev.tandem.simulator.FillRules.TrailRule;
import dev.tandem.simulator.OrderFlow.Ask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The venue says the same as a slow one written from the documents: every report in its order, on
/// random orders of every kind over random bars.
///
/// `-Dtandem.twin.orders=3000` plays fewer for each set of rules, while one works on them.
class VenueTwinTest {
    private static final long ORDERS = Long.getLong("tandem.twin.orders", 100_000);
    private static final VenueModel BUSY =
            VenueModel.STANDARD
                    .withShortSelling(new BigDecimal("1.5"))
                    .withCommission(
                            new Commission.Sum(
                                    List.of(
                                            new Commission.PerShare(
                                                    new BigDecimal("0.01"),
                                                    new BigDecimal("0.05"),
                                                    new BigDecimal("0.02")),
                                            new Commission.MakerTaker(
                                                    new BigDecimal("-0.0001"),
                                                    new BigDecimal("0.0007")))));

    static Stream<Arguments> models() {
        return Stream.of(
                model("standard", VenueModel.STANDARD),
                model("standard with shorts", BUSY),
                model("frictionless", VenueModel.FRICTIONLESS),
                model("backtrader", VenueModel.BACKTRADER),
                model(
                        "backtrader with costs and a volume limit",
                        VenueModel.BACKTRADER
                                .withSlippage(new Slippage.Fixed(Price.of("0.1")))
                                .withCommission(
                                        new Commission.PerShare(
                                                new BigDecimal("0.01"), BigDecimal.ONE))
                                .withParticipation(
                                        new Participation(
                                                new BigDecimal("0.1"),
                                                Participation.Scope.ORDER,
                                                Participation.Step.WHOLE))),
                model("backtesting.py", VenueModel.BACKTESTING_PY),
                model(
                        "backtesting.py with costs, at this close",
                        VenueModel.BACKTESTING_PY
                                .withSlippage(
                                        new Slippage.Spread(
                                                new BigDecimal("0.002"),
                                                Slippage.Spread.Charge.ENTRY))
                                .withCommission(new Commission.Percent(new BigDecimal("0.001")))
                                .withLeverage(new BigDecimal("2.5"))
                                .withFills(rules -> rules.with(MarketFills.THIS_CLOSE))),
                model("zipline", VenueModel.ZIPLINE),
                rules("path", rules -> rules.with(Priority.PATH)),
                rules(
                        "path over complete bars",
                        rules ->
                                rules.with(Priority.PATH)
                                        .with(OpenFills.WITHIN_BAR)
                                        .with(TrailRule.CLOSE)),
                rules("limits first", rules -> rules.with(Priority.LIMITS_FIRST)),
                rules(
                        "queue, exits in front",
                        rules -> rules.with(Priority.QUEUE).with(Placement.FRONT)),
                rules("whole bar exits", rules -> rules.with(ExitRule.WHOLE_BAR)),
                rules("next bar exits", rules -> rules.with(ExitRule.NEXT_BAR)),
                rules(
                        "complete bars",
                        rules -> rules.with(OpenFills.WITHIN_BAR).with(LimitSlip.AT_OPEN)),
                rules("limits always slip", rules -> rules.with(LimitSlip.ALWAYS)),
                rules(
                        "limits always slip in complete bars",
                        rules -> rules.with(OpenFills.WITHIN_BAR).with(LimitSlip.ALWAYS)),
                rules(
                        "exits for the whole entry, at open and path",
                        rules -> rules.with(GroupRule.BACKTRADER).with(Priority.PATH)),
                rules("this close", rules -> rules.with(MarketFills.THIS_CLOSE)),
                rules(
                        "next close",
                        rules -> rules.with(MarketFills.NEXT_CLOSE).with(CloseRule.NEXT_BAR)),
                rules(
                        "groups cancel, gaps at the trigger",
                        rules ->
                                rules.with(GroupRule.CANCEL)
                                        .with(StopGap.TRIGGER)
                                        .with(LimitRule.TOUCH)
                                        .with(TrailRule.CLOSE)),
                model(
                        "latency with jitter",
                        BUSY.withLatency(
                                new Latency.Jitter(OrderFlow.STEP, new BigDecimal("0.9")))),
                model(
                        "impact, fees an order",
                        BUSY.withSlippage(
                                        new Slippage.VolumeShare(
                                                new BigDecimal("0.1"), new BigDecimal("0.05")))
                                .withCommission(new Commission.PerOrder(new BigDecimal("0.35")))
                                .withFills(rules -> rules.with(LimitRule.TOUCH))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void theVenueAndItsTwinSayTheSame(String name, VenueModel model) {
        var orders = 0L;
        for (var seed = 1L; orders < ORDERS; seed++) {
            var flow = FlowGenerator.flow(model, seed);
            orders += flow.orders();
            if (!difference(flow).isEmpty()) {
                var least = least(flow);
                fail(
                        "%s, seed %d, least story:%n%s%n%s"
                                .formatted(name, seed, least.text(), difference(least)));
            }
        }
    }

    /// Takes away what is not needed for a difference.
    private static OrderFlow least(OrderFlow flow) {
        var least = flow;
        for (var i = least.actions().size() - 1; i >= 0; i--) {
            var fewer = new ArrayList<>(least.actions());
            fewer.remove(i);
            var tried = least.with(fewer);
            least = !fewer.isEmpty() && !difference(tried).isEmpty() ? tried : least;
        }
        for (var i = least.bars().size() - 1; i >= 0; i--) {
            var fewer = new ArrayList<>(least.bars());
            fewer.remove(i);
            var tried = least.withBars(fewer);
            least = !difference(tried).isEmpty() ? tried : least;
        }
        return least;
    }

    /// The first difference, empty if there is none.
    private static String difference(OrderFlow flow) {
        var both = new Both(flow);
        try {
            both.player.play();
        } catch (RuntimeException | AssertionError failure) {
            var at = failure.getStackTrace();
            return both.told + "\nfails: " + failure + " " + (at.length > 0 ? at[0] : "");
        }
        return both.difference;
    }

    /// The two venues side by side.
    private static final class Both implements FlowPlayer.Steps {
        private final FlowPlayer player;
        private final TwinVenue twin;
        private final StringBuilder told = new StringBuilder();
        private String difference = "";

        private Both(OrderFlow flow) {
            player = new FlowPlayer(flow, this);
            twin =
                    new TwinVenue(
                            flow.model(),
                            OrderFlow.INSTRUMENTS,
                            flow.cash().toDecimal(),
                            flow.seed());
        }

        @Override
        public void onOpen(long at, OrderFlow.FlowBar bar) {
            twin.onOpen(at, OrderFlow.INSTRUMENTS.get(bar.instrument()), bar.prices()[0]);
        }

        @Override
        public void onRange(long at, OrderFlow.FlowBar bar) {
            twin.onRange(
                    at, OrderFlow.INSTRUMENTS.get(bar.instrument()), bar.prices(), bar.volume());
        }

        @Override
        public void endOpens(long at) {
            twin.endOpens(at);
        }

        @Override
        public void endRanges(long at) {
            twin.endRanges(at);
        }

        @Override
        public void ask(long at, Ask ask) {
            switch (ask) {
                case Ask.Submit(var intent) -> twin.submit(at, intent);
                case Ask.Cancel(var number) -> twin.cancel(at, number);
                case Ask.Replace(var number, var total, var terms) ->
                        twin.replace(at, number, total, terms);
            }
        }

        @Override
        public void heard(long at, List<ExecutionReport> reports) {
            twin.afterMessages(at);
            var venue = reports.stream().map(FlowPlayer::words).toList();
            var other = List.copyOf(twin.orders.reports);
            twin.orders.reports.clear();
            if (!difference.isEmpty()) {
                return;
            }
            if (!venue.equals(other)) {
                difference =
                        "%sat %s the venue says%n%s%nthe twin%n%s"
                                .formatted(told, OrderFlow.time(at), venue, other);
                return;
            }
            if (!venue.isEmpty()) {
                told.append(OrderFlow.time(at)).append(' ').append(venue).append('\n');
            }
            compareBooks(at);
        }

        private void compareBooks(long at) {
            var cash = BigDecimal.valueOf(player.venue.cashUnits(), TwinBooks.SCALE);
            if (cash.compareTo(twin.orders.books.cash) != 0) {
                difference = OrderFlow.time(at) + " cash " + cash + ", " + twin.orders.books.cash;
            }
            for (var instrument : OrderFlow.INSTRUMENTS) {
                var held = FlowPlayer.quantity(player.venue.positionUnits(instrument));
                var other = twin.orders.books.positions[instrument.ordinal()];
                if (held.compareTo(other) != 0) {
                    difference = OrderFlow.time(at) + " holds " + held + ", " + other;
                }
            }
            if (twin.orders.nextNanos() < player.venue.nextEventNanos()) {
                difference = OrderFlow.time(at) + " sleeps through " + twin.orders.nextNanos();
            }
        }

        @Override
        public long nextNanos() {
            return twin.orders.nextNanos();
        }
    }

    private static Arguments model(String name, VenueModel model) {
        return Arguments.of(name, model);
    }

    private static Arguments rules(String name, UnaryOperator<FillRules> change) {
        return model(name, BUSY.withFills(change));
    }
}
