package dev.tandem.testkit.crash;

import dev.tandem.testkit.crash.Tally.Count;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Disks that fail once at each force, that are full at each write, and one that is too small.
final class BrokenDisks {
    private static final int MOST = 200; // of each call
    private static final CrashPlan MINUTE =
            new CrashPlan(2, 60, 30); // few calls, all kinds of them
    private static final String SMALL = "size=600k";
    private static final String LARGE = "remount,size=32m";

    private final VictimLauncher launcher;
    private final Path folder;
    private final Tally tally;

    BrokenDisks(VictimLauncher launcher, Path folder, Tally tally) {
        this.launcher = launcher;
        this.folder = folder;
        this.tally = tally;
    }

    void run(int lanes) {
        var calls =
                CallSweep.calls(launcher, folder, tally, MINUTE).stream()
                        .filter(call -> call.number() <= MOST)
                        .filter(call ->
                                call.name().equals("pwrite64")
                                        || call.name().equals("fdatasync")
                                        || call.name().equals("fsync"))
                        .toList();
        Parallel.each(calls.size(), lanes, index -> fail(calls.get(index), index));
    }

    /// One error, then a start on a disk that works. A process must not go on after an error,
    /// except where only a snapshot could not be written.
    private void fail(CallSweep.Call call, int index) {
        var isWrite = call.name().equals("pwrite64");
        try (var lane =
                new Lane(
                        launcher,
                        folder.resolve("error-" + index),
                        MINUTE,
                        Manner.STEPS,
                        tally,
                        "error at " + call)) {
            var victim =
                    lane.start(
                            Trace.inject(
                                    call.name(),
                                    isWrite ? "error=ENOSPC" : "error=EIO",
                                    Integer.toString(call.number())));
            var code = victim.await();
            lane.inspect(victim);
            tally.add(isWrite ? Count.DISK_FULL : Count.FORCE_ERRORS);
            if (code == 0) {
                lane.dead().violated(Count.OTHER, "the process went on after the error");
            } else if (code < 0 || code == Victim.KILLED) {
                lane.unexpected(code, victim);
            }
            if (lane.playOn()) {
                lane.end().check();
            }
        }
    }

    /// A disk in memory that is too small for the session, and is enlarged after it was full.
    void smallDisk() {
        var disk = folder.resolve("small-disk");
        try {
            Files.createDirectories(disk);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make " + disk, failure);
        }
        if (!command("mount", "-t", "tmpfs", "-o", SMALL, "tmpfs", disk.toString())) {
            return; // needs the rights of an administrator
        }
        try (var lane =
                new Lane(
                        launcher,
                        disk.resolve("session"),
                        CrashPlan.busy(3, 150),
                        Manner.THREADS,
                        tally,
                        "small disk")) {
            var victim = lane.start();
            var code = victim.await();
            lane.inspect(victim);
            if (code == 0) {
                lane.dead().violated(Count.OTHER, "the disk was not too small");
            }
            if (command("mount", "-o", LARGE, disk.toString()) && lane.playOn()) {
                lane.end().check();
                tally.add(Count.SMALL_DISKS);
            }
        } finally {
            command("umount", "--lazy", disk.toString()); // the marker is still mapped
        }
    }

    private static boolean command(String... words) {
        try {
            return new ProcessBuilder(List.of(words))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
