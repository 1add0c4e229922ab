package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.simulator.FillRules.GroupRule;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.FillRules.StopRule;
import dev.tandem.simulator.OrderFlow.Ask;
import dev.tandem.simulator.OrderFlow.FlowBar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every order flow over all bars, whatever the assumptions.
class VenuePropertiesTest {
    private static final int FLOWS = 160;

    static Stream<Arguments> models() {
        var unslipped =
                VenueModel.STANDARD
                        .withShortSelling(new BigDecimal("1.5"))
                        .withSlippage(Slippage.NONE);
        return Stream.of(
                Arguments.of("standard", unslipped),
                Arguments.of(
                        "complete bars",
                        unslipped.withFills(rules -> rules.with(OpenFills.WITHIN_BAR))),
                Arguments.of("path", unslipped.withFills(rules -> rules.with(Priority.PATH))),
                Arguments.of(
                        "late",
                        unslipped.withLatency(
                                new Latency.Jitter(OrderFlow.STEP, new BigDecimal("0.9")))),
                Arguments.of(
                        "groups cancel",
                        unslipped.withFills(rules -> rules.with(GroupRule.CANCEL))),
                Arguments.of("backtrader", VenueModel.BACKTRADER),
                Arguments.of("backtesting.py", VenueModel.BACKTESTING_PY),
                Arguments.of("zipline", VenueModel.ZIPLINE.withSlippage(Slippage.NONE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void everyFlowKeepsTheRules(String name, VenueModel model) {
        var fills = 0;
        for (var seed = 1L; seed <= FLOWS; seed++) {
            var watch = new Watch(name + ", seed " + seed, FlowGenerator.flow(model, seed));
            watch.player.play();
            fills += watch.fills;
        }
        assertThat(fills).as("fills").isGreaterThan(FLOWS);
    }

    /// Follows one flow.
    private static final class Watch implements FlowPlayer.Steps {
        private final String name;
        private final OrderFlow flow;
        private final FlowPlayer player;
        private final Map<Long, OrderIntent> intents = new TreeMap<>();
        private final Map<Long, Long> totals = new TreeMap<>();
        private final Map<Long, Long> filled = new TreeMap<>();
        private final Map<Long, Long> sent = new TreeMap<>();
        private final Map<Long, String> ended = new TreeMap<>();
        private final long[] positions = new long[OrderFlow.INSTRUMENTS.size()];
        private final FlowBar[] bars = new FlowBar[OrderFlow.INSTRUMENTS.size()];
        private long cash;
        private int fills;

        private Watch(String name, OrderFlow flow) {
            this.name = name;
            this.flow = flow;
            player = new FlowPlayer(flow, this);
            cash = flow.cash().units();
        }

        @Override
        public void onOpen(long at, FlowBar bar) {
            bars[bar.instrument()] = bar;
        }

        @Override
        public void onRange(long at, FlowBar bar) {}

        @Override
        public void endOpens(long at) {}

        @Override
        public void endRanges(long at) {}

        @Override
        public void ask(long at, Ask ask) {
            switch (ask) {
                case Ask.Submit(var intent) -> {
                    intents.put(intent.orderNumber(), intent);
                    totals.put(intent.orderNumber(), intent.quantityUnits());
                    sent.put(intent.orderNumber(), at);
                }
                case Ask.Cancel _, Ask.Replace _ -> {}
            }
        }

        @Override
        public void heard(long at, List<ExecutionReport> reports) {
            for (var report : reports) {
                hear(at, report);
            }
            var held = new ArrayList<Long>();
            OrderFlow.INSTRUMENTS.forEach(one -> held.add(player.venue.positionUnits(one)));
            for (var i = 0; i < positions.length; i++) {
                assertThat(held.get(i)).as("%s, position", name).isEqualTo(positions[i]);
            }
            assertThat(player.venue.cashUnits()).as("%s, cash", name).isEqualTo(cash);
        }

        private void hear(long at, ExecutionReport report) {
            var number = report.orderNumber();
            var about = name + ", order " + number + " at " + OrderFlow.time(at);
            var refusal =
                    report instanceof ExecutionReport.CancelRefused
                            || report instanceof ExecutionReport.ReplaceRefused;
            assertThat(refusal || !ended.containsKey(number))
                    .as("%s: %s after the end", about, report)
                    .isTrue();
            switch (report) {
                case ExecutionReport.Filled fill -> fill(at, fill, about);
                case ExecutionReport.Replaced(_, var total, _) -> totals.put(number, total);
                case ExecutionReport.Restated(_, var total, _, _) -> totals.put(number, total);
                case ExecutionReport.Rejected _, ExecutionReport.Cancelled _ -> end(number);
                case ExecutionReport.Expired _ -> end(number);
                case ExecutionReport.Accepted _,
                        ExecutionReport.CancelRefused _,
                        ExecutionReport.ReplaceRefused _ -> {}
                case ExecutionReport.InDoubt _,
                        ExecutionReport.NeverAccepted _,
                        ExecutionReport.SendRefused _,
                        ExecutionReport.Busted _,
                        ExecutionReport.Corrected _ ->
                        throw new AssertionError(about + ": " + report);
            }
        }

        private void fill(long at, ExecutionReport.Filled fill, String about) {
            fills++;
            var number = fill.orderNumber();
            var intent = intents.get(number);
            var bar = bars[intent.instrument().ordinal()];
            var price = FlowPlayer.price(fill.priceUnits());
            var quantity = fill.quantityUnits();
            assertThat(at)
                    .as("%s: no earlier than sent", about)
                    .isGreaterThanOrEqualTo(sent.get(number));
            var low = BigDecimal.valueOf(bar.prices()[2]);
            var high = BigDecimal.valueOf(bar.prices()[1]);
            if (!fillsOutside(intent)) {
                assertThat(price).as("%s: in %s", about, bar.text()).isBetween(low, high);
            }
            var total = filled.merge(number, quantity, Long::sum);
            assertThat(total)
                    .as("%s: no more than asked", about)
                    .isLessThanOrEqualTo(totals.get(number));
            assertThat(quantity).as("%s: above 0", about).isPositive();
            var parent = intent.links().parent();
            var whole = tradesInFull(intent);
            if (whole) {
                assertThat(filled.get(parent))
                        .as("%s: its entry filled in full", about)
                        .isEqualTo(totals.get(parent));
            } else if (isExit(intent)) {
                assertThat(total)
                        .as("%s: no more than its entry filled", about)
                        .isLessThanOrEqualTo(filled.getOrDefault(parent, 0L));
            }
            var position = positions[intent.instrument().ordinal()];
            var after = position + intent.side().sign() * quantity;
            if (intent.reduceOnly() && !whole) {
                assertThat(Math.abs(after)).as("%s: reduces", about).isLessThan(Math.abs(position));
                assertThat((long) Long.signum(after) * Long.signum(position))
                        .as("%s: does not turn", about)
                        .isNotNegative();
                group(intent, about);
            }
            positions[intent.instrument().ordinal()] = after;
            cash -=
                    intent.side().sign() * intent.instrument().notional(fill.priceUnits(), quantity)
                            + fill.commissionUnits();
            if (total.equals(totals.get(number)) && intent.size() instanceof OrderSize.Units) {
                ended.put(number, "filled");
            }
        }

        private boolean isExit(OrderIntent intent) {
            var entry = intents.get(intent.links().parent());
            return entry != null
                    && intent.side() != entry.side()
                    && intent.instrument().equals(entry.instrument());
        }

        /// In backtrader each exit of a bracket is an order of its own that trades its whole
        /// quantity, whatever the position, once all of the entry has filled.
        private boolean tradesInFull(OrderIntent intent) {
            return isExit(intent) && flow.model().fills().groupRule() == GroupRule.BACKTRADER;
        }

        /// A peer fills stop limit orders at their trigger even if the open lies beyond it.
        private boolean fillsOutside(OrderIntent intent) {
            var limits =
                    intent.terms() instanceof OrderTerms.StopLimit
                            || intent.terms() instanceof OrderTerms.TrailingStopLimit;
            return limits && flow.model().fills().stopRule() == StopRule.BACKTESTING_PY;
        }

        /// The exits of an entry together never trade more than it filled.
        private void group(OrderIntent intent, String about) {
            var links = intent.links();
            if (links.parent() == 0 || links.group() == 0) {
                return;
            }
            var together =
                    intents.values().stream()
                            .filter(other -> other.links().group() == links.group())
                            .mapToLong(other -> filled.getOrDefault(other.orderNumber(), 0L))
                            .sum();
            assertThat(together)
                    .as("%s: exits together", about)
                    .isLessThanOrEqualTo(filled.getOrDefault(links.parent(), 0L));
        }

        private void end(long number) {
            assertThat(ended.put(number, "ended")).as("%s ends once", name).isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aVenueSavedAtAnyInstantGoesOnTheSame(String name, VenueModel model) {
        for (var seed = 1L; seed <= FLOWS / 10; seed++) {
            var flow = FlowGenerator.flow(model, seed);
            var whole = new ArrayList<String>();
            FlowPlayer.play(flow, (at, report) -> whole.add(at + " " + report));
            var parts = new ArrayList<String>();
            new FlowPlayer(
                            flow,
                            new FlowPlayer.Listening((at, report) -> parts.add(at + " " + report)))
                    .playSaving();

            assertThat(parts).as("%s, seed %d", name, seed).isEqualTo(whole);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void nothingUpToAnInstantDependsOnLaterBars(String name, VenueModel model) {
        for (var seed = 1L; seed <= FLOWS / 4; seed++) {
            var flow = FlowGenerator.flow(model, seed);
            var until = OrderFlow.START + (20 + seed % 70) * OrderFlow.STEP;
            var changed =
                    flow.bars().stream()
                            .map(bar -> bar.end() > until ? higher(bar, bar.open() > until) : bar)
                            .toList();

            assertThat(until(flow.withBars(changed), until))
                    .as("%s, seed %d", name, seed)
                    .isEqualTo(until(flow, until));
        }
    }

    private static FlowBar higher(FlowBar bar, boolean open) {
        var prices = bar.prices().clone();
        for (var i = open ? 0 : 1; i < prices.length; i++) {
            prices[i] += 1.5;
        }
        return new FlowBar(bar.instrument(), bar.open(), bar.end(), prices, bar.volume() * 2);
    }

    private static List<String> until(OrderFlow flow, long until) {
        var told = new ArrayList<String>();
        FlowPlayer.play(
                flow,
                (at, report) -> {
                    if (at <= until) {
                        told.add(at + " " + report);
                    }
                });
        return told;
    }
}
