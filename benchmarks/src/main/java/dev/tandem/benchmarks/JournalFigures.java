package dev.tandem.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.tandem.runtime.journal.Durability;
import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.JournalReader;
import dev.tandem.runtime.journal.JournalVerifier;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.runtime.port.Storage;
import dev.tandem.runtime.port.SystemClock;
import dev.tandem.runtime.port.SystemThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/// What the journal costs on the disk of a folder: appending, waiting until an intent is durable,
/// reading after a restart.
record JournalFigures(Path folder) {
    private static final int PAYLOAD = 120;
    private static final int BATCH = 10_000;
    private static final int BATCHES = 200;
    private static final int WARM_BATCHES = 40;
    private static final int INTENTS = 5_000;
    private static final int RECORDS = 1_000_000;

    void print() throws IOException {
        System.out.println(append());
        System.out.println(durable(true));
        System.out.println(durable(false));
        System.out.println(scan());
    }

    /// The appending thread alone; the disk has its turn between the batches.
    private String append() throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var payload = new byte[PAYLOAD];
        try (var journal = journal("append", Durability.NONE)) {
            var nanos = new long[BATCHES];
            var bytes = 0L;
            for (var batch = -WARM_BATCHES; batch < BATCHES; batch++) {
                var allocated = threads.getCurrentThreadAllocatedBytes();
                var start = System.nanoTime();
                for (var i = 0; i < BATCH; i++) {
                    journal.append(1, 1, start, start, payload, 0, PAYLOAD);
                }
                if (batch >= 0) {
                    nanos[batch] = System.nanoTime() - start;
                    bytes += threads.getCurrentThreadAllocatedBytes() - allocated;
                }
                journal.writer().step();
            }
            Arrays.sort(nanos);
            return line(
                    "{\"figure\":\"append\",\"nanos\":%.1f,\"allocated_bytes\":%.3f}",
                    (double) nanos[BATCHES / 2] / BATCH, (double) bytes / BATCH / BATCHES);
        }
    }

    /// From the append of a record until it is durable, one at a time.
    ///
    /// @param isAlone whether the appending thread writes by itself
    private String durable(boolean isAlone) throws IOException {
        var payload = new byte[PAYLOAD];
        try (var journal = journal("durable", Durability.FORCE_BEFORE_SEND)) {
            if (!isAlone) {
                journal.start(new SystemThreads());
            }
            var nanos = new long[INTENTS];
            for (var i = -INTENTS / 5; i < INTENTS; i++) {
                var start = System.nanoTime();
                var seq = journal.append(1, 1, start, start, payload, 0, PAYLOAD);
                if (isAlone) {
                    journal.writer().step();
                } else if (!journal.awaitDurable(seq, 60_000_000_000L)) {
                    throw new IllegalStateException("not durable after a minute");
                }
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - start;
                }
            }
            Arrays.sort(nanos);
            return line(
                    "{\"figure\":\"durable\",\"thread\":\"%s\",\"p50_micros\":%.1f,\"p99_micros\":%.1f}",
                    isAlone ? "appending" : "own",
                    nanos[INTENTS / 2] / 1e3,
                    nanos[INTENTS * 99 / 100] / 1e3);
        }
    }

    /// A million records: opening, which reads all of them, and reading them once more.
    private String scan() throws IOException {
        try (var journal = journal("scan", Durability.NONE)) {
            var payload = new byte[PAYLOAD];
            for (var i = 0; i < RECORDS; i++) {
                journal.append(1, 1, i, i, payload, 0, PAYLOAD);
                if (i % BATCH == 0) {
                    journal.writer().step();
                }
            }
        }
        var disk = new DiskStorage(folder.resolve("scan"));
        var verify = seconds(() -> JournalVerifier.verify(disk));
        var read = seconds(() -> readAll(disk));
        var open = seconds(() -> open(disk, Durability.NONE).close());
        return line(
                "{\"figure\":\"scan\",\"records\":%d,\"verify_seconds\":%.3f,\"read_seconds\":%.3f,"
                        + "\"open_seconds\":%.3f}",
                RECORDS, verify, read, open);
    }

    private static void readAll(Storage disk) {
        try (var reader = JournalReader.open(disk, 1)) {
            var count = 0;
            while (reader.next()) {
                count++;
            }
            if (count != RECORDS) {
                throw new WrongAnswer("read " + count + " records of " + RECORDS);
            }
        }
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private Journal journal(String name, Durability durability) throws IOException {
        var path = folder.resolve(name);
        if (Files.isDirectory(path)) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        var journal = open(new DiskStorage(path), durability);
        journal.keep();
        return journal;
    }

    private static Journal open(Storage disk, Durability durability) {
        var options = JournalOptions.DEFAULT.withDurability(durability);
        return switch (Journal.open(disk, new SystemClock(), options)) {
            case Opened.Ready ready -> ready.journal();
            case Opened.Inspect inspect -> throw new WrongAnswer(inspect.damage().toString());
        };
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
