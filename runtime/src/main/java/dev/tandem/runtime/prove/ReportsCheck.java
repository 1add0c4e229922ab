package dev.tandem.runtime.prove;

import dev.tandem.runtime.BacktestSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The venue does the same, but its reports arrive in other ways.
///
/// In all of them no callback may throw, orders may not come without end, and the strategy may
/// never be committed to far more than it ever was in the true run: whoever enters again for each
/// part of a fill, or because a fill is late, is. Where the strategy knows the same at each
/// instant, other decisions are noted.
final class ReportsCheck {
    static final String NAME = "reports";

    private ReportsCheck() {}

    static CheckResult of(Subject subject, Watcher watcher) {
        if (subject.truth().story().fills() == 0) {
            return CheckResult.skipped(NAME, "no order was filled, so no report can be another");
        }
        var truth = watched(subject, Optional.empty(), Optional.empty());
        var findings = new ArrayList<Finding>();
        var verdict = Verdict.PASSED;
        var ways = ReportWay.values();
        for (var way : ways) {
            watcher.at(NAME, way.ordinal(), ways.length);
            var run = watched(subject, Optional.of(way), Optional.of(truth.watch()));
            var fault = fault(way, run);
            if (fault.isPresent()) {
                findings.add(fault.get());
                verdict = Verdict.FAILED;
            } else if (way.tellsTheSame) {
                var difference = decided(subject.truth(), run.trial());
                difference.ifPresent(text -> findings.add(differs(way, text)));
                verdict =
                        difference.isPresent() && verdict == Verdict.PASSED
                                ? Verdict.NOTED
                                : verdict;
            }
        }
        var words = String.join("; ", List.of(ways).stream().map(way -> way.words).toList());
        return new CheckResult(NAME, verdict, ways.length, words, findings);
    }

    private record Watched(Trial trial, CommitmentWatch watch) {}

    private static Watched watched(
            Subject subject, Optional<ReportWay> way, Optional<CommitmentWatch> usual) {
        var story = new RunStory();
        var watch = new CommitmentWatch(story, subject.plan().cash(), usual);
        var strategy = subject.maker().make();
        var session =
                way.map(one ->
                                new BacktestSession(
                                        subject.plan(), strategy, watch, one.path(story::order)))
                        .orElseGet(() -> new BacktestSession(subject.plan(), strategy, watch));
        return new Watched(Trial.whole(session, story), watch);
    }

    private static Optional<Finding> fault(ReportWay way, Watched run) {
        if (!run.trial().failure().isEmpty()) {
            return Optional.of(
                    new Finding(
                            way.words + ": " + run.trial().failure(),
                            "the strategy expects reports in one way only; ask the position and the"
                                    + " open orders what is so"));
        }
        return run.watch()
                .excess()
                .map(text ->
                        new Finding(
                                way.words + ": " + text,
                                "an order is sent again while another one, or a part of it, is still"
                                        + " open: count openOrders and fill.quantity(), not calls"));
    }

    private static Finding differs(ReportWay way, String difference) {
        return new Finding(
                way.words + ": " + difference,
                "the strategy waits for reports in one order; real ones may overtake each other");
    }

    /// The first difference of orders sent and fills; what orders were told apart from that may
    /// differ.
    private static Optional<String> decided(Trial truth, Trial now) {
        return Difference.between(decisions(truth), decisions(now));
    }

    private static List<Happening> decisions(Trial trial) {
        return trial.happenings().stream()
                .filter(one -> !one.text().endsWith(" accepted"))
                .toList();
    }
}
