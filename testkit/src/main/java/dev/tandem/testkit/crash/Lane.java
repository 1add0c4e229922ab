package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One session in a folder of its own, its processes one after the other.
final class Lane implements AutoCloseable {
    private static final long GLANCE_NANOS = 1_000_000;

    private final VictimLauncher launcher;
    private final Path folder;
    private final CrashPlan plan;
    private final Manner manner;
    private final Tally tally;
    private final DeadSession dead;
    private final String label;
    private final @Nullable VenueVictim venue;

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
        venue = manner.apart() ? venue(folder) : null;
    }

    private static VenueVictim venue(Path folder) {
        try {
            Files.createDirectories(folder);
            return new VenueVictim(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("no folder " + folder, failure);
        }
    }

    /// The process of the venue, null if it has none of its own.
    @Nullable VenueVictim venue() {
        return venue;
    }

    /// The next process.
    ///
    /// @param around words before the command, such as those of `strace`
    Victim start(List<String> around) {
        return start(around, marker -> {});
    }

    private Victim start(List<String> around, Consumer<Marker> before) {
        tally.add(Count.PROCESSES);
        return Victim.start(launcher, folder, plan, manner, around, before);
    }

    /// The next process, which holds still at the first request that is so far, until it is told to
    /// go on or killed.
    ///
    /// @param way as [Marker.Slot#WAY]
    /// @param intents noted in its life before
    Victim startHeld(int way, long intents) {
        return start(List.of(), marker -> marker.hold(way, intents));
    }

    Victim start() {
        return start(List.of());
    }

    /// Starts the process of the venue before there is an engine, and waits until it can be reached
    /// or has ended.
    ///
    /// @param around words before the command, such as those of `strace`
    Process startVenue(List<String> around) {
        var arguments = CrashVenue.arguments(folder, plan, manner.segmentBytes());
        var command = launcher.command(around, CrashVenue.class, arguments);
        try {
            var log = ProcessBuilder.Redirect.appendTo(CrashVenue.log(folder).toFile());
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start();
            while (process.isAlive() && !Objects.requireNonNull(venue).hasOpened()) {
                LockSupport.parkNanos(GLANCE_NANOS);
            }
            return process;
        } catch (IOException failure) {
            throw new UncheckedIOException("no venue starts in " + folder, failure);
        }
    }

    /// Reads the files after a process ended.
    void inspect(Victim victim) {
        var unsafe = victim.marker().get(Marker.Slot.UNSAFE);
        if (unsafe > 0) {
            dead.violated(Count.UNSAFE, unsafe + " requests before their intents were durable");
        }
        var hasOpened = victim.marker().phase().ordinal() >= Marker.Phase.OPENED.ordinal();
        dead.read(hasOpened, venue == null ? hasOpened : venue.hasOpened());
    }

    /// Lets a process play to the end.
    ///
    /// @return whether it came there
    boolean playOn() {
        var victim = start();
        var code = victim.await();
        if (venue != null) {
            venue.awaitEnd();
        }
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
        if (venue != null) {
            venue.kill();
        }
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
