package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.TimeInForce;
import java.util.Optional;

/// Terms, time in force and flags that contradict each other.
final class OrderFormRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var refusal = timeRefusal(intent, atNanos);
        return refusal.isEmpty() && intent.postOnly() ? postOnlyRefusal(intent) : refusal;
    }

    private static Optional<String> timeRefusal(OrderIntent intent, long atNanos) {
        var terms = intent.terms();
        return switch (intent.timeInForce()) {
            case TimeInForce.AtOpen(), TimeInForce.AtClose()
                    when !(terms instanceof OrderTerms.Market
                            || terms instanceof OrderTerms.Limit) ->
                    Optional.of(
                            "only market and limit orders take part in an auction, not "
                                    + terms.word());
            case TimeInForce.ImmediateOrCancel(), TimeInForce.FillOrKill() when waits(terms) ->
                    Optional.of(
                            "a "
                                    + terms.word()
                                    + " order waits for its price and cannot be "
                                    + intent.timeInForce().word());
            case TimeInForce.GoodTillDate date when date.untilNanos() <= atNanos ->
                    Optional.of("good till " + date.until() + ", which has passed");
            default -> Optional.empty();
        };
    }

    private static boolean waits(OrderTerms terms) {
        return terms.isStop()
                || terms instanceof OrderTerms.MarketIfTouched
                || terms instanceof OrderTerms.LimitIfTouched;
    }

    private static Optional<String> postOnlyRefusal(OrderIntent intent) {
        var rests =
                intent.terms() instanceof OrderTerms.Limit
                        || intent.terms() instanceof OrderTerms.Iceberg;
        return rests && !intent.timeInForce().isImmediate()
                ? Optional.empty()
                : Optional.of("post-only needs a limit order that can rest");
    }
}
