package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// Nothing is traded whose price was never seen.
final class PriceKnownRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        return Double.isNaN(view.lastPrice(intent.instrument()))
                ? Optional.of("no price of " + intent.instrument() + " is known yet")
                : Optional.empty();
    }
}
