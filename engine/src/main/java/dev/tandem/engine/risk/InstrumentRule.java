package dev.tandem.engine.risk;

import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import java.util.Optional;

/// Lot, minimum, tick and sign, as the instrument demands them at that time.
final class InstrumentRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var instrument = intent.instrument();
        var rules = instrument.rulesAt(atNanos);
        var scale = instrument.quantityScale();
        if (intent.quantityUnits() <= 0) {
            return Optional.of("the quantity is 0 after rounding down to lots of " + rules.lot());
        }
        if (intent.quantityUnits() % rules.lot().unitsAt(scale) != 0) {
            return Optional.of(
                    "quantity "
                            + FixedPoint.toText(intent.quantityUnits(), scale)
                            + " is no multiple of the lot "
                            + rules.lot());
        }
        if (intent.quantityUnits() < rules.minimum().unitsAt(scale)) {
            return Optional.of(
                    "quantity "
                            + FixedPoint.toText(intent.quantityUnits(), scale)
                            + " is below the minimum "
                            + rules.minimum());
        }
        return switch (intent.terms()) {
            case OrderTerms.Market() -> Optional.empty();
            case OrderTerms.Limit(var price) -> priceRefusal(intent, price, atNanos);
            case OrderTerms.Stop(var trigger) -> priceRefusal(intent, trigger, atNanos);
        };
    }

    private static Optional<String> priceRefusal(OrderIntent intent, Price price, long atNanos) {
        var instrument = intent.instrument();
        if (price.units() <= 0 && !instrument.allowsNegativePrices()) {
            return Optional.of("price " + price + " is not above 0");
        }
        var tick = instrument.rulesAt(atNanos).tick();
        return price.unitsAt(instrument.priceScale()) % tick.unitsAt(instrument.priceScale()) == 0
                ? Optional.empty()
                : Optional.of("price " + price + " is no multiple of the tick " + tick);
    }
}
