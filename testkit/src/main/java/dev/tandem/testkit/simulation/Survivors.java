package dev.tandem.testkit.simulation;

import dev.tandem.runtime.live.JournalSide;
import dev.tandem.runtime.record.StoredRecord;
import dev.tandem.testkit.simulation.Sometimes.Event;
import java.util.ArrayList;
import java.util.List;

/// Compares what a disk holds when a process starts with what was appended before: all that was
/// durable, nothing else than was appended, in its order.
final class Survivors {
    private static final int OWN_TYPES = 200;

    private final World world;

    Survivors(World world) {
        this.world = world;
    }

    /// Both sides, as their process starts.
    void check() {
        var engine = checkEngine(world.life().losesPower());
        var venue = checkVenue(world.life().losesPower());
        if (engine > venue) {
            world.sometimes.count(Event.ENGINE_AHEAD);
        } else if (venue > engine) {
            world.sometimes.count(Event.VENUE_AHEAD);
        }
    }

    /// @return instants that it has begun
    long checkEngine(boolean lostPower) {
        return check(World.Part.ENGINE, world.engineHistory, world.engineFrames, lostPower);
    }

    /// @return instants that it has begun
    long checkVenue(boolean lostPower) {
        return check(World.Part.VENUE, world.venueHistory, world.venueFrames, lostPower);
    }

    private long check(World.Part part, SideHistory history, FrameWatch frames, boolean lostPower) {
        var disk = world.disk(part);
        var segments = disk.files().stream().filter(name -> name.startsWith("segment-")).count();
        if (segments > 1) {
            world.sometimes.count(Event.SEGMENT_CHANGED);
        }
        List<StoredRecord> records = new ArrayList<>();
        if (segments > 0) {
            try {
                JournalSide.readAll(disk, 1, records::add);
            } catch (RuntimeException damaged) {
                world.violated(
                        "I-19",
                        "the journal of " + part + " is unreadable: " + damaged.getMessage());
                return 0;
            }
        }
        var last = records.isEmpty() ? 0 : records.getLast().seq();
        if (last < frames.durableSeq()) {
            world.violated(
                    "I-19",
                    "the journal of "
                            + part
                            + " ends with record "
                            + last
                            + ", durable was "
                            + frames.durableSeq());
        }
        compare(part, history, records);
        if (last < history.lastSeq()) {
            world.sometimes.count(Event.POWER_LOST_RECORDS);
        }
        history.cut(last);
        frames.restart(last, lostPower);
        return records.stream()
                .filter(one -> one.is(dev.tandem.runtime.record.RecordType.INSTANT))
                .count();
    }

    private void compare(World.Part part, SideHistory history, List<StoredRecord> records) {
        var expected = 1L;
        for (var record : records) {
            if (record.seq() != expected++) {
                world.violated("I-19", part + " has record " + record.seq() + " out of order");
                return;
            }
            if (record.type() >= OWN_TYPES) {
                continue;
            }
            var appended = history.find(record.seq());
            if (appended == null || !appended.isSame(record)) {
                world.violated(
                        "I-19",
                        "record "
                                + record.seq()
                                + " of "
                                + part
                                + " is not what was appended: "
                                + record.type());
                return;
            }
        }
    }
}
