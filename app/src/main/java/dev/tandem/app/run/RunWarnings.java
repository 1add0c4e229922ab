package dev.tandem.app.run;

import dev.tandem.analytics.Cautions;
import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.Statistics;
import dev.tandem.analytics.SubmittedOrder;
import dev.tandem.analytics.Warning;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Order;
import dev.tandem.data.MarketHistory;
import dev.tandem.runtime.BacktestResult;
import dev.tandem.simulator.Slippage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that a reader of a result must know, in one order.
final class RunWarnings {
    private RunWarnings() {}

    /// @param failedIn callback whose exception ended the run, empty for none
    static List<Warning> of(
            PreparedRun run,
            BacktestResult result,
            RunRecorder recorder,
            Statistics statistics,
            String failedIn) {
        var warnings = new ArrayList<Warning>();
        if (result.interrupted()) {
            warnings.add(
                    new Warning(
                            "TDM-3020",
                            "interrupted at "
                                    + Instant.EPOCH.plusNanos(result.untilNanos())
                                    + (failedIn.isEmpty()
                                            ? ""
                                            : ", where the strategy threw in " + failedIn)
                                    + ": this is a part of the run"));
        }
        if (failedIn.isEmpty() && result.aborts() > 0) {
            warnings.add(
                    new Warning(
                            "TDM-5102",
                            (result.aborts() == 1 ? "1 callback" : result.aborts() + " callbacks")
                                    + " of the strategy threw and had no effect"));
        }
        unrepeatable(run).ifPresent(warnings::add);
        refusals(recorder).ifPresent(warnings::add);
        warnings.addAll(ofData(run));
        var slippage = run.venue().slippage();
        warnings.addAll(Warning.of(statistics, !(slippage instanceof Slippage.None)));
        warnings.addAll(Cautions.of(recorder));
        Survivors.of(run.universe().series(), run.data().history().events())
                .ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    /// That the strategy uses what makes a replay differ.
    static Optional<Warning> unrepeatable(PreparedRun run) {
        var unrepeatable = run.strategy().unrepeatable();
        return unrepeatable.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Warning(
                                "TDM-5101",
                                "not deterministic: the strategy uses "
                                        + String.join(", ", unrepeatable)
                                        + "; a replay will differ; use context.now() and"
                                        + " context.random()"));
    }

    /// What is to be known about the data, whatever runs on them.
    static List<Warning> ofData(PreparedRun run) {
        var warnings = new ArrayList<Warning>();
        coarseBars(run.data().history()).ifPresent(warnings::add);
        warnings.addAll(SplitSuspicion.of(run.universe().series(), run.data().history().events()));
        run.data().warnings().forEach(text -> warnings.add(new Warning("TDM-2300", text)));
        return warnings;
    }

    /// Matching and marks use the finest bars that the data hold.
    private static Optional<Warning> coarseBars(MarketHistory history) {
        return history.instruments().stream()
                .map(instrument -> Collections.min(history.sizes(instrument)))
                .max(Comparator.naturalOrder())
                .filter(size -> size.compareTo(BarSize.D1) > 0)
                .map(size ->
                        new Warning(
                                "TDM-3002",
                                "bars of "
                                        + size
                                        + " hide what happened inside of them: drawdowns are those"
                                        + " at their ends, stops are tried before limits"));
    }

    /// What its own terms or its group ended.
    private static boolean isExpected(Order order) {
        return !order.links().isNone() || order.request().timeInForce().isImmediate();
    }

    /// Orders that came to nothing without the strategy asking for it: silence here would look like
    /// a quiet strategy.
    private static Optional<Warning> refusals(RunRecorder recorder) {
        var refused =
                recorder.orders().stream()
                        .map(SubmittedOrder::order)
                        .filter(order ->
                                switch (order.state()) {
                                    case DENIED, REJECTED -> true;
                                    case CANCELLED ->
                                            !order.reason().isEmpty() && !isExpected(order);
                                    case NEW, PENDING, WORKING, PARTLY_FILLED, FILLED, EXPIRED ->
                                            false;
                                })
                        .toList();
        if (refused.isEmpty()) {
            return Optional.empty();
        }
        var first = refused.getFirst();
        return Optional.of(
                new Warning(
                        "TDM-3012",
                        refused.size()
                                + " of "
                                + recorder.orders().size()
                                + " orders were refused or dropped, first order "
                                + first.number()
                                + ": "
                                + first.reason()));
    }
}
