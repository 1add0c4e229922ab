package dev.tandem.benchmarks;

import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.JournalVerifier.Verification;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.record.RecordType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// A paper session in a folder and the processes that play it.
record PlayedSession(Path root, Path folder) {
    private static final Pattern GOES_ON =
            Pattern.compile("goes on, start \\d+, (\\d+) records replayed in (\\d+) ms");
    private static final long GLANCE_NANOS = 200_000;
    private static final long MOST_NANOS = 300_000_000_000L;

    /// One start.
    ///
    /// @param readySeconds from the start of the process to the first new record of the feed
    /// @param openedSeconds the part of it that the session itself counts: from before the journals
    ///   are opened until engine and venue are brought back
    /// @param cpuSeconds of all threads of the process until it was killed
    /// @param replayed records given to the engine
    record Start(double readySeconds, double openedSeconds, double cpuSeconds, long replayed) {}

    boolean exists() {
        return Files.exists(folder.resolve("session.json"));
    }

    /// Plays until the journal of the engine has so many records, and kills the process. What is
    /// made goes by another name until it is whole.
    void makeAndKill(long records) throws IOException, InterruptedException {
        var unfinished = new PlayedSession(root, folder.resolveSibling("unfinished"));
        unfinished.remove();
        Files.createDirectories(folder.getParent());
        var process = unfinished.play();
        try {
            unfinished.await(process, () -> unfinished.isBegun());
            try (var reader = JournalReader.open(unfinished.journal(), 1)) {
                unfinished.await(process, () -> isAt(reader, records));
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        Files.move(unfinished.folder(), folder);
    }

    private boolean isBegun() {
        return Files.exists(folder.resolve("journal/segment-0000000001.journal"));
    }

    private static boolean isAt(JournalReader reader, long seq) {
        while (reader.next()) {
            if (reader.record().seq() >= seq) {
                return true;
            }
        }
        return false;
    }

    /// Goes on with it, and stops it in order as soon as it got further.
    void goOnAndStop() throws IOException, InterruptedException {
        var from = lastSeq() + 1;
        var process = play();
        try (var reader = JournalReader.open(journal(), from)) {
            await(process, () -> isFurther(reader));
            process.destroy();
            if (!process.waitFor(MOST_NANOS, TimeUnit.NANOSECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("no orderly stop: " + said());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// Goes on with it, and kills it as soon as it got further.
    Start restartAndKill() throws IOException, InterruptedException {
        var from = lastSeq() + 1;
        var startNanos = System.currentTimeMillis() * 1_000_000L;
        var process = play();
        try (var reader = JournalReader.open(journal(), from)) {
            await(process, () -> isFurther(reader));
            var cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            var told = GOES_ON.matcher(said());
            if (!told.find()) {
                throw new IllegalStateException("it does not say that it goes on: " + said());
            }
            return new Start(
                    (reader.record().arrivalNanos() - startNanos) / 1e9,
                    Long.parseLong(told.group(2)) / 1e3,
                    cpu.toNanos() / 1e9,
                    Long.parseLong(told.group(1)));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// The first instant behind what was there is noted when all of that was played again.
    private static boolean isFurther(JournalReader reader) {
        while (reader.next()) {
            if (reader.record().type() == RecordType.INSTANT.code()) {
                return true;
            }
        }
        return false;
    }

    long lastSeq() {
        return switch (JournalVerifier.verify(journal())) {
            case Verification.Sound sound -> sound.lastSeq();
            case Verification.Damaged(var damage, _) -> throw new WrongAnswer(damage.toString());
        };
    }

    private DiskStorage journal() {
        return new DiskStorage(folder.resolve("journal"));
    }

    private Process play() throws IOException {
        return new ProcessBuilder(
                        root.resolve("tandem").toString(),
                        "paper",
                        root.resolve("examples/GoldenCross.java").toString(),
                        "--data",
                        root.resolve("benchmarks/target/data/W1/W1.csv").toString(),
                        "--class",
                        "future",
                        "--speed",
                        "max",
                        "--at-once",
                        "--session",
                        folder.toString(),
                        "--no-out",
                        "--no-progress")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors().toFile())
                .start();
    }

    private Path errors() {
        return folder.resolveSibling(folder.getFileName() + ".err");
    }

    private String said() throws IOException {
        return Files.readString(errors());
    }

    private void await(Process process, BooleanSupplier isDone) throws IOException {
        var until = System.nanoTime() + MOST_NANOS;
        while (!isDone.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the session got no further: " + said());
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /// Copies all files and forces them, so that no start waits for the copy.
    void copyTo(PlayedSession to) throws IOException {
        to.remove();
        for (var file : files()) {
            var copy = to.folder.resolve(folder.relativize(file));
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy);
                try (var written = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            }
        }
    }

    void forgetSnapshots() throws IOException {
        new PlayedSession(root, folder.resolve("snapshots")).remove();
    }

    void remove() throws IOException {
        for (var file : files().reversed()) {
            Files.delete(file);
        }
    }

    /// Folders before what is in them.
    private List<Path> files() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
