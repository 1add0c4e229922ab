package dev.tandem.runtime.live;

import dev.tandem.api.order.ClientOrderId;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import org.jspecify.annotations.Nullable;

/// Something that an engine asks of its venue, and that leaves a record there as a rule.
///
/// @param type of that record
/// @param order the client order id of a new order, null for everything else
/// @param body of the message
/// @param place of the venue before it
record VenueCall(
        Message kind, RecordType type, @Nullable ClientOrderId order, byte[] body, long place) {

    static VenueCall of(
            RecordType type,
            @Nullable ClientOrderId order,
            long atNanos,
            RecordWriter payload,
            long place) {
        var body = new RecordWriter().begin();
        if (order != null) {
            body.putText(order.text());
        }
        body.putInt(type.code()).putLong(atNanos).putBytes(payload.bytes(), payload.length());
        return new VenueCall(
                order == null ? Message.TAKE : Message.SUBMIT, type, order, body.copy(), place);
    }

    static VenueCall poll(long place) {
        return new VenueCall(Message.POLL, RecordType.POLL, null, new byte[0], place);
    }

    /// Leaves no record: it waits until those before are durable.
    static VenueCall sync(long place) {
        return new VenueCall(Message.SYNC, RecordType.CLEAN_STOP, null, new byte[0], place);
    }
}
