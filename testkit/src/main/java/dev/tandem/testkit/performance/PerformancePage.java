package dev.tandem.testkit.performance;

import dev.tandem.data.CsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The page about speed, `docs/performance.md`: made of the lines that `benchmarks/page` keeps in
/// `docs/performance.jsonl`, of what is asked, and of figures of other programs. No figure in it is
/// written by hand.
///
/// @param elsewhere figures of other programs: name, then CPU seconds of W1 to W5 as text
public record PerformancePage(Figures figures, Limits limits, CsvTable elsewhere) {
    /// The page, from the root of the repository.
    public static final String FILE = "docs/performance.md";

    /// The lines of measurements, from the root of the repository.
    public static final String LINES = "docs/performance.jsonl";

    /// What is asked, from the root of the repository.
    public static final String LIMITS = "benchmarks/limits.properties";

    private static final String ELSEWHERE = "benchmarks/elsewhere.csv";

    /// @param root of the repository
    public static PerformancePage read(Path root) throws IOException {
        return new PerformancePage(
                Figures.of(Files.readAllLines(root.resolve(LINES))),
                Limits.read(root.resolve(LIMITS)),
                CsvTable.read(root.resolve(ELSEWHERE)));
    }

    /// The page, line by line.
    ///
    /// @throws IllegalArgumentException if a measurement is missing
    public List<String> lines() {
        var runs = new RunTables(figures, limits);
        var starts = new StartTables(figures, limits);
        var page = new ArrayList<String>();
        text(
                page,
                """
                # Performance

                `benchmarks/page` wrote this page from [the lines that its measurements printed](performance.jsonl); a test of the ordinary build
                compares the two. Nobody types a figure here.

                ## Method

                A speed counts only with the right answer: each run must come to the known number of fills and the known final equity, to the last
                digit, else nothing is printed. Runs go through the path of any user: a `Strategy`, the engine with its risk checks, the simulated
                venue with commission, and equity marked on every bar. Input is generated from seeds and checked by its hash.

                | | what runs |
                |---|---|
                | W1 | one symbol, a million minutes; averages of 10 and 30 closes cross, 10 units |
                | W2 | 200 symbols, 1,260 days each; the same for each symbol, 50,000 dollars an entry |
                | W3 | 50 symbols, 98,280 minutes each; rebalanced to equal weights every 60 minutes |
                | W4 | ten million trades, minute bars built of them, the rule of W1 |
                | W5 | a sweep over W1 with a hundred pairs of lengths, on all cores |

                Times of runs are process CPU time, all threads, in steady state: after five seconds of warming up, the least of samples of at
                least a quarter of a second, as whatever else the machine does only adds to them. The floor is
                [the loop that one would write by hand](adr/0018-the-floor-is-a-plain-loop.md) for that workload and no other. Floor and engine
                run by turns in processes of their own; a distance is the median over the processes of the one over that of the other.

                ## Machine
                """);
        starts.machine(page);
        text(page, "## Distance from the floor\n");
        runs.distances(page);
        text(
                page,
                """

                A distance says how much all that a loop by hand does not have costs: orders and their states, risk, exact money, two sets of
                books, the decision hash, listeners, and that no bar is seen early. *Spread* is the least and the greatest distance of the pairs.

                ## A sweep on all cores
                """);
        runs.sweep(page);
        text(page, "## Allocation\n");
        runs.allocation(page);
        text(
                page,
                """

                *Without orders*: a strategy reads what that of the workload reads and never orders, so that its own requests do not count; what a
                run sets up is shared out over its bars. *A fill*: what remains when that is taken from the whole, over the fills. It has the
                strategy's request, the order, its events, the fill and the entries that a run keeps.

                ## Memory, loading, the first run
                """);
        runs.memory(page);
        text(
                page,
                """

                *Loaded* is the time from CSV text to columns in memory, *first run* that from the start of the virtual machine to the end of the
                first run, loading included. Memory is the largest resident size of the process, its heap bounded as `./tandem backtest` has it.

                ## From the cache of columns
                """);
        starts.cache(page);
        text(page, "## A series larger than the heap\n");
        starts.large(page);
        text(
                page,
                """

                The peak counts the pages of mapped files that happen to be in memory; the system takes them back when others need it.

                ## Start of the program
                """);
        starts.start(page);
        if (!figures.of("piece").isEmpty()) {
            text(page, "## Single operations\n");
            starts.pieces(page);
            text(
                    page,
                    "\nBy JMH, `benchmarks/pieces`. They guide work on one piece and predict no run.\n");
        }
        text(
                page,
                """
                ## Other programs

                Measured elsewhere, on a machine with two cores, with the same workloads and answers, before this page: not by `benchmarks/page`,
                not on the machine above, and not to be divided by the figures above. CPU seconds of one run; a range is that of several runs; a
                dash was not measured.
                """);
        elsewhere(page);
        text(
                page,
                """

                ## What the figures mean, and what not

                - Seconds belong to this machine and this hour. Distances carry over to others, since both ends are measured in the same minutes;
                  `benchmarks/guard` holds them to limits anywhere.
                - A machine that others use as well shows here as load before the start and as a wide spread.
                - CPU time comes in steps of 10 ms, and a sample is a quarter of a second: a difference of 4 % is none.
                - The strategies decide little. One that computes more spends its time in its own code, and the distance shrinks.
                - The floor of one workload cannot do another, nor be stopped, checked or traded live.
                - Nothing here is about live trading: no socket and no journal is measured.
                """);
        page.removeLast();
        return List.copyOf(page);
    }

    private void elsewhere(List<String> page) {
        page.add("| | W1 | W2 | W3 | W4 | W5 |");
        page.add("|---|---|---|---|---|---|");
        for (var row : elsewhere.rows()) {
            var cells = row.cells().stream().map(cell -> cell.isEmpty() ? "-" : cell).toList();
            page.add("| " + String.join(" | ", cells) + " |");
        }
    }

    /// Paragraphs with a blank line before and behind.
    private static void text(List<String> page, String text) {
        if (!page.isEmpty() && !page.getLast().isEmpty()) {
            page.add("");
        }
        text.lines().skip(text.startsWith("\n") ? 1 : 0).forEach(page::add);
        if (!page.getLast().isEmpty()) {
            page.add("");
        }
    }
}
