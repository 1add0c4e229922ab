package dev.tandem.testkit.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Holds what was measured against what is asked.
///
/// The distance of W1 to W4 is that of CPU seconds of the engine (lines of `run`) over those of the
/// loops written by hand (lines of `floor`), processes that ran by turns: of each process its least
/// sample, as other work on the machine only adds, and of the processes the median. That of W5 is
/// its wall time over a hundred runs of W1 (lines of `single`) shared by all cores.
public record Judgements(Figures figures, Limits limits) {
    /// The workloads that have a loop written by hand.
    public static final List<String> WITH_FLOOR = List.of("W1", "W2", "W3", "W4");

    /// The sweep over W1.
    public static final String SWEEP = "W5";

    /// Figures of one run that have a limit of their own.
    static final List<String> OF_A_RUN =
            List.of("allocatedBytesPerBar", "allocatedBytesPerBarIdle", "peakRssMb");

    static final String RATIO = "ratio";
    private static final int RUNS_OF_THE_SWEEP = 100;
    private static final String CPU = "cpuMin";

    /// All figures of one workload that were measured and of which anything is asked.
    public List<Judgement> of(String workload) {
        var judgements = new ArrayList<Judgement>();
        judgements.add(workload.equals(SWEEP) ? sweep() : distance(workload));
        var runs = figures.of("run", workload);
        for (var figure : OF_A_RUN) {
            var bounds = limits.of(workload, figure);
            if (bounds.limit().isPresent() && runs.has(figure)) {
                judgements.add(plain(workload, figure, runs.median(figure)));
            }
        }
        return judgements;
    }

    /// How many times the loop written by hand the engine takes.
    Judgement distance(String workload) {
        var floor = figures.of("floor", workload).median(CPU);
        var engine = figures.of("run", workload).median(CPU);
        return new Judgement(
                workload,
                OptionalDouble.of(floor),
                OptionalDouble.of(engine),
                RATIO,
                engine / floor,
                limits.of(workload, RATIO));
    }

    /// Wall time of the sweep over that of its runs one by one, shared by all cores.
    Judgement sweep() {
        var cores = Double.parseDouble(figures.of("machine").text("cores"));
        var single = figures.of("single").median("wallMedian");
        var wall = figures.of("run", SWEEP).median("wallMedian");
        return plain(SWEEP, RATIO, wall / (single * RUNS_OF_THE_SWEEP / cores));
    }

    /// A figure by itself.
    Judgement plain(String subject, String figure, double value) {
        return new Judgement(
                subject,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                figure,
                value,
                limits.of(subject, figure));
    }
}
