package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// The only way out for an order: every rule must let it pass, the first refusal counts.
public final class RiskGate {
    private final ListedRule listed = new ListedRule();
    private final InstrumentRule instrument = new InstrumentRule();
    private final OrderFormRule form = new OrderFormRule();
    private final SideModeRule sideMode = new SideModeRule();
    private final LateBarRule lateBar = new LateBarRule();
    private final PriceKnownRule priceKnown = new PriceKnownRule();
    private final RateKnownRule rateKnown = new RateKnownRule();
    private final VenueLimitsRule venueLimits = new VenueLimitsRule();
    private final OpenOrdersRule openOrders;
    private final OrderValueRule orderValue;
    private final RiskView view;

    public RiskGate(RiskLimits limits, RiskView view) {
        this.view = view;
        openOrders = new OpenOrdersRule(limits);
        orderValue = new OrderValueRule(limits);
    }

    public RiskDecision check(OrderIntent intent, long atNanos) {
        var refusal = refusal(intent, atNanos);
        return refusal.isPresent()
                ? new RiskDecision.Denied(refusal.get())
                : new RiskDecision.Approved(new RiskApproved(intent));
    }

    /// Each rule by its name: a loop over all of them calls none of them directly.
    private Optional<String> refusal(OrderIntent intent, long atNanos) {
        var refusal = listed.refusal(intent, view, atNanos);
        if (refusal.isEmpty()) {
            refusal = instrument.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = form.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = sideMode.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = lateBar.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = priceKnown.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = rateKnown.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = venueLimits.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = openOrders.refusal(intent, view, atNanos);
        }
        if (refusal.isEmpty()) {
            refusal = orderValue.refusal(intent, view, atNanos);
        }
        return refusal;
    }
}
