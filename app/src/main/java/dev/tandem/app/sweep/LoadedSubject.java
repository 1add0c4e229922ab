package dev.tandem.app.sweep;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.analytics.Statistics;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.problem.TandemException.Kind;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.app.run.RunStatistics;
import dev.tandem.app.secret.Redaction;
import dev.tandem.app.strategy.ParamsBinder;
import dev.tandem.app.strategy.StrategyClass;
import dev.tandem.app.strategy.ThrownText;
import dev.tandem.research.Outcome;
import dev.tandem.research.SweepPlan;
import dev.tandem.research.SweepSubject;
import dev.tandem.runtime.BacktestFailure;
import dev.tandem.runtime.BacktestResult;
import java.time.Instant;
import java.util.List;

/// A strategy of the user in a sweep.
///
/// @param redaction what no reason may show
record LoadedSubject(
        StrategyClass strategy, SweepPlan plan, RunStatistics figures, Redaction redaction)
        implements SweepSubject {
    private static final int REASON_LENGTH = 300;

    @Override
    public Strategy make(int number) {
        return ParamsBinder.bind(strategy, plan.parameters(number), redaction).instance();
    }

    @Override
    public Statistics statistics(RunRecorder recorder, BacktestResult result) {
        return figures.of(recorder, result.untilNanos());
    }

    /// What is wrong with the configuration of a run is wrong with its parameters: all else was
    /// checked before.
    @Override
    public Outcome without(TandemException reason) {
        var lines = String.valueOf(reason.getMessage()).lines().toList();
        if (reason.kind() != Kind.CONFIG) {
            return new Outcome.Failed(cut(reason.code() + " " + String.join("; ", lines)));
        }
        var details = lines.size() == 1 ? lines : lines.subList(1, lines.size());
        return new Outcome.Refused(cut(String.join("; ", details)));
    }

    @Override
    public String reason(BacktestFailure stopped) {
        var failure = stopped.failure();
        var thrown = failure.getCause() == null ? failure : failure.getCause();
        var lines = ThrownText.of(strategy, thrown, redaction);
        var place = lines.stream().filter(line -> line.startsWith("    at ")).findFirst();
        return cut(
                "TDM-5002 "
                        + failure.callback()
                        + " threw at "
                        + Instant.EPOCH.plusNanos(failure.atNanos())
                        + ": "
                        + String.join(
                                " ",
                                List.of(
                                        lines.getFirst(),
                                        place.map(line -> line.strip().split(" {3}")[0])
                                                .orElse(""))));
    }

    private String cut(String text) {
        var line = redaction.clean(text).replaceAll("\\s+", " ").strip();
        return line.length() <= REASON_LENGTH ? line : line.substring(0, REASON_LENGTH) + "...";
    }
}
