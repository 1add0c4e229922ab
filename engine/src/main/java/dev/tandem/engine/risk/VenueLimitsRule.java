package dev.tandem.engine.risk;

import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Smallest worth, price band and hours, as the instrument demands them at that time. A refusal
/// says what would pass.
final class VenueLimitsRule implements RiskRule {
    @Override
    public Optional<String> refusal(OrderIntent intent, RiskView view, long atNanos) {
        var rules = intent.instrument().rulesAt(atNanos);
        var refusal = hoursRefusal(intent, rules, atNanos);
        if (refusal.isEmpty() && rules.priceBand().signum() > 0) {
            refusal = bandRefusal(intent, rules, view);
        }
        if (refusal.isEmpty() && rules.minimumNotional().signum() > 0 && !intent.reduceOnly()) {
            refusal = notionalRefusal(intent, rules, view);
        }
        return refusal;
    }

    private static Optional<String> hoursRefusal(
            OrderIntent intent, TradingRules rules, long atNanos) {
        var calendar = intent.instrument().calendar();
        if (rules.hours() == TradingRules.Hours.ANY || calendar.isOpen(atNanos)) {
            return Optional.empty();
        }
        return Optional.of(
                "orders are taken in sessions of "
                        + calendar.code()
                        + " only, the next one opens at "
                        + Instant.EPOCH.plusNanos(calendar.nextOpenNanos(atNanos)));
    }

    private static Optional<String> bandRefusal(
            OrderIntent intent, TradingRules rules, RiskView view) {
        var instrument = intent.instrument();
        var last = instrument.priceUnits(view.lastPrice(instrument));
        var width =
                FixedPoint.fromDecimal(
                        BigDecimal.valueOf(Math.absExact(last)).multiply(rules.priceBand()), 0);
        var scale = instrument.priceScale();
        var low = new Price(last - width, scale);
        var high = new Price(Math.addExact(last, width), scale);
        return intent.terms()
                .limitPrice()
                .filter(price -> isOutside(price, low, high))
                .or(() -> intent.terms().triggerPrice().filter(p -> isOutside(p, low, high)))
                .map(price ->
                        "price "
                                + price
                                + " is outside the band from "
                                + low
                                + " to "
                                + high
                                + ", "
                                + percent(rules.priceBand())
                                + " around the last price");
    }

    private static boolean isOutside(Price price, Price low, Price high) {
        return price.compareTo(low) < 0 || price.compareTo(high) > 0;
    }

    private static Optional<String> notionalRefusal(
            OrderIntent intent, TradingRules rules, RiskView view) {
        var instrument = intent.instrument();
        var own = intent.terms().priceOrNull();
        var price =
                own == null
                        ? instrument.priceUnits(view.lastPrice(instrument))
                        : own.unitsAt(instrument.priceScale());
        var ledger = instrument.currency().scale();
        var worth = Math.absExact(instrument.notional(price, intent.quantityUnits()));
        var least = FixedPoint.fromDecimal(rules.minimumNotional(), ledger);
        if (worth >= least) {
            return Optional.empty();
        }
        var lot = rules.lot().unitsAt(instrument.quantityScale());
        var each = Math.absExact(instrument.notional(price, lot));
        var lots = each == 0 ? 0 : Math.ceilDiv(least, each);
        return Optional.of(
                "worth "
                        + FixedPoint.toText(worth, ledger)
                        + " "
                        + instrument.currency()
                        + " is below the minimum of "
                        + rules.minimumNotional().toPlainString()
                        + ", a quantity of "
                        + FixedPoint.toText(
                                Math.multiplyExact(lots, lot), instrument.quantityScale())
                        + " or more would pass");
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
