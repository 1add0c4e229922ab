package dev.tandem.runtime;

import dev.tandem.api.event.InstrumentEvent;
import java.util.List;

/// What happens to the instruments of a run, in order, and where the run stands in it.
final class EventStream {
    private final List<InstrumentEvent> events;
    private int next;

    /// @param events of the run's period, by time
    EventStream(List<InstrumentEvent> events) {
        this.events = List.copyOf(events);
    }

    /// The time of the next event, `BarStream.NEVER` at the end.
    long nextNanos() {
        return next < events.size() ? events.get(next).atNanos() : BarStream.NEVER;
    }

    /// Takes the next event; there must be one.
    InstrumentEvent take() {
        return events.get(next++);
    }

    /// Goes to where everything up to and including `atNanos` has happened.
    void seek(long atNanos) {
        while (nextNanos() <= atNanos) {
            next++;
        }
    }
}
