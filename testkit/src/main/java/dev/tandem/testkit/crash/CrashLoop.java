package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Kills real processes that play paper sessions and checks what they left. `testkit/crashloop` is
/// its command; exit code 0 if all is well, 1 if not, 2 for wrong arguments.
public final class CrashLoop {
    private static final List<Count> OF_KILLS =
            List.of(
                    Count.SESSIONS,
                    Count.KILLS_BY_TIME,
                    Count.KILLS_AIMED,
                    Count.NOT_AT_VENUE,
                    Count.NOT_ANSWERED,
                    Count.NOT_HEARD,
                    Count.BETWEEN_AT_ONCE,
                    Count.TAILS_CUT);
    private static final List<Count> OF_KILLS_APART =
            List.of(Count.KILLS_OF_ENGINE, Count.KILLS_OF_VENUE, Count.KILLS_OF_BOTH);
    private static final List<Count> OF_CALLS = List.of(Count.SYSTEM_CALLS, Count.KILLS_AT_CALL);
    private static final List<Count> OF_FAULTS =
            List.of(
                    Count.FORCE_ERRORS,
                    Count.DISK_FULL,
                    Count.STALLS,
                    Count.STALLED_CANCELS,
                    Count.PAUSES,
                    Count.TERMINATIONS,
                    Count.CLOCK_JUMPS);
    private final PrintStream out;
    private final Tally tally = new Tally();
    private final VictimLauncher launcher = new VictimLauncher();
    private long kills;
    private long nested;
    private long seed = 1;
    private int lanes = 3;
    private int pauses = 100;
    private int terminations = 100;
    private boolean sweeps;
    private boolean hasFaults;
    private boolean isApart;
    private Path folder = Path.of("target", "crashloop");

    private CrashLoop(PrintStream out) {
        this.out = out;
    }

    /// @param args `--kills N`, `--nested N`, `--apart`, `--syscalls`, `--faults`, `--pauses N`,
    ///   `--terminations N`, `--seed N`, `--lanes N`, `--folder DIR`
    public static void main(String[] args) throws InterruptedException {
        var loop = new CrashLoop(stream(FileDescriptor.out));
        if (!loop.read(List.of(args))) {
            stream(FileDescriptor.err)
                    .println(
                            "Usage: testkit/crashloop [--kills N] [--nested N] [--apart] [--syscalls] [--faults]"
                                    + " [--pauses N] [--terminations N] [--seed N] [--lanes N]"
                                    + " [--folder DIR]");
            System.exit(2);
        }
        System.exit(loop.run() ? 0 : 1);
    }

    /// The streams of the command that this class is; the classes of a library print nothing.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private boolean read(List<String> args) {
        for (var i = 0; i < args.size(); i++) {
            switch (args.get(i)) {
                case "--syscalls" -> sweeps = true;
                case "--faults" -> hasFaults = true;
                case "--apart" -> isApart = true;
                case "--kills",
                        "--nested",
                        "--seed",
                        "--lanes",
                        "--folder",
                        "--pauses",
                        "--terminations" -> {
                    if (i + 1 == args.size()) {
                        return false;
                    }
                    take(args.get(i), args.get(++i));
                }
                default -> {
                    return false;
                }
            }
        }
        if (kills == 0 && nested == 0 && !sweeps && !hasFaults) {
            kills = 500;
            nested = 125;
        }
        return nested == 0 || kills > 0;
    }

    private void take(String name, String value) {
        switch (name) {
            case "--kills" -> kills = Long.parseLong(value);
            case "--nested" -> nested = Long.parseLong(value);
            case "--seed" -> seed = Long.parseLong(value);
            case "--pauses" -> pauses = Integer.parseInt(value);
            case "--terminations" -> terminations = Integer.parseInt(value);
            case "--lanes" -> lanes = Integer.parseInt(value);
            default -> folder = Path.of(value);
        }
    }

    private boolean run() throws InterruptedException {
        var began = System.nanoTime();
        var wanted = new ArrayList<Count>();
        var atInterrupt = new Thread(() -> say(wanted, began));
        Runtime.getRuntime().addShutdownHook(atInterrupt);
        Lane.remove(folder);
        launcher.prepare(folder.resolve("image"), CrashPlan.busy(seed, 60));
        if (kills > 0) {
            wanted.addAll(OF_KILLS);
            if (nested > 0) {
                wanted.add(Count.KILLS_NESTED);
            }
            if (isApart) {
                wanted.addAll(OF_KILLS_APART);
            }
            kill(began);
        }
        if (sweeps) {
            wanted.addAll(OF_CALLS);
            if (isApart) {
                new ApartSweep(launcher, folder, tally, lanes, out).run();
            } else {
                new CallSweep(launcher, folder, tally, lanes, out).run();
            }
        }
        if (hasFaults) {
            wanted.addAll(OF_FAULTS);
            new Faults(launcher, folder, tally, lanes, out).run(pauses, terminations);
        }
        Runtime.getRuntime().removeShutdownHook(atInterrupt);
        return say(wanted, began);
    }

    /// Prints what happened so far; also when somebody interrupts the test.
    private boolean say(List<Count> wanted, long began) {
        var summary = new Summary(tally, List.copyOf(wanted), (System.nanoTime() - began) / 1e9);
        summary.lines().forEach(out::println);
        out.println(summary.json());
        return summary.isGood();
    }

    private void kill(long began) throws InterruptedException {
        var loop = new KillLoop(launcher, folder, tally, kills, nested, isApart);
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < lanes; i++) {
            var first = seed + i;
            threads.add(Thread.ofPlatform().name("lane-" + i).start(() -> loop.run(first, lanes)));
        }
        for (var thread : threads) {
            while (!thread.join(Duration.ofSeconds(20))) {
                out.println(
                        String.format(
                                Locale.ROOT,
                                "%5.0f s  %d kills, %d of them nested, %d sessions",
                                (System.nanoTime() - began) / 1e9,
                                tally.of(Count.KILLS),
                                tally.of(Count.KILLS_NESTED),
                                tally.of(Count.SESSIONS)));
            }
        }
    }
}
