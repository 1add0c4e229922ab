package dev.tandem.analytics;

import dev.tandem.api.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// The trades of a run for its report: the rows that are shown, and sums by direction, instrument
/// and the orders that opened and closed them.
final class ReportTrades {
    /// The most rows that are shown: the largest gains and losses.
    private static final int MOST = 400;

    private static final int MOST_GROUPS = 50;

    private final ReportInput input;
    private final List<Trade> trades;
    private final Map<String, TreeMap<Long, String>> reasons = new HashMap<>();

    ReportTrades(ReportInput input) {
        this.input = input;
        trades = input.run().trades();
        for (var fill : input.run().fills()) {
            reasons.computeIfAbsent(fill.key().toString(), _ -> new TreeMap<>())
                    .put(
                            fill.atNanos(),
                            reason(fill.order().number(), fill.order().request().tag()));
        }
    }

    /// The tag of an order, or the place that asked for it.
    private String reason(long order, String tag) {
        return tag.isEmpty()
                ? input.run().origins().of(order).map(OrderOrigins.Origin::place).orElse("")
                : tag;
    }

    void write(JsonGenerator json) {
        var chosen = chosen();
        json.writeNumberProperty("trades_in_all", trades.size());
        json.writeArrayPropertyStart("trades");
        chosen.forEach(trade -> row(json, trade));
        json.writeEndArray();
        json.writeArrayPropertyStart("open_trades");
        input.run().openTrades().forEach(trade -> open(json, trade));
        json.writeEndArray();
        var directions = new LinkedHashMap<String, List<Trade>>();
        directions.put("all", trades);
        directions.putAll(by(trade -> word(trade.direction())));
        groups(json, "by_direction", directions);
        groups(json, "by_symbol", by(trade -> trade.instrument().symbol()));
        groups(json, "by_entry", by(trade -> at(trade, trade.openedNanos())));
        groups(json, "by_exit", by(trade -> at(trade, trade.closedNanos())));
    }

    private List<Trade> chosen() {
        if (trades.size() <= MOST) {
            return trades;
        }
        return trades.stream()
                .sorted(
                        Comparator.comparingDouble(
                                        (Trade trade) -> -Math.abs(Amount.of(trade.pnlNet())))
                                .thenComparingLong(Trade::closedNanos))
                .limit(MOST)
                .sorted(Comparator.comparingLong(Trade::closedNanos))
                .toList();
    }

    private String at(Trade trade, long nanos) {
        var times = reasons.get(trade.key().toString());
        var reason = times == null ? null : times.get(nanos);
        return reason == null || reason.isEmpty() ? "-" : reason;
    }

    private SequencedMap<String, List<Trade>> by(Function<Trade, String> name) {
        var groups = new TreeMap<String, List<Trade>>();
        for (var trade : trades) {
            groups.computeIfAbsent(name.apply(trade), _ -> new ArrayList<>()).add(trade);
        }
        return groups;
    }

    private void row(JsonGenerator json, Trade trade) {
        var times = input.times();
        json.writeStartObject();
        json.writeStringProperty("symbol", trade.instrument().symbol());
        json.writeStringProperty("direction", word(trade.direction()));
        json.writeStringProperty("opened", times.text(trade.openedNanos()));
        json.writeStringProperty("closed", times.text(trade.closedNanos()));
        json.writeNumberProperty("from", trade.openedNanos() / 1_000_000);
        json.writeNumberProperty("until", trade.closedNanos() / 1_000_000);
        json.writeStringProperty("quantity", trade.quantity().toString());
        json.writeStringProperty("entry", trade.entryPrice().toString());
        json.writeStringProperty("exit", trade.exitPrice().toString());
        json.writeStringProperty("net", trade.pnlNet().amount());
        json.writeStringProperty("commission", trade.commission().amount());
        json.writeStringProperty("mae", trade.mae().amount());
        json.writeStringProperty("mfe", trade.mfe().amount());
        json.writeNumberProperty("bars", trade.bars());
        Json.number(json, "gain", Amount.of(trade.pnlNet()) / Amount.of(trade.entryValue()));
        json.writeStringProperty("why_in", at(trade, trade.openedNanos()));
        json.writeStringProperty("why_out", at(trade, trade.closedNanos()));
        json.writeEndObject();
    }

    private void open(JsonGenerator json, OpenTrade trade) {
        json.writeStartObject();
        json.writeStringProperty("symbol", trade.instrument().symbol());
        json.writeStringProperty("direction", word(trade.direction()));
        json.writeStringProperty("opened", input.times().text(trade.openedNanos()));
        json.writeStringProperty("quantity", trade.quantity().toString());
        json.writeStringProperty("entry", trade.entryPrice().toString());
        json.writeStringProperty("commission", trade.commission().amount());
        json.writeStringProperty("mae", trade.mae().amount());
        json.writeStringProperty("mfe", trade.mfe().amount());
        json.writeNumberProperty("bars", trade.bars());
        json.writeEndObject();
    }

    /// The groups with the largest sums; how many there are is told with them.
    private void groups(JsonGenerator json, String name, Map<String, List<Trade>> groups) {
        json.writeNumberProperty(name + "_in_all", groups.size());
        json.writeArrayPropertyStart(name);
        groups.entrySet().stream()
                .sorted(Comparator.comparingInt(group -> -group.getValue().size()))
                .limit(MOST_GROUPS)
                .forEach(group -> group(json, group.getKey(), group.getValue()));
        json.writeEndArray();
    }

    private void group(JsonGenerator json, String name, List<Trade> members) {
        var net = Money.zero(input.run().starting().currency());
        var commission = net;
        var won = 0.0;
        var lost = 0.0;
        var wins = 0L;
        for (var trade : members) {
            net = net.plus(trade.pnlNet());
            commission = commission.plus(trade.commission());
            wins += trade.isWon() ? 1 : 0;
            won += Math.max(0, Amount.of(trade.pnlNet()));
            lost += Math.max(0, -Amount.of(trade.pnlNet()));
        }
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeNumberProperty("trades", members.size());
        json.writeNumberProperty("wins", wins);
        json.writeStringProperty("net", net.amount());
        json.writeStringProperty("commission", commission.amount());
        Json.number(json, "profit_factor", lost == 0 ? Double.NaN : won / lost);
        json.writeEndObject();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
