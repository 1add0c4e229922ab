package dev.tandem.data.events;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.ContractTerms;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.data.EventSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events that stand in `instruments.yaml` itself: listing, end, expiry.
final class DeclaredEvents {
    private DeclaredEvents() {}

    /// @param others those from files; an expiry of theirs, which may have a price, is the one
    static List<InstrumentEvent> of(
            Instrument instrument, EventSources sources, List<InstrumentEvent> others) {
        var events = new ArrayList<InstrumentEvent>();
        if (sources.listed() != null) {
            events.add(
                    new InstrumentEvent.Listed(
                            instrument, EventDates.startNanos(instrument, sources.listed())));
        }
        var merged = sources.merged();
        if (merged != null && merged.price() != null) {
            events.add(
                    new InstrumentEvent.Merged(
                            instrument,
                            EventDates.startNanos(instrument, merged.date()),
                            merged.price()));
        }
        var delisted = sources.delisted();
        if (delisted != null) {
            events.add(
                    new InstrumentEvent.Delisted(
                            instrument,
                            EventDates.startNanos(instrument, delisted.date()),
                            Optional.ofNullable(delisted.price())));
        }
        var expiry = instrument.contract().expiryNanos();
        if (expiry != ContractTerms.NEVER
                && others.stream().noneMatch(InstrumentEvent.Expired.class::isInstance)) {
            events.add(new InstrumentEvent.Expired(instrument, expiry, Optional.empty()));
        }
        return events;
    }
}
