package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Messages on their way to the venue, by time of arrival; those that arrive together in the order
/// they were sent.
final class Inbound {
    private static final int LIMIT = 1_000_000;

    private final List<Instrument> instruments;
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(
                    Comparator.comparingLong(Arrival::atNanos)
                            .thenComparingLong(Arrival::sequence));
    private long sequence;

    /// What is asked for.
    sealed interface Message {
        /// The order it is about.
        long number();

        record Submit(OrderIntent intent) implements Message {
            @Override
            public long number() {
                return intent.orderNumber();
            }
        }

        record Cancel(long number) implements Message {}

        record Replace(long number, long totalUnits, OrderTerms terms) implements Message {}
    }

    private record Arrival(long atNanos, long sequence, Message message) {}

    Inbound(List<Instrument> instruments) {
        this.instruments = instruments;
    }

    void send(long arrivesNanos, Message message) {
        if (arrivals.size() == LIMIT) {
            throw new IllegalStateException(
                    "more than " + LIMIT + " messages are on their way to the venue");
        }
        arrivals.add(new Arrival(arrivesNanos, ++sequence, message));
    }

    /// When the last message about an order arrives, `Long.MIN_VALUE` if none is on its way: the
    /// messages about one order arrive in the order they were sent.
    long lastNanos(long number) {
        var last = Long.MIN_VALUE;
        if (!arrivals.isEmpty()) {
            for (var arrival : arrivals) {
                if (arrival.message().number() == number) {
                    last = Math.max(last, arrival.atNanos());
                }
            }
        }
        return last;
    }

    /// Whether nothing is on its way.
    boolean isEmpty() {
        return arrivals.isEmpty();
    }

    /// When the next message arrives, `Long.MAX_VALUE` if none is on its way.
    long nextNanos() {
        var next = arrivals.peek();
        return next == null ? Long.MAX_VALUE : next.atNanos();
    }

    /// Takes the next message that has arrived, null if none has.
    @Nullable Message poll(long atNanos) {
        return nextNanos() <= atNanos ? arrivals.remove().message() : null;
    }

    /// Takes out new orders of an instrument, and changes of its orders, that are on their way; in
    /// the order they were sent.
    List<Message> remove(Instrument instrument, LongPredicate isOf) {
        var removed = new ArrayList<Arrival>();
        for (var arrival : arrivals) {
            var concerned =
                    switch (arrival.message()) {
                        case Message.Submit(var intent) -> intent.instrument().equals(instrument);
                        case Message.Replace(var number, _, _) -> isOf.test(number);
                        case Message.Cancel _ -> false;
                    };
            if (concerned) {
                removed.add(arrival);
            }
        }
        arrivals.removeAll(removed);
        removed.sort(Comparator.comparingLong(Arrival::sequence));
        return removed.stream().map(Arrival::message).toList();
    }

    State save() {
        var ordered = new ArrayList<>(arrivals);
        ordered.sort(arrivals.comparator());
        var saved = new ArrayList<State>();
        for (var arrival : ordered) {
            saved.add(
                    save(arrival.message())
                            .put("atNanos", arrival.atNanos())
                            .put("sequence", arrival.sequence()));
        }
        return new State().put("sequence", sequence).put("arrivals", saved);
    }

    void load(State state) {
        arrivals.clear();
        sequence = state.getLong("sequence");
        for (var saved : state.getList("arrivals")) {
            arrivals.add(
                    new Arrival(
                            saved.getLong("atNanos"), saved.getLong("sequence"), message(saved)));
        }
    }

    private static State save(Message message) {
        return switch (message) {
            case Message.Submit(var intent) ->
                    new State()
                            .put("message", "submit")
                            .put("number", intent.orderNumber())
                            .put("instrument", intent.instrument().ordinal())
                            .put("side", intent.side().name())
                            .put("sideMode", intent.sideMode().name())
                            .put("units", intent.quantityUnits())
                            .put("size", OrderText.of(intent.size()))
                            .put("terms", OrderText.of(intent.terms()))
                            .put("timeInForce", OrderText.of(intent.timeInForce()))
                            .put("reduceOnly", intent.reduceOnly())
                            .put("postOnly", intent.postOnly())
                            .put("links", OrderText.of(intent.links()));
            case Message.Cancel(var number) ->
                    new State().put("message", "cancel").put("number", number);
            case Message.Replace(var number, var units, var terms) ->
                    new State()
                            .put("message", "replace")
                            .put("number", number)
                            .put("units", units)
                            .put("terms", OrderText.of(terms));
        };
    }

    private Message message(State saved) {
        var number = saved.getLong("number");
        return switch (saved.getText("message")) {
            case "submit" ->
                    new Message.Submit(
                            new OrderIntent(
                                    number,
                                    instruments.get(saved.getInt("instrument")),
                                    Side.valueOf(saved.getText("side")),
                                    SideMode.valueOf(saved.getText("sideMode")),
                                    saved.getLong("units"),
                                    OrderText.size(saved.getText("size")),
                                    OrderText.terms(saved.getText("terms")),
                                    OrderText.timeInForce(saved.getText("timeInForce")),
                                    saved.getBoolean("reduceOnly"),
                                    saved.getBoolean("postOnly"),
                                    OrderText.links(saved.getText("links"))));
            case "cancel" -> new Message.Cancel(number);
            case "replace" ->
                    new Message.Replace(
                            number,
                            saved.getLong("units"),
                            OrderText.terms(saved.getText("terms")));
            default ->
                    throw new IllegalStateException(
                            "saved message is unknown: " + saved.getText("message"));
        };
    }
}
