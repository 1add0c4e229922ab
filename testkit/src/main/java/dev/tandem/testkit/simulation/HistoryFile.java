package dev.tandem.testkit.simulation;

import dev.tandem.runtime.record.RecordType;
import dev.tandem.testkit.simulation.SideHistory.Appended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leaves behind what a simulated session had on its disks, and what became of each intent as seen
/// from outside: a line when it was noted, and whether the venue took it or nobody knows.
final class HistoryFile {
    private HistoryFile() {}

    /// Writes the folders `engine`, `venue` and `snapshots`, and `history.txt`.
    static void write(World world, Path folder) {
        try {
            for (var part : World.Part.values()) {
                var disk = world.disk(part);
                for (var name : disk.files()) {
                    var file =
                            folder.resolve(part.name().toLowerCase(java.util.Locale.ROOT))
                                    .resolve(name);
                    Files.createDirectories(file.resolveSibling("."));
                    Files.write(file, disk.content(name));
                }
            }
            Files.write(folder.resolve("history.txt"), lines(world));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(World world) {
        var taken = new HashMap<Long, Appended>();
        for (var record : world.venueHistory.all()) {
            if (Problems.isRequest(record)) {
                taken.put(ByteBuffer.wrap(record.payload()).getLong(), record);
            }
        }
        var lines = new ArrayList<String>();
        lines.add(world.scenario.line());
        Appended intent = null;
        for (var record : world.engineHistory.all()) {
            if (intent != null) {
                lines.add(line(intent, record, taken));
            }
            intent = Problems.isRequest(record) ? record : null;
        }
        if (intent != null) {
            lines.add(line(intent, intent, taken));
        }
        return lines;
    }

    private static String line(Appended intent, Appended next, Map<Long, Appended> taken) {
        var request = taken.get(intent.seq());
        var end =
                request != null
                        ? "taken " + request.moment() + " as record " + request.seq()
                        : next.is(RecordType.NOTICE) ? "held back " + next.moment() : "unknown";
        return "intent "
                + intent.seq()
                + " "
                + RecordType.of(intent.type()).map(RecordType::text).orElse("")
                + " noted "
                + intent.moment()
                + ", "
                + end;
    }
}
