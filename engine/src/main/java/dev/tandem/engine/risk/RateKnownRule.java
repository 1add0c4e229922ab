package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// Nothing is opened whose worth in the account's currency is unknown.
final class RateKnownRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        return view.isRateKnown(intent.instrument()) || view.isReducing(intent)
                ? Optional.empty()
                : Optional.of(
                        "no rate from "
                                + intent.instrument().currency()
                                + " to the account's currency is known yet");
    }
}
