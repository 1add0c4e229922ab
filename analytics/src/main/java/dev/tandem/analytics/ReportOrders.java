package dev.tandem.analytics;

import dev.tandem.api.event.Fill;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// The orders of a run for its report: for the rows that are shown where each was asked for and
/// which rule filled it or what refused it; for all of them counts by outcome, rule and refusal.
final class ReportOrders {
    /// The most rows that are shown: refused ones first, then the latest.
    private static final int MOST = 150;

    private final ReportInput input;
    private final List<SubmittedOrder> orders;
    private final Map<Long, List<Fill>> fills = new HashMap<>();

    ReportOrders(ReportInput input) {
        this.input = input;
        orders = input.run().orders();
        for (var fill : input.run().fills()) {
            fills.computeIfAbsent(fill.order().number(), _ -> new ArrayList<>()).add(fill);
        }
    }

    void write(JsonGenerator json) {
        json.writeNumberProperty("orders_in_all", orders.size());
        json.writeArrayPropertyStart("orders");
        chosen().forEach(order -> row(json, order));
        json.writeEndArray();
        counts(json, "order_states", orders.stream().map(order -> word(order.order().state())));
        counts(json, "fill_rules", input.run().fills().stream().map(input.rule()));
        counts(
                json,
                "refusals",
                orders.stream().filter(ReportOrders::isRefused).map(one -> one.order().reason()));
    }

    private static boolean isRefused(SubmittedOrder order) {
        return order.order().state() == OrderState.DENIED
                || order.order().state() == OrderState.REJECTED;
    }

    private List<SubmittedOrder> chosen() {
        if (orders.size() <= MOST) {
            return orders;
        }
        var refused = orders.stream().filter(ReportOrders::isRefused).limit(MOST / 2).toList();
        var others =
                orders.reversed().stream()
                        .filter(order -> !isRefused(order))
                        .limit(MOST - refused.size());
        return Stream.concat(refused.stream(), others)
                .sorted(Comparator.comparingLong((SubmittedOrder one) -> one.order().number()))
                .toList();
    }

    private void row(JsonGenerator json, SubmittedOrder submitted) {
        var order = submitted.order();
        var times = input.times();
        var origin = input.run().origins().of(order.number()).orElse(OrderOrigins.Origin.UNKNOWN);
        json.writeStartObject();
        json.writeNumberProperty("number", order.number());
        json.writeStringProperty("time", times.text(submitted.atNanos()));
        json.writeNumberProperty("at", submitted.atNanos() / 1_000_000);
        json.writeStringProperty("symbol", order.instrument().symbol());
        json.writeStringProperty("side", word(order.side()));
        json.writeStringProperty("quantity", order.quantity().toString());
        json.writeStringProperty("terms", OrderText.of(order.terms()).replace('_', ' '));
        json.writeStringProperty("state", word(order.state()));
        json.writeStringProperty("filled", order.filled().toString());
        json.writeStringProperty("price", order.averagePrice().map(String::valueOf).orElse(""));
        json.writeStringProperty("tag", order.request().tag());
        json.writeStringProperty("callback", origin.callback());
        json.writeStringProperty("place", origin.place());
        json.writeStringProperty("reason", order.reason());
        var own = fills.getOrDefault(order.number(), List.of());
        if (!own.isEmpty()) {
            json.writeStringProperty("fill_time", times.text(own.getFirst().atNanos()));
            json.writeStringProperty("rule", input.rule().apply(own.getFirst()));
        }
        json.writeNumberProperty("fills", own.size());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Stream<String> words) {
        var counts = new TreeMap<String, Long>();
        words.forEach(word -> counts.merge(word, 1L, Long::sum));
        json.writeArrayPropertyStart(name);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(20)
                .forEach(count -> {
                    json.writeStartObject();
                    json.writeStringProperty("name", count.getKey());
                    json.writeNumberProperty("count", count.getValue());
                    json.writeEndObject();
                });
        json.writeEndArray();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
