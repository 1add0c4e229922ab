package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;

/// The only way out for an order: every rule must let it pass, the first refusal counts.
public final class RiskGate {
    private final RiskRule[] rules;
    private final RiskView view;

    public RiskGate(RiskLimits limits, RiskView view) {
        this.view = view;
        rules =
                new RiskRule[] {
                    new ListedRule(),
                    new InstrumentRule(),
                    new OrderFormRule(),
                    new SideModeRule(),
                    new LateBarRule(),
                    new PriceKnownRule(),
                    new RateKnownRule(),
                    new VenueLimitsRule(),
                    new OpenOrdersRule(limits),
                    new OrderValueRule(limits)
                };
    }

    public RiskDecision check(OrderIntent intent, long atNanos) {
        for (var rule : rules) {
            var refusal = rule.refusal(intent, view, atNanos);
            if (refusal.isPresent()) {
                return new RiskDecision.Denied(refusal.get());
            }
        }
        return new RiskDecision.Approved(new RiskApproved(intent));
    }
}
