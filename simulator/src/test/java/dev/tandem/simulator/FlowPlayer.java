package dev.tandem.simulator;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.state.StateText;
import dev.tandem.simulator.OrderFlow.Ask;
import dev.tandem.simulator.OrderFlow.FlowAction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// Brings the bars and actions of an [OrderFlow] to the venue in the order of events, instant by
/// instant, and hears its reports.
final class FlowPlayer {
    final OrderFlow flow;
    SimulatedVenue venue;
    private boolean saving;

    /// Called after each step of an instant, when all is drained.
    private final Steps steps;

    /// What goes on beside the venue.
    interface Steps {
        void onOpen(long at, OrderFlow.FlowBar bar);

        void onRange(long at, OrderFlow.FlowBar bar);

        void endOpens(long at);

        void endRanges(long at);

        void ask(long at, Ask ask);

        /// What the venue said since the last time.
        void heard(long at, List<ExecutionReport> reports);

        /// When it wants to be called next.
        default long nextNanos() {
            return Long.MAX_VALUE;
        }
    }

    FlowPlayer(OrderFlow flow, Steps steps) {
        this.flow = flow;
        this.steps = steps;
        venue = venue();
    }

    private SimulatedVenue venue() {
        return new SimulatedVenue(flow.model(), OrderFlow.INSTRUMENTS, flow.cash(), flow.seed());
    }

    /// Plays with another venue at each instant, which takes over what the last one saved.
    void playSaving() {
        saving = true;
        play();
    }

    void play() {
        var times = new TreeSet<Long>();
        flow.bars().forEach(bar -> times.addAll(List.of(bar.open(), bar.end())));
        flow.actions().forEach(action -> times.add(action.at()));
        var last = times.last();
        for (var at = times.first(); at <= last; ) {
            if (saving) {
                var text = StateText.write(venue.save());
                venue = venue();
                venue.load(StateText.parse(text));
            }
            instant(at);
            while (ownNanos() <= at) { // what ends at the very instant at which it was entered
                end(at);
            }
            var next = times.higher(at);
            at = Math.min(next == null ? Long.MAX_VALUE : next, ownNanos());
        }
    }

    private long ownNanos() {
        return Math.min(venue.nextEventNanos(), steps.nextNanos());
    }

    private void end(long at) {
        venue.endRanges(at);
        steps.endRanges(at);
        venue.endOpens(at);
        steps.endOpens(at);
        hear(at);
        if (ownNanos() <= at) {
            throw new AssertionError("the venue wants to be called again at " + at);
        }
    }

    private void instant(long at) {
        for (var bar : flow.bars()) {
            if (bar.end() == at) {
                var prices = bar.prices();
                venue.onRange(
                        at,
                        OrderFlow.INSTRUMENTS.get(bar.instrument()),
                        prices[0],
                        prices[1],
                        prices[2],
                        prices[3],
                        bar.volume());
                steps.onRange(at, bar);
            }
        }
        venue.endRanges(at);
        steps.endRanges(at);
        hear(at);
        act(at, false);
        for (var bar : flow.bars()) {
            if (bar.open() == at) {
                venue.onOpen(at, OrderFlow.INSTRUMENTS.get(bar.instrument()), bar.prices()[0]);
                steps.onOpen(at, bar);
            }
        }
        venue.endOpens(at);
        steps.endOpens(at);
        hear(at);
        act(at, true);
    }

    private void act(long at, boolean afterOpens) {
        for (FlowAction action : flow.actions()) {
            if (action.at() == at && action.afterOpens() == afterOpens) {
                switch (action.ask()) {
                    case Ask.Submit(var intent) -> venue.submit(at, intent);
                    case Ask.Cancel(var number) -> venue.cancel(at, number);
                    case Ask.Replace(var number, var total, var terms) ->
                            venue.replace(at, number, units(total), terms);
                }
                steps.ask(at, action.ask());
            }
        }
        hear(at);
    }

    private void hear(long at) {
        var reports = new ArrayList<ExecutionReport>();
        for (var report = venue.poll(); report != null; report = venue.poll()) {
            reports.add((ExecutionReport) report);
        }
        steps.heard(at, reports);
    }

    static long units(BigDecimal quantity) {
        return quantity.movePointRight(OrderFlow.QUANTITY_SCALE).longValueExact();
    }

    static BigDecimal quantity(long units) {
        return BigDecimal.valueOf(units, OrderFlow.QUANTITY_SCALE);
    }

    static BigDecimal price(long units) {
        return BigDecimal.valueOf(units, OrderFlow.PRICE_SCALE);
    }

    /// A report in the words of the twin.
    static String words(ExecutionReport report) {
        var number = report.orderNumber();
        return switch (report) {
            case ExecutionReport.Accepted _ -> "A " + number;
            case ExecutionReport.Rejected _ -> "R " + number;
            case ExecutionReport.Cancelled _ -> "C " + number;
            case ExecutionReport.Expired _ -> "X " + number;
            case ExecutionReport.CancelRefused _ -> "CR " + number;
            case ExecutionReport.ReplaceRefused _ -> "PR " + number;
            case ExecutionReport.Replaced(_, var total, var terms) ->
                    "P " + number + " " + text(quantity(total)) + " " + OrderText.of(terms);
            case ExecutionReport.Restated(_, var total, var terms, _) ->
                    "S " + number + " " + text(quantity(total)) + " " + OrderText.of(terms);
            case ExecutionReport.Filled fill ->
                    "F "
                            + number
                            + " "
                            + text(quantity(fill.quantityUnits()))
                            + " at "
                            + text(price(fill.priceUnits()))
                            + " fee "
                            + text(BigDecimal.valueOf(fill.commissionUnits(), TwinBooks.SCALE))
                            + (fill.liquidity() == Liquidity.MAKER ? " maker" : "")
                            + (fill.inBar() ? " in-bar" : "");
            case ExecutionReport.InDoubt _,
                    ExecutionReport.NeverAccepted _,
                    ExecutionReport.SendRefused _,
                    ExecutionReport.Busted _,
                    ExecutionReport.Corrected _ ->
                    throw new AssertionError("a venue without faults says " + report);
        };
    }

    private static String text(BigDecimal value) {
        return TwinOrders.plain(value);
    }

    /// All reports of a flow with their times.
    static void play(OrderFlow flow, BiConsumer<Long, ExecutionReport> listener) {
        new FlowPlayer(flow, new Listening(listener)).play();
    }

    /// Only listens.
    static class Listening implements Steps {
        private final BiConsumer<Long, ExecutionReport> listener;

        Listening(BiConsumer<Long, ExecutionReport> listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(long at, OrderFlow.FlowBar bar) {}

        @Override
        public void onRange(long at, OrderFlow.FlowBar bar) {}

        @Override
        public void endOpens(long at) {}

        @Override
        public void endRanges(long at) {}

        @Override
        public void ask(long at, Ask ask) {}

        @Override
        public void heard(long at, List<ExecutionReport> reports) {
            reports.forEach(report -> listener.accept(at, report));
        }
    }
}
