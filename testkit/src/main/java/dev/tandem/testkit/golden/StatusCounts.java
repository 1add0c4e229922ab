package dev.tandem.testkit.golden;

import dev.tandem.api.event.OrderEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often orders of a run went through each status, in the words of backtrader, as far as a
/// strategy saw it there: what it did itself at the last bar it never hears of.
final class StatusCounts {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    private StatusCounts() {}

    static Map<String, Integer> of(GoldenRecorder recorder) {
        var result = new StatusCounts();
        var curve = recorder.run().equity();
        var last = curve.size() == 0 ? Long.MIN_VALUE : curve.atNanos(curve.size() - 1);
        var unheard = new HashSet<Long>();
        for (var order : recorder.run().orders()) {
            if (order.atNanos() == last) {
                unheard.add(order.order().number());
            } else {
                result.count("Submitted");
            }
        }
        var accepted = new HashSet<Long>();
        for (var told : recorder.timedEvents()) {
            var number = told.event().order().number();
            var own = told.atNanos() == last && isOwnCancel(told.event());
            if (!unheard.contains(number) && !own) {
                result.count(word(told.event(), accepted.contains(number)));
            }
            if (told.event() instanceof OrderEvent.Accepted) {
                accepted.add(number);
            }
        }
        return result.counts;
    }

    private void count(String word) {
        counts.merge(word, 1, Integer::sum);
    }

    private static boolean isOwnCancel(OrderEvent event) {
        return event instanceof OrderEvent.Cancelled(_, var reason) && reason.isEmpty();
    }

    private static String word(OrderEvent event, boolean wasAccepted) {
        return switch (event) {
            case OrderEvent.Accepted _ -> "Accepted";
            case OrderEvent.PartlyFilled _ -> "Partial";
            case OrderEvent.Filled _ -> "Completed";
            case OrderEvent.Rejected _ -> "Margin";
            case OrderEvent.Cancelled(_, var reason) when reason.startsWith("not enough cash") ->
                    "Margin";
            case OrderEvent.Cancelled _ -> wasAccepted ? "Canceled" : "Rejected";
            case OrderEvent.Expired _ -> "Expired";
            case OrderEvent.Denied _ -> "Denied";
            case OrderEvent.Replaced _ -> "Replaced";
            case OrderEvent.Restated _ -> "Restated";
            case OrderEvent.CancelRefused _ -> "CancelRefused";
            case OrderEvent.ReplaceRefused _ -> "ReplaceRefused";
            case OrderEvent.InDoubt _,
                    OrderEvent.NeverAccepted _,
                    OrderEvent.SendRefused _,
                    OrderEvent.LateFilled _,
                    OrderEvent.Overfilled _,
                    OrderEvent.Revived _,
                    OrderEvent.Busted _,
                    OrderEvent.Corrected _ ->
                    throw new IllegalStateException("no simulated venue does that: " + event);
        };
    }
}
