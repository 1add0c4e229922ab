package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// Nothing is traded before it is listed or after its end.
final class ListedRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        return view.obstacle(intent.instrument());
    }
}
