package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.SideMode;
import java.util.Optional;

/// A hedged account has a long and a short position, any other one a net position.
final class SideModeRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var isNet = intent.sideMode() == SideMode.NET;
        if (isNet != view.isHedged()) {
            return Optional.empty();
        }
        return Optional.of(
                isNet
                        ? "the account is hedged: say LONG or SHORT with withSideMode"
                        : "the account is not hedged: it has no "
                                + intent.sideMode()
                                + " position");
    }
}
