package dev.tandem.runtime.live;

import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderText;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.StoredRecord;
import java.util.Optional;
import java.util.TreeMap;

/// The decisions of a session in words that do not depend on the numbers of orders.
final class OrderWords implements RunListener {
    private record Submitted(long atNanos, String text) {}

    private final TreeMap<Long, Submitted> orders = new TreeMap<>();

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        var text =
                order.request().side()
                        + " "
                        + order.quantity()
                        + " "
                        + order.instrument().symbol()
                        + " "
                        + OrderText.of(order.terms());
        orders.put(order.number(), new Submitted(atNanos, text));
    }

    /// Those of orders that left up to an instant.
    OrderWords through(long nanos) {
        var words = new OrderWords();
        orders.forEach((number, order) -> {
            if (order.atNanos() <= nanos) {
                words.orders.put(number, order);
            }
        });
        return words;
    }

    /// The decision in a record, empty if it has none.
    Optional<DecisionDifference.Decision> decision(StoredRecord record) {
        var from = new RecordReader().of(record.payload());
        var type = RecordType.of(record.type()).orElse(RecordType.INSTANT);
        var text =
                switch (type) {
                    case SUBMIT -> order(from.getLong());
                    case CANCEL -> "cancel " + order(from.getLong());
                    case REPLACE ->
                            "replace "
                                    + order(from.getLong())
                                    + " by "
                                    + from.getLong()
                                    + " units "
                                    + from.getText();
                    default -> "";
                };
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new DecisionDifference.Decision(record.eventNanos(), text));
    }

    private String order(long number) {
        var order = orders.get(number);
        return order == null ? "order " + number : order.text();
    }
}
