package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import java.util.Optional;

/// Nothing is entered on a bar that came late: what it says is known to others for long. What only
/// brings a position nearer to flat is never held up.
final class LateBarRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var late = view.lateBar();
        return late == null || view.isReducing(intent)
                ? Optional.empty()
                : Optional.of(
                        "decided on a bar of "
                                + late.bar().instrument()
                                + " that came "
                                + late.delay().toMillis()
                                + " ms late, and entries on late bars are not allowed");
    }
}
