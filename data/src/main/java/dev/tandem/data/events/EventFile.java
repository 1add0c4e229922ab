package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.data.CsvTable;
import dev.tandem.data.LoadedHistory.FileFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The events of one file.
///
/// @param warnings what a user should know about it
record EventFile(List<InstrumentEvent> events, FileFacts facts, List<String> warnings) {
    EventFile {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
    }

    static EventFile of(CsvTable table, List<InstrumentEvent> events, List<String> warnings) {
        var byTime = Comparator.comparingLong(InstrumentEvent::atNanos);
        var first = events.stream().min(byTime).map(InstrumentEvent::at).orElse(Instant.EPOCH);
        var last = events.stream().max(byTime).map(InstrumentEvent::at).orElse(Instant.EPOCH);
        return new EventFile(
                events,
                new FileFacts(table.file(), table.sha256(), table.rows().size(), first, last),
                warnings);
    }
}
