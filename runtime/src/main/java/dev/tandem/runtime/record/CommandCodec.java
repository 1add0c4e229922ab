package dev.tandem.runtime.record;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import java.util.List;

/// What is asked of a venue as bytes, all terms included: the record of an intent holds everything
/// that a request is made of.
final class CommandCodec {
    private final List<Instrument> instruments;

    /// @param instruments of the session, by ordinal
    CommandCodec(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    static void submit(RecordWriter to, OrderIntent intent) {
        to.putLong(intent.orderNumber())
                .putInt(intent.instrument().ordinal())
                .putText(intent.side().name())
                .putText(intent.sideMode().name())
                .putLong(intent.quantityUnits())
                .putText(OrderText.of(intent.size()))
                .putText(OrderText.of(intent.terms()))
                .putText(OrderText.of(intent.timeInForce()))
                .putByte(intent.reduceOnly() ? 1 : 0)
                .putByte(intent.postOnly() ? 1 : 0)
                .putText(OrderText.of(intent.links()));
    }

    OrderIntent submit(RecordReader from) {
        return new OrderIntent(
                from.getLong(),
                instruments.get(from.getInt()),
                Side.valueOf(from.getText()),
                SideMode.valueOf(from.getText()),
                from.getLong(),
                OrderText.size(from.getText()),
                OrderText.terms(from.getText()),
                OrderText.timeInForce(from.getText()),
                from.getByte() != 0,
                from.getByte() != 0,
                OrderText.links(from.getText()));
    }

    static void cancel(RecordWriter to, long orderNumber) {
        to.putLong(orderNumber);
    }

    static void replace(RecordWriter to, long orderNumber, long totalUnits, OrderTerms terms) {
        to.putLong(orderNumber).putLong(totalUnits).putText(OrderText.of(terms));
    }
}
