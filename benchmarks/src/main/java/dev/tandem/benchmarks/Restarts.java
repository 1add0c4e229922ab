package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// How long a killed paper session with a million journal records takes until it goes on: from the
/// start of its process to the first new record of the feed, which is noted when all that stands in
/// the journals was brought back and the gate is open.
///
/// The session is made once, by `tandem paper` as fast as possible over the file of W1, and each
/// start has a fresh copy of it, forced to the disk. The files are in the memory of the operating
/// system, as they are after a kill.
record Restarts(Path root) {
    static final int RECORDS = 1_000_000;

    /// How a session ended and what is left of it.
    private enum From {
        /// Killed; the newest snapshot is there.
        SNAPSHOT,
        /// Killed; no snapshot is there.
        GENESIS,
        /// Stopped in order.
        CLEAN_STOP
    }

    /// Prints a line of JSON for each.
    void print(int repetitions) throws IOException, InterruptedException {
        if (repetitions < 1) {
            throw new IllegalArgumentException("too few repetitions: " + repetitions);
        }
        var killed = new PlayedSession(root, data().resolve("killed"));
        var stopped = new PlayedSession(root, data().resolve("stopped"));
        if (!killed.exists()) {
            killed.makeAndKill(RECORDS);
        }
        if (!stopped.exists()) {
            killed.copyTo(stopped);
            stopped.goOnAndStop();
        }
        for (var from : From.values()) {
            System.out.println(measure(from, killed, stopped, repetitions));
        }
    }

    private Path data() {
        return root.resolve("benchmarks/target/data/restart");
    }

    private String measure(From from, PlayedSession killed, PlayedSession stopped, int repetitions)
            throws IOException, InterruptedException {
        var again = new PlayedSession(root, data().resolve("again"));
        var ready = new double[repetitions];
        var opened = new double[repetitions];
        var cpu = new double[repetitions];
        var replayed = 0L;
        var records = 0L;
        for (var i = 0; i < repetitions; i++) {
            switch (from) {
                case SNAPSHOT -> killed.copyTo(again);
                case GENESIS -> {
                    killed.copyTo(again);
                    again.forgetSnapshots();
                }
                case CLEAN_STOP -> stopped.copyTo(again);
            }
            records = again.lastSeq();
            var start = again.restartAndKill();
            ready[i] = start.readySeconds();
            opened[i] = start.openedSeconds();
            cpu[i] = start.cpuSeconds();
            replayed = start.replayed();
        }
        again.remove();
        return String.format(
                Locale.ROOT,
                "{\"figure\":\"restart\",\"from\":\"%s\",\"records\":%d,\"replayed\":%d,"
                        + "\"ready_seconds\":%.3f,\"ready_least\":%.3f,\"session_seconds\":%.3f,"
                        + "\"cpu_seconds\":%.2f,\"repetitions\":%d}",
                from.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                records,
                replayed,
                Samples.median(ready),
                Samples.least(ready),
                Samples.median(opened),
                Samples.median(cpu),
                repetitions);
    }
}
