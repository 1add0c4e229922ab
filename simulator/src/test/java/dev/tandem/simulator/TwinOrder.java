package dev.tandem.simulator;

import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// An order of the [TwinVenue], in decimals.
final class TwinOrder {
    /// What it waits for.
    enum Stage {
        MARKET,
        LIMIT,
        STOP,
        TOUCH
    }

    final OrderIntent intent;
    final long number;
    final Side side;
    final BigDecimal sign;
    final int scale;
    OrderTerms terms;
    Stage stage;

    /// Becomes a limit order when it is reached.
    boolean limitAfter;

    BigDecimal limit = BigDecimal.ZERO;
    BigDecimal trigger = BigDecimal.ZERO;
    BigDecimal total;
    BigDecimal filled = BigDecimal.ZERO;
    BigDecimal average = BigDecimal.ZERO;

    /// Quantity its entry has filled for it; limits it if it works in parts.
    BigDecimal ready = BigDecimal.ZERO;

    BigDecimal reserved = BigDecimal.ZERO;

    /// On the other side of the instrument of its entry.
    boolean isExit;

    /// Works as much as its entry has filled, and does not wait for the whole.
    boolean inParts;

    boolean sized;
    boolean asleep;
    boolean over;
    boolean usedUp;
    boolean priceGiven;
    long rank;
    long since;
    long sinceNanos;
    long dueNanos;
    long expiresNanos = Long.MAX_VALUE;

    /// Trailing when the range began.
    boolean trailed;

    /// What its entry waited for, if it woke in this bar; null otherwise.
    Stage wokeBy;

    /// Whether that entry also had a limit.
    boolean wokeByLimited;

    TwinTrade.When wokeWhen;
    BigDecimal wokePrice = BigDecimal.ZERO;

    TwinOrder(OrderIntent intent) {
        this.intent = intent;
        number = intent.orderNumber();
        side = intent.side();
        sign = BigDecimal.valueOf(side.sign());
        scale = intent.instrument().priceScale();
        terms = intent.terms();
        sized = !(intent.size() instanceof OrderSize.Units);
        total = BigDecimal.valueOf(intent.quantityUnits(), intent.instrument().quantityScale());
        stage = stageOf(terms);
        limitAfter =
                terms instanceof OrderTerms.StopLimit
                        || terms instanceof OrderTerms.TrailingStopLimit
                        || terms instanceof OrderTerms.LimitIfTouched;
        takePrices();
    }

    static Stage stageOf(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Market _, OrderTerms.MarketToLimit _ -> Stage.MARKET;
            case OrderTerms.Limit _, OrderTerms.Iceberg _ -> Stage.LIMIT;
            case OrderTerms.MarketIfTouched _, OrderTerms.LimitIfTouched _ -> Stage.TOUCH;
            default -> Stage.STOP;
        };
    }

    final void takePrices() {
        limit = terms.limitPrice().map(Price::toDecimal).orElse(limit);
        trigger = terms.triggerPrice().map(Price::toDecimal).orElse(trigger);
    }

    boolean works() {
        return !over && !asleep && workable().signum() > 0;
    }

    BigDecimal left() {
        return total.subtract(filled);
    }

    BigDecimal workable() {
        return inParts ? left().min(ready.subtract(filled)) : left();
    }

    /// At the level or better for this order.
    boolean isGood(BigDecimal price, BigDecimal level) {
        return price.subtract(level).multiply(sign).signum() <= 0;
    }

    /// At the level or worse for this order.
    boolean isBad(BigDecimal price, BigDecimal level) {
        return price.subtract(level).multiply(sign).signum() >= 0;
    }

    BigDecimal better(BigDecimal a, BigDecimal b) {
        return isGood(a, b) ? a : b;
    }

    BigDecimal worse(BigDecimal a, BigDecimal b) {
        return isGood(a, b) ? b : a;
    }

    boolean isReached(BigDecimal price) {
        return switch (stage) {
            case STOP -> isBad(price, trigger);
            case TOUCH -> isGood(price, trigger);
            case MARKET, LIMIT -> true;
        };
    }

    void trigger() {
        if (stage == Stage.STOP || stage == Stage.TOUCH) {
            stage = limitAfter ? Stage.LIMIT : Stage.MARKET;
        }
    }

    boolean trails() {
        return stage == Stage.STOP && terms.trailDistance().isPresent();
    }

    /// Puts the trigger at its distance from a price, if that is nearer or it is the first.
    boolean follow(BigDecimal price, boolean first) {
        if (!trails()) {
            return false;
        }
        var moved = price.add(sign.multiply(distance(terms.trailDistance().orElseThrow(), price)));
        if (!first && isBad(moved, trigger)) {
            return false;
        }
        trigger = moved;
        limitFromTrigger();
        return true;
    }

    void limitFromTrigger() {
        if (terms instanceof OrderTerms.TrailingStopLimit(_, var offset)) {
            limit = trigger.add(sign.multiply(offset.toDecimal()));
        }
    }

    BigDecimal distance(Distance distance, BigDecimal from) {
        return switch (distance) {
            case Distance.Amount(var amount) -> amount.toDecimal();
            case Distance.Percent(var percent) ->
                    from.abs()
                            .multiply(percent)
                            .movePointLeft(2)
                            .setScale(scale, RoundingMode.HALF_EVEN);
        };
    }

    void fill(BigDecimal quantity, BigDecimal price) {
        var after = filled.add(quantity);
        var step =
                price.subtract(average)
                        .multiply(quantity)
                        .divide(after, scale, RoundingMode.HALF_EVEN);
        average = filled.signum() == 0 ? price : average.add(step);
        filled = after;
    }
}
