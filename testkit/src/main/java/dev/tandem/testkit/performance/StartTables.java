package dev.tandem.testkit.performance;

import static dev.tandem.testkit.performance.Table.bound;
import static dev.tandem.testkit.performance.Table.head;
import static dev.tandem.testkit.performance.Table.number;
import static dev.tandem.testkit.performance.Table.row;
import static dev.tandem.testkit.performance.Table.standing;

import java.util.List;

/// The tables about the machine, starts of processes, large input and single operations.
record StartTables(Figures figures, Limits limits) {
    private static final String CACHE = "cache";
    private static final String START = "start";

    void machine(List<String> page) {
        var machine = figures.of("machine");
        head(page, "", "");
        row(page, "processor", machine.text("cpu"));
        row(page, "cores for the process", machine.text("cores"));
        row(page, "memory", number(machine.median("memoryMb"), 0) + " MB");
        row(page, "system", machine.text("system"));
        row(page, "JDK", machine.text("jdk"));
        row(page, "commit", "`" + machine.text("commit") + "`");
        row(page, "day", machine.text("day"));
        row(page, "load before the start", machine.text("loadBefore"));
    }

    void cache(List<String> page) {
        var cache = figures.of(CACHE);
        head(page, "", "", "must", "aim", "");
        judged(page, "new process to the end of W2, s", CACHE, "coldSeconds", 3);
        row(page, "of it reading W2, s", number(cache.median("loadSeconds"), 3), "", "", "");
        row(page, "CPU of that process, s", number(cache.median("coldCpuSeconds"), 2), "", "", "");
        judged(
                page,
                "ten years of daily bars of one symbol, warm, ms",
                CACHE,
                "dailyCacheMillis",
                3);
        row(page, "the same from CSV, ms", number(cache.median("dailyCsvMillis"), 3), "", "", "");
    }

    void large(List<String> page) {
        var large = figures.of("large");
        head(page, "bars", "largest heap, MB", "peak, MB", "first run, from CSV, s", "again, s");
        row(
                page,
                number(large.median("bars"), 0),
                number(large.median("maxHeapMb"), 0),
                number(large.median("peakRssMb"), 0),
                number(large.median("firstSeconds"), 1),
                number(large.median("againSeconds"), 1));
    }

    void start(List<String> page) {
        var start = figures.of(START);
        head(page, "seconds from start to end", "", "must", "aim", "");
        judged(page, "`./tandem --help`", START, "helpWarmSeconds", 3);
        row(
                page,
                "the same without the cache of loaded classes",
                number(start.median("helpColdSeconds"), 3),
                "",
                "",
                "");
        row(page, "`./tandem demo`", number(start.median("demoWarmSeconds"), 3), "", "", "");
        row(
                page,
                "the same without the cache of loaded classes",
                number(start.median("demoColdSeconds"), 3),
                "",
                "",
                "");
        judged(page, "a run of ten years of daily bars, for its report", START, "reportSeconds", 3);
    }

    void pieces(List<String> page) {
        head(page, "", "ns", "error, ns", "bytes");
        for (var piece : figures.of("piece").each()) {
            row(
                    page,
                    "`" + piece.text("piece") + "`",
                    number(piece.median("nanos"), 1),
                    number(piece.median("nanosError"), 1),
                    number(piece.median("allocatedBytes"), 0));
        }
    }

    private void judged(
            List<String> page, String label, String subject, String figure, int decimals) {
        var value = figures.of(subject).median(figure);
        var bounds = limits.of(subject, figure);
        row(
                page,
                label,
                number(value, decimals),
                bound(bounds.must()),
                bound(bounds.aim()),
                standing(value, bounds));
    }
}
