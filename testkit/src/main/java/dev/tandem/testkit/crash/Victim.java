package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Marker.Phase;
import dev.tandem.testkit.crash.Marker.Slot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A process that plays a session, and what can be done to it from outside.
final class Victim {
    /// What the shell calls a process that SIGKILL ended.
    static final int KILLED = 137;

    private static final long PATIENCE_SECONDS = 120;
    private static final long GLANCE_NANOS = 100_000;

    private final Process process;
    private final Marker marker;
    private final Path log;

    private Victim(Process process, Marker marker, Path log) {
        this.process = process;
        this.marker = marker;
        this.log = log;
    }

    /// Starts one in a folder, made if there is none.
    ///
    /// @param around words before the command of the virtual machine, such as those of `strace`
    /// @param before what the marker is told before the process is there
    static Victim start(
            VictimLauncher launcher,
            Path folder,
            CrashPlan plan,
            Manner manner,
            List<String> around,
            Consumer<Marker> before) {
        try {
            Files.createDirectories(folder);
            var marker = Marker.open(folder.resolve("marker"));
            marker.clear();
            before.accept(marker);
            var log = folder.resolve("log");
            var arguments =
                    List.of(
                            folder.toString(),
                            Long.toString(plan.seed()),
                            Integer.toString(plan.instants()),
                            manner.bySteps() ? "steps" : "threads",
                            Integer.toString(manner.segmentBytes()),
                            Integer.toString(manner.paceMillis()),
                            Integer.toString(plan.every()),
                            manner.apart() ? "apart" : "here");
            var process =
                    new ProcessBuilder(launcher.command(around, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            return new Victim(process, marker, log);
        } catch (IOException failure) {
            throw new UncheckedIOException("no victim starts in " + folder, failure);
        }
    }

    /// Waits until something is so, or the process ends.
    ///
    /// @return whether it is so
    boolean awaitThat(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!process.isAlive()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        return true;
    }

    boolean awaitPhase(Phase phase) {
        return awaitThat(() -> marker.phase().ordinal() >= phase.ordinal());
    }

    /// Waits until it holds still at the first request that is so far, of which the marker was
    /// told.
    ///
    /// @return whether it does, and has not ended before
    boolean awaitHeld() {
        return awaitThat(() -> marker.get(Slot.HELD) == 1);
    }

    /// Waits for a time, or until the process ends.
    void awaitNanos(long nanos) {
        var until = System.nanoTime() + nanos;
        while (process.isAlive()) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(Math.min(left, 5_000_000));
        }
    }

    /// SIGKILL.
    void kill() {
        process.destroyForcibly();
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// Another signal, by its name.
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new UncheckedIOException("no signal " + name, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the end of the process.
    ///
    /// @return its exit code, [#KILLED] after SIGKILL
    int await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    Marker marker() {
        return marker;
    }

    /// What it said, cut.
    String said() {
        try {
            var text = Files.readString(log);
            return text.length() <= 600 ? text : text.substring(0, 600) + "...";
        } catch (IOException unreadable) {
            return "nothing that can be read";
        }
    }
}
