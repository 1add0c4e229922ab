package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// One session in a folder of its own, its processes one after the other.
final class Lane implements AutoCloseable {
    private final VictimLauncher launcher;
    private final Path folder;
    private final CrashPlan plan;
    private final Manner manner;
    private final Tally tally;
    private final DeadSession dead;
    private final String label;

    Lane(
            VictimLauncher launcher,
            Path folder,
            CrashPlan plan,
            Manner manner,
            Tally tally,
            String what) {
        this.launcher = launcher;
        this.folder = folder;
        this.plan = plan;
        this.manner = manner;
        this.tally = tally;
        label = what + ", seed " + plan.seed() + ", " + plan.instants() + " instants, " + manner;
        dead = new DeadSession(folder, label, tally);
    }

    /// The next process.
    ///
    /// @param around words before the command, such as those of `strace`
    Victim start(List<String> around) {
        tally.add(Count.PROCESSES);
        return Victim.start(launcher, folder, plan, manner, around);
    }

    Victim start() {
        return start(List.of());
    }

    /// Reads the files after a process ended.
    void inspect(Victim victim) {
        var unsafe = victim.marker().get(Marker.Slot.UNSAFE);
        if (unsafe > 0) {
            dead.violated(Count.UNSAFE, unsafe + " requests before their intents were durable");
        }
        dead.read(victim.marker().phase().ordinal() >= Marker.Phase.OPENED.ordinal());
    }

    /// Lets a process play to the end.
    ///
    /// @return whether it came there
    boolean playOn() {
        var victim = start();
        var code = victim.await();
        inspect(victim);
        if (code != 0) {
            unexpected(code, victim);
        }
        return code == 0;
    }

    void unexpected(int code, Victim victim) {
        dead.violated(
                Count.OTHER,
                "a process ended with "
                        + code
                        + " in "
                        + victim.marker().phase()
                        + ": "
                        + victim.said());
    }

    DeadSession dead() {
        return dead;
    }

    Path folder() {
        return folder;
    }

    CrashPlan plan() {
        return plan;
    }

    SessionEnd end() {
        return new SessionEnd(folder, plan, tally, dead);
    }

    /// Removes the files, unless they are wanted as evidence.
    @Override
    public void close() {
        if (tally.isSound()) {
            remove(folder);
        }
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot remove " + folder, failure);
        }
    }
}
