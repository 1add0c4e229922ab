package dev.tandem.runtime;

import dev.tandem.api.event.InstrumentEvent;
import java.util.List;

/// What happens to the instruments of a run, in order, and where the run stands in it.
final class EventStream {
    private final List<InstrumentEvent> events;
    private int next;
    private long nextNanos;

    /// @param events of the run's period, by time
    EventStream(List<InstrumentEvent> events) {
        this.events = List.copyOf(events);
        findNext();
    }

    /// The time of the next event, `BarStream.NEVER` at the end.
    long nextNanos() {
        return nextNanos;
    }

    /// Takes the next event; there must be one.
    InstrumentEvent take() {
        var taken = events.get(next++);
        findNext();
        return taken;
    }

    /// Goes to where everything up to and including `atNanos` has happened.
    void seek(long atNanos) {
        while (nextNanos() <= atNanos) {
            take();
        }
    }

    private void findNext() {
        nextNanos = next < events.size() ? events.get(next).atNanos() : BarStream.NEVER;
    }
}
