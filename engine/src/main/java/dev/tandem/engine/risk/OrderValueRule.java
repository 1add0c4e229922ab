package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import java.util.Optional;

/// Bounds the worth of one order at its own price, or at the last one for a market order. What only
/// brings a position nearer to flat is never held up.
record OrderValueRule(RiskLimits limits) implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        if (limits.maxOrderValue().isEmpty()) {
            return Optional.empty();
        }
        var instrument = intent.instrument();
        var price =
                intent.terms().priceOrNull() instanceof Price own
                        ? own.unitsAt(instrument.priceScale())
                        : instrument.priceUnits(view.lastPrice(instrument));
        var value =
                new Money(
                        Math.absExact(instrument.notional(price, intent.quantityUnits())),
                        instrument.currency());
        var limit = limits.maxOrderValue().get();
        var compared = limit.currency().equals(value.currency()) ? value : view.inAccount(value);
        return compared.compareTo(limit) > 0 && !view.isReducing(intent)
                ? Optional.of("worth " + compared + ", more than the limit of " + limit)
                : Optional.empty();
    }
}
