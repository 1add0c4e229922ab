package dev.tandem.data;

import dev.tandem.api.event.InstrumentEvent;
import java.util.Comparator;

/// The order in which events act: by time, instruments in order, and for one instrument what it is
/// before what it pays before its end.
final class EventOrder {
    static final Comparator<InstrumentEvent> ORDER =
            Comparator.comparingLong(InstrumentEvent::atNanos)
                    .thenComparing(InstrumentEvent::instrument)
                    .thenComparingInt(EventOrder::rank);

    private EventOrder() {}

    private static int rank(InstrumentEvent event) {
        return switch (event) {
            case InstrumentEvent.Listed _ -> 0;
            case InstrumentEvent.Renamed _ -> 1;
            case InstrumentEvent.Split _ -> 2;
            case InstrumentEvent.Dividend _ -> 3;
            case InstrumentEvent.Rolled _ -> 4;
            case InstrumentEvent.Funding _ -> 5;
            case InstrumentEvent.Merged _ -> 6;
            case InstrumentEvent.Delisted _ -> 7;
            case InstrumentEvent.Expired _ -> 8;
        };
    }
}
