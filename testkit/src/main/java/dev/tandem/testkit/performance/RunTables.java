package dev.tandem.testkit.performance;

import static dev.tandem.testkit.performance.Table.bound;
import static dev.tandem.testkit.performance.Table.head;
import static dev.tandem.testkit.performance.Table.number;
import static dev.tandem.testkit.performance.Table.row;
import static dev.tandem.testkit.performance.Table.standing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tables about whole runs.
record RunTables(Figures figures, Limits limits) {
    private static final String RUN = "run";
    private static final String IDLE = "allocatedBytesPerBarIdle";
    private static final String ALLOCATED = "allocatedBytesPerBar";
    private static final String MEMORY = "peakRssMb";
    private static final double MILLIS = 1e3;

    void distances(List<String> page) {
        head(
                page,
                "",
                "bars",
                "floor, CPU ms",
                "engine, CPU ms",
                "engine, ns a bar",
                "distance",
                "spread",
                "must",
                "aim",
                "");
        for (var workload : Judgements.WITH_FLOOR) {
            var judgement = new Judgements(figures, limits).distance(workload);
            var engine = judgement.engineCpu().orElseThrow();
            var bars = figures.of(RUN, workload).median("bars");
            row(
                    page,
                    workload,
                    number(bars, 0),
                    number(judgement.floorCpu().orElseThrow() * MILLIS, 2),
                    number(engine * MILLIS, 2),
                    number(engine * 1e9 / bars, 1),
                    number(judgement.value(), 1),
                    spread(workload),
                    bound(judgement.bounds().must()),
                    bound(judgement.bounds().aim()),
                    standing(judgement.value(), judgement.bounds()));
        }
    }

    private String spread(String workload) {
        var floor = figures.of("floor", workload).numbers("cpuMin");
        var engine = figures.of(RUN, workload).numbers("cpuMin");
        var ratios = new double[Math.min(floor.length, engine.length)];
        Arrays.setAll(ratios, pair -> engine[pair] / floor[pair]);
        Arrays.sort(ratios);
        return number(ratios[0], 1) + " - " + number(ratios[ratios.length - 1], 1);
    }

    void sweep(List<String> page) {
        var judgement = new Judgements(figures, limits).sweep();
        head(
                page,
                "W1 alone, wall ms",
                "W5, wall ms",
                "W5, CPU ms",
                "cores",
                "W5 over 100 W1 on all cores",
                "must",
                "aim",
                "");
        var sweep = figures.of(RUN, Judgements.SWEEP);
        row(
                page,
                number(figures.of("single").median("wallMedian") * MILLIS, 2),
                number(sweep.median("wallMedian") * MILLIS, 0),
                number(sweep.median("cpuMedian") * MILLIS, 0),
                figures.of("machine").text("cores"),
                number(judgement.value(), 2),
                bound(judgement.bounds().must()),
                bound(judgement.bounds().aim()),
                standing(judgement.value(), judgement.bounds()));
    }

    void allocation(List<String> page) {
        head(
                page,
                "",
                "without orders, bytes a bar",
                "whole, bytes a bar",
                "fills",
                "bytes a fill",
                "must",
                "aim",
                "");
        for (var workload : Judgements.WITH_FLOOR) {
            var runs = figures.of(RUN, workload);
            var idle = runs.median(IDLE);
            var whole = runs.median(ALLOCATED);
            var fills = runs.median("fills");
            var bounds = limits.of(workload, IDLE);
            row(
                    page,
                    workload,
                    number(idle, 2),
                    number(whole, 2),
                    number(fills, 0),
                    number(Math.max(0, whole - idle) * runs.median("bars") / fills, 0),
                    bound(bounds.must()),
                    bound(bounds.aim()),
                    standing(idle, bounds));
        }
    }

    void memory(List<String> page) {
        head(page, "", "peak, MB", "must", "aim", "", "loaded, s", "first run, s");
        var workloads = new ArrayList<>(Judgements.WITH_FLOOR);
        workloads.add(Judgements.SWEEP);
        for (var workload : workloads) {
            var runs = figures.of(RUN, workload);
            var bounds = limits.of(workload, MEMORY);
            row(
                    page,
                    workload,
                    runs.has(MEMORY) ? number(runs.median(MEMORY), 0) : "",
                    bound(bounds.must()),
                    bound(bounds.aim()),
                    runs.has(MEMORY) ? standing(runs.median(MEMORY), bounds) : "",
                    number(runs.median("loadSeconds"), 2),
                    number(runs.median("coldSeconds"), 2));
        }
    }
}
