package dev.tandem.runtime.prove;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.BarColumns;
import dev.tandem.data.MarketHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/// The instruments come in another order wherever they come at the same instant.
///
/// What must hold for the instruments to be independent: the story of each of them alone, without
/// the numbers of orders, is the same. Strategies whose instruments share cash or are ranked may
/// differ; that is no fault, but their result then hangs on the order of names, so it is noted.
final class TiesCheck {
    static final String NAME = "ties";

    private TiesCheck() {}

    static CheckResult of(Subject subject, Effort effort, Watcher watcher) {
        var instruments = subject.plan().history().instruments();
        if (instruments.size() < 2) {
            return CheckResult.skipped(NAME, "one instrument, nothing to permute");
        }
        var wanted = Math.min(effort.orders(), permutations(instruments.size()) - 1);
        var count = effort.affordable(wanted, (double) subject.bars());
        var orders = orders(instruments, count, effort.seed());
        var findings = new ArrayList<Finding>();
        var verdict = Verdict.PASSED;
        var tried = 0;
        for (var order : orders) {
            watcher.at(NAME, tried++, orders.size());
            var story = new RunStory();
            var history = permuted(subject.plan().history(), order);
            var session = subject.session(subject.plan().withHistory(history), story);
            var trial = Trial.whole(session, story);
            verdict = compare(subject, order, trial, findings);
            if (verdict != Verdict.PASSED) {
                break;
            }
        }
        var text = "instruments in " + tried + (tried == 1 ? " other order" : " other orders");
        return new CheckResult(NAME, verdict, tried, text, findings);
    }

    private static Verdict compare(
            Subject subject, List<Instrument> order, Trial trial, List<Finding> findings) {
        var names = String.join(", ", order.stream().map(Instrument::symbol).toList());
        if (!trial.failure().isEmpty()) {
            findings.add(
                    new Finding(
                            "in the order " + names + ": " + trial.failure(),
                            "the strategy expects instruments in one order"));
            return Verdict.FAILED;
        }
        for (var instrument : order) {
            var id = instrument.id().toString();
            var difference =
                    Difference.between(of(subject.truth().story(), id), of(trial.story(), id));
            if (difference.isPresent()) {
                findings.add(
                        new Finding(
                                "in the order " + names + ", " + difference.get(),
                                "instruments share cash or are ranked, so the first of the alphabet"
                                        + " comes first; if that is not meant, decide in onSlice"
                                        + " with a rule for ties"));
                return Verdict.NOTED;
            }
        }
        return Verdict.PASSED;
    }

    private static List<Happening> of(RunStory story, String instrument) {
        return story.happenings().stream()
                .filter(one -> one.instrument().equals(instrument))
                .map(one -> new Happening(one.atNanos(), 0, instrument, one.text(), ""))
                .toList();
    }

    private static int permutations(int count) {
        var product = 1;
        for (var i = 2; i <= count && product < 1000; i++) {
            product *= i;
        }
        return product;
    }

    /// The reverse first, then random ones, none twice.
    private static List<List<Instrument>> orders(
            List<Instrument> instruments, int count, long seed) {
        var random = new Random(seed);
        var orders = new LinkedHashSet<List<Instrument>>();
        orders.add(instruments.reversed());
        while (orders.size() < count) {
            var shuffled = new ArrayList<>(instruments);
            Collections.shuffle(shuffled, random);
            if (!shuffled.equals(instruments)) {
                orders.add(shuffled);
            }
        }
        return List.copyOf(orders);
    }

    private static MarketHistory permuted(MarketHistory history, List<Instrument> order) {
        var series = new ArrayList<BarColumns>();
        for (var i = 0; i < order.size(); i++) {
            var placed = order.get(i).withOrdinal(i);
            for (var size : history.sizes(order.get(i))) {
                var bars = history.find(order.get(i), size).orElseThrow();
                series.add(bars.withInstrument(placed));
            }
        }
        return OtherTicks.permuted(history, order)
                .with(series)
                .withEvents(
                        history.events().stream()
                                .map(event ->
                                        event.of(
                                                event.instrument()
                                                        .withOrdinal(
                                                                order.indexOf(event.instrument()))))
                                .toList())
                .withRates(history.rates());
    }
}
