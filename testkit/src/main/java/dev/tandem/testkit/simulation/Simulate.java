package dev.tandem.testkit.simulation;

import dev.tandem.api.value.Money;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.testkit.simulation.checker.JournalChecker;
import dev.tandem.testkit.simulation.checker.RawRecord;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Plays sessions by the thousand, prints what happened in them, and shrinks those that fail.
/// `testkit/simulate` is its command; exit code 0 if all is well, 1 if not, 2 for wrong arguments.
public final class Simulate {
    private static final long FULL_SIZE = 2000;
    private static final int MOST_SHRUNK = 5;
    private static final int SHRINK_RUNS = 400;
    private static final long BUG_SEEDS = 2000;
    private static final double NANOS_A_SECOND = 1e9;

    private final PrintStream out;
    private final Sometimes sometimes = new Sometimes();
    private long from = 1;
    private long seeds = 500;
    private boolean bugs;
    private boolean shrinks;
    private boolean isApart;
    private String only = "";
    private Optional<String> replayed = Optional.empty();
    private Optional<Path> kept = Optional.empty();
    private Optional<Path> checked = Optional.empty();
    private Money cash = DrawnPlan.CASH;
    private Path root = Path.of("");

    /// The streams of the command that this class is; the classes of a library print nothing.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private Simulate(PrintStream out) {
        this.out = out;
    }

    /// @param args `--seeds N`, `--from S`, `--apart`, `--replay LINE`, `--bugs [--only TEXT]
    ///   [--shrink yes]`, `--root FOLDER`
    public static void main(String[] args) {
        var simulate = new Simulate(stream(FileDescriptor.out));
        if (!simulate.read(List.of(args))) {
            stream(FileDescriptor.err)
                    .println(
                            "Usage: testkit/simulate [--seeds N] [--from S] [--apart] [--bugs [--only TEXT] [--shrink yes]]"
                                    + " [--replay LINE [--keep FOLDER]] [--check RUN [--cash AMOUNT]]");
            System.exit(2);
        }
        System.exit(simulate.run() ? 0 : 1);
    }

    private boolean read(List<String> args) {
        for (var i = 0; i < args.size(); i++) {
            if (args.get(i).equals("--bugs")) {
                bugs = true;
                continue;
            }
            if (args.get(i).equals("--apart")) {
                isApart = true;
                continue;
            }
            if (i + 1 == args.size()) {
                return false;
            }
            var value = args.get(++i);
            switch (args.get(i - 1)) {
                case "--seeds" -> seeds = Long.parseLong(value);
                case "--from" -> from = Long.parseLong(value);
                case "--replay" -> replayed = Optional.of(value);
                case "--shrink" -> shrinks = value.equals("yes");
                case "--keep" -> kept = Optional.of(Path.of(value));
                case "--check" -> checked = Optional.of(Path.of(value));
                case "--cash" -> cash = Money.parse(value + " USD");
                case "--only" -> only = value;
                case "--root" -> root = Path.of(value);
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean run() {
        if (replayed.isPresent()) {
            var scenario = Scenario.parse(replayed.get());
            var outcome =
                    kept.isPresent() ? SimRun.keeping(scenario, kept.get()) : SimRun.of(scenario);
            outcome.violations().forEach(out::println);
            out.println(outcome.fails() ? "fails" : "all is well");
            return !outcome.fails();
        }
        return checked.isPresent() ? check(checked.get()) : bugs ? lookForBugs() : playSeeds();
    }

    /// Checks the journals of a run directory that a real session left.
    private boolean check(Path run) {
        var checker =
                new JournalChecker(
                        RawRecord.all(new DiskStorage(run.resolve("journal"))),
                        RawRecord.all(new DiskStorage(run.resolve("venue"))),
                        cash.units());
        var findings = checker.check();
        findings.forEach(finding -> out.println(finding.invariant() + " " + finding.message()));
        out.printf(
                Locale.ROOT,
                "%d fills, %d requests held back, cash %s, %d findings%n",
                checker.books().fills().size(),
                checker.heldBack(),
                new Money(checker.books().cashUnits(), cash.currency()),
                findings.size());
        return findings.isEmpty();
    }

    private boolean playSeeds() {
        var started = System.nanoTime();
        var failing = new ArrayList<SimRun.Outcome>();
        var violations = 0L;
        var deaths = 0L;
        var powerLosses = 0L;
        var steps = 0L;
        for (var seed = from; seed < from + seeds; seed++) {
            var drawn = Scenario.of(seed);
            var outcome =
                    SimRun.of(
                            isApart
                                    ? drawn.withFeatures(drawn.features() | Feature.APART.bit())
                                    : drawn);
            sometimes.add(outcome.sometimes());
            deaths += outcome.deaths();
            powerLosses += outcome.powerLosses();
            steps += outcome.steps();
            if (outcome.fails()) {
                violations++;
                failing.add(outcome);
            }
        }
        var seconds = (System.nanoTime() - started) / NANOS_A_SECOND;
        failing.stream().limit(MOST_SHRUNK).forEach(this::shrink);
        var missed = counters();
        out.printf(
                Locale.ROOT,
                "seeds %d to %d: %d sessions, %d steps, %d deaths, %d power losses, %d with"
                        + " violations, %.1f seconds, %.0f a second%n",
                from,
                from + seeds - 1,
                seeds,
                steps,
                deaths,
                powerLosses,
                violations,
                seconds,
                seeds / seconds);
        if (missed > 0 && seeds >= FULL_SIZE) {
            out.println("fails: " + missed + " situations never came up");
        }
        return violations == 0 && (missed == 0 || seeds < FULL_SIZE);
    }

    private void shrink(SimRun.Outcome failing) {
        out.println("fails: " + failing.scenario().line());
        out.println("  " + failing.violations().getFirst());
        var smallest = Shrink.of(failing, SHRINK_RUNS);
        out.println("  smallest: " + smallest.line());
        SimRun.of(smallest).violations().stream()
                .limit(1)
                .forEach(violation -> out.println("  " + violation));
    }

    /// @return how many never came up
    private int counters() {
        var missed = 0;
        for (var event : Sometimes.Event.values()) {
            missed += sometimes.of(event) == 0 ? 1 : 0;
            out.printf(Locale.ROOT, "%9d %s%n", sometimes.of(event), event);
        }
        return missed;
    }

    private boolean lookForBugs() {
        var lab = new BugLab(root);
        var all = true;
        for (var bug : PlantedBug.all()) {
            if (!bug.name().contains(only)) {
                continue;
            }
            all &= look(lab, bug);
        }
        return all;
    }

    private boolean look(BugLab lab, PlantedBug bug) {
        try {
            var found = lab.look(bug, from, BUG_SEEDS);
            out.println(
                    found.map(by ->
                                    "found by seed %d, the %d. one, %s: %s"
                                            .formatted(
                                                    by.seed(),
                                                    by.seeds(),
                                                    by.violation().substring(0, 4),
                                                    bug.name()))
                            .orElse("NOT FOUND: " + bug.name()));
            if (shrinks && found.isPresent()) {
                out.println("  smallest: " + lab.smallest(bug, found.get().seed()));
            }
            return found.isPresent();
        } catch (IllegalArgumentException stale) {
            out.println(stale.getMessage());
            return false;
        }
    }
}
