package dev.tandem.runtime.live;

import dev.tandem.api.connector.TradingVenue;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.runtime.record.EngineRecords;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import org.jspecify.annotations.Nullable;

/// The last door before the venue. Each request is noted as an intent first; what can increase risk
/// leaves when its intent is durable and not before, what takes risk away leaves at once. A closed
/// gate refuses the former and lets the latter through.
final class OutboundGate implements TradingVenue {
    private final EngineRecords records;
    private final Track track;
    private final JournaledInputs inputs;
    private final VenueInputs venue;
    private final Doubts doubts;
    private final HaltSwitch halt;

    OutboundGate(
            EngineRecords records,
            Track track,
            JournaledInputs inputs,
            VenueInputs venue,
            Doubts doubts,
            HaltSwitch halt) {
        this.records = records;
        this.track = track;
        this.inputs = inputs;
        this.venue = venue;
        this.doubts = doubts;
        this.halt = halt;
    }

    @Override
    public void submit(long atNanos, OrderIntent intent) {
        var payload = records.submit(intent);
        var seq = note(RecordType.SUBMIT, atNanos, payload);
        var isTaken = isTaken(RecordType.SUBMIT, seq, payload);
        if (mayLeave(atNanos, seq, isTaken, intent.orderNumber(), Request.SUBMIT)) {
            venue.submit(atNanos, seq, intent);
        }
    }

    @Override
    public void cancel(long atNanos, long orderNumber) {
        var payload = records.cancel(orderNumber);
        var seq = note(RecordType.CANCEL, atNanos, payload);
        isTaken(RecordType.CANCEL, seq, payload);
        venue.cancel(atNanos, seq, orderNumber);
    }

    @Override
    public void replace(long atNanos, long orderNumber, long totalUnits, OrderTerms terms) {
        var payload = records.replace(orderNumber, totalUnits, terms);
        var seq = note(RecordType.REPLACE, atNanos, payload);
        var isTaken = isTaken(RecordType.REPLACE, seq, payload);
        if (mayLeave(atNanos, seq, isTaken, orderNumber, Request.REPLACE)) {
            venue.replace(atNanos, seq, orderNumber, totalUnits, terms);
        }
    }

    @Override
    public @Nullable VenueReport poll() {
        return venue.poll();
    }

    private long note(RecordType type, long atNanos, RecordWriter payload) {
        var stands = track.find(type, atNanos, payload);
        return stands == null
                ? track.append(type, atNanos, inputs.arrivedNanos(), payload)
                : stands.seq();
    }

    /// Whether the venue has a request, which stands in its journal then.
    private boolean isTaken(RecordType type, long seq, RecordWriter payload) {
        var isTaken = venue.side().hasTaken(type, payload);
        if (isTaken) {
            doubts.arrived(seq);
        }
        return isTaken;
    }

    /// Whether a request that can increase risk leaves. What became of it before a restart stands
    /// in the journal; an intent of which nothing more is known goes to the venue, which passes
    /// over it if it has it.
    private boolean mayLeave(
            long atNanos, long seq, boolean isTaken, long orderNumber, Request request) {
        if (inputs.takeOutside(RecordType.NOTICE)) {
            return false; // it was refused before the restart
        }
        var refusal = refusal(seq, isTaken);
        if (refusal.isEmpty()) {
            return true;
        }
        inputs.onNotice(atNanos, new ExecutionReport.SendRefused(orderNumber, request, refusal));
        return false;
    }

    private String refusal(long seq, boolean isTaken) {
        if (track.isPlayedAgain() || isTaken) {
            return ""; // the session went on after it, or the venue has it: it left
        }
        if (venue.side().isPlayedAgain()) {
            return "it was held back before the restart"; // the venue has been there without it
        }
        if (!track.log().awaitDurable(seq, halt::isOn)) {
            return "the journal did not take it before the halt: " + halt.reason();
        }
        return halt.isOn() ? "halted: " + halt.reason() : "";
    }
}
