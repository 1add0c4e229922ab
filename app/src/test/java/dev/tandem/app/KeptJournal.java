package dev.tandem.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.runtime.journal.Journal;
import dev.tandem.runtime.journal.JournalOptions;
import dev.tandem.runtime.journal.Opened;
import dev.tandem.runtime.port.DiskStorage;
import dev.tandem.testkit.sim.SimClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small journal, always the same.
final class KeptJournal {
    private static final long START = 1_767_623_400_000_000_000L; // 2026-01-05T14:30:00Z

    private KeptJournal() {}

    /// @param run folder of the run
    static void writeInto(Path run) {
        var clock = new SimClock(START);
        var disk = new DiskStorage(run.resolve("journal"));
        var options = JournalOptions.SMALL.withSpareSegments(0);
        var ready = (Opened.Ready) Journal.open(disk, clock, options);
        try (var journal = ready.journal()) {
            journal.startEpoch();
            for (var i = 0; i < 4; i++) {
                clock.advance(1_000_000_000);
                var text = "something that happened ".repeat(i).getBytes(UTF_8);
                journal.append(
                        1007 + i % 2,
                        1,
                        clock.wallNanos(),
                        clock.wallNanos(),
                        text,
                        0,
                        text.length);
            }
        }
    }

    /// Turns a bit of the third record.
    static void damage(Path run) throws IOException {
        var file = run.resolve("journal/segment-0000000001.journal");
        var bytes = Files.readAllBytes(file);
        bytes[3 * 4096 + 56 + 48 + 20] ^= 4;
        Files.write(file, bytes);
    }
}
