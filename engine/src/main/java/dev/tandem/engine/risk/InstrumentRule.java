package dev.tandem.engine.risk;

import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.Optional;

/// Lot, minimum, tick and sign, as the instrument demands them at that time.
final class InstrumentRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var instrument = intent.instrument();
        var units = intent.quantityUnits();
        if (units <= 0 || units % instrument.lotUnits(atNanos) != 0) {
            return lotRefusal(intent, instrument.rulesAt(atNanos));
        }
        if (units < instrument.minimumUnits(atNanos)) {
            return Optional.of(
                    "quantity "
                            + FixedPoint.toText(units, instrument.quantityScale())
                            + " is below the minimum "
                            + instrument.rulesAt(atNanos).minimum());
        }
        return termsRefusal(intent, atNanos);
    }

    private static Optional<String> lotRefusal(OrderIntent intent, TradingRules rules) {
        return Optional.of(
                intent.quantityUnits() <= 0
                        ? "the quantity is 0 after rounding down to lots of " + rules.lot()
                        : "quantity "
                                + FixedPoint.toText(
                                        intent.quantityUnits(), intent.instrument().quantityScale())
                                + " is no multiple of the lot "
                                + rules.lot());
    }

    private static Optional<String> termsRefusal(OrderIntent intent, long atNanos) {
        var terms = intent.terms();
        if (terms instanceof OrderTerms.Market) {
            return Optional.empty();
        }
        return terms.limitPrice()
                .flatMap(price -> priceRefusal(intent, price, atNanos))
                .or(() ->
                        terms.triggerPrice().flatMap(price -> priceRefusal(intent, price, atNanos)))
                .or(() -> terms.trailDistance().flatMap(trail -> trailRefusal(intent, trail)))
                .or(() -> partRefusal(intent, atNanos));
    }

    private static Optional<String> partRefusal(OrderIntent intent, long atNanos) {
        return switch (intent.terms()) {
            case OrderTerms.TrailingStopLimit(_, var offset) when offset.units() < 0 ->
                    Optional.of("the offset " + offset + " of the limit is below 0");
            case OrderTerms.Iceberg(_, var display) -> displayRefusal(intent, display, atNanos);
            default -> Optional.empty();
        };
    }

    private static Optional<String> trailRefusal(OrderIntent intent, Distance trail) {
        var scale = intent.instrument().priceScale();
        return trail instanceof Distance.Amount(var amount) && amount.scale() > scale
                ? Optional.of("the trail " + amount + " has more than " + scale + " decimals")
                : Optional.empty();
    }

    private static Optional<String> displayRefusal(
            OrderIntent intent, Quantity display, long atNanos) {
        var lot = intent.instrument().rulesAt(atNanos).lot();
        var scale = intent.instrument().quantityScale();
        return display.isZero()
                        || display.scale() > scale
                        || display.unitsAt(scale) % lot.unitsAt(scale) != 0
                ? Optional.of("the shown quantity " + display + " is no multiple of the lot " + lot)
                : Optional.empty();
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
