package dev.tandem.app.run;

import dev.tandem.analytics.RunRecorder;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What happens to orders in a replay, line by line: to one of them, or to all from an instant on.
final class ReplayStory implements RunListener {
    private final long fromNanos;
    private final long wanted;
    private final RunRecorder recorder;
    private final List<String> lines = new ArrayList<>();

    /// @param wanted number of an order, 0 for all
    /// @param recorder is told all of it first, and knows where orders were asked for
    ReplayStory(long fromNanos, long wanted, RunRecorder recorder) {
        this.fromNanos = fromNanos;
        this.wanted = wanted;
        this.recorder = recorder;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void onRequested(Order order) {
        recorder.onRequested(order);
    }

    @Override
    public void onTakenOver(List<Order> orders) {
        recorder.onTakenOver(orders);
    }

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        recorder.onSubmitted(atNanos, order, decisionPrice);
        var place = recorder.origins().of(order.number());
        add(
                atNanos,
                order,
                order.request().side()
                        + " "
                        + order.quantity()
                        + " "
                        + order.instrument().symbol()
                        + " "
                        + OrderText.of(order.terms())
                        + ", decided at "
                        + decisionPrice
                        + place.map(origin ->
                                        origin.place().isEmpty()
                                                ? " by the engine, following up"
                                                : " in "
                                                        + origin.callback()
                                                        + ", "
                                                        + origin.place())
                                .orElse(""));
    }

    @Override
    public void onOrderEvent(long atNanos, OrderEvent event) {
        add(atNanos, event.order(), text(event));
    }

    @Override
    public void onFill(Fill fill) {
        add(
                fill.atNanos(),
                fill.order(),
                "filled "
                        + fill.quantity()
                        + " at "
                        + fill.price()
                        + (fill.inBar() ? " inside the bar" : "")
                        + ", commission "
                        + fill.commission()
                        + ", execution "
                        + fill.executionId());
    }

    private void add(long atNanos, Order order, String text) {
        if (wanted == 0 ? atNanos >= fromNanos : order.number() == wanted) {
            lines.add(Instant.EPOCH.plusNanos(atNanos) + "  order " + order.number() + "  " + text);
        }
    }

    private static String text(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Denied(_, var reason) -> "denied by risk: " + reason;
            case OrderEvent.Accepted _ -> "accepted by the venue";
            case OrderEvent.Rejected(_, var reason) -> "rejected by the venue: " + reason;
            case OrderEvent.PartlyFilled(var order) ->
                    "filled in part, " + order.remaining() + " remain";
            case OrderEvent.Filled _ -> "filled whole";
            case OrderEvent.Cancelled(_, var reason) ->
                    "cancelled" + (reason.isEmpty() ? ", as asked" : ": " + reason);
            case OrderEvent.Expired _ -> "expired by its time in force";
            case OrderEvent.Replaced(var order) ->
                    "replaced: " + order.quantity() + " " + OrderText.of(order.terms());
            case OrderEvent.Restated(var order, var reason) ->
                    "restated by the venue: "
                            + order.quantity()
                            + " "
                            + OrderText.of(order.terms())
                            + ", "
                            + reason;
            case OrderEvent.CancelRefused(_, var reason) -> "cancel refused: " + reason;
            case OrderEvent.ReplaceRefused(_, var reason) -> "replace refused: " + reason;
            case OrderEvent.InDoubt(_, var request, var why) -> word(request) + " in doubt: " + why;
            case OrderEvent.NeverAccepted(_, var request, var proof) ->
                    word(request) + " never reached the venue: " + proof;
            case OrderEvent.SendRefused(_, var request, var reason) ->
                    word(request) + " never left: " + reason;
            case OrderEvent.LateFilled _ -> "traded after it had ended";
            case OrderEvent.Overfilled _ -> "traded more than it asked for";
            case OrderEvent.Revived(_, var how) -> "is open again: " + how;
            case OrderEvent.Busted(_, var execution, _, var reason) ->
                    "execution " + execution + " was taken back: " + reason;
            case OrderEvent.Corrected(_, var execution, _, var reason) ->
                    "execution " + execution + " was corrected: " + reason;
        };
    }

    private static String word(Request request) {
        return request.name().toLowerCase(Locale.ROOT);
    }
}
