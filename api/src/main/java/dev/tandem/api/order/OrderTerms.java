package dev.tandem.api.order;

import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// When and at what price an order may trade. Market and limit orders for the auctions of a session
/// are these terms with [TimeInForce#AT_OPEN] or [TimeInForce#AT_CLOSE].
///
/// | | becomes active | then trades |
/// |---|---|---|
/// | [Market] | at once | at the next price |
/// | [Limit] | at once | at the limit or better |
/// | [Stop] | when the price moves to the trigger, against the order | at the next price |
/// | [StopLimit] | as a stop | as a limit order |
/// | [TrailingStop] | as a stop whose trigger follows the price at a distance, never back | at the next price |
/// | [TrailingStopLimit] | as a trailing stop | as a limit order at an offset from the trigger |
/// | [MarketIfTouched] | when the price moves to the trigger, in favour of the order | at the next price |
/// | [LimitIfTouched] | as market-if-touched | as a limit order |
/// | [MarketToLimit] | at once | at the next price; the rest becomes a limit order at that price |
/// | [Iceberg] | at once | as a limit order of which only a part is shown |
public sealed interface OrderTerms {
    /// Trades at the next price there is.
    record Market() implements OrderTerms {}

    /// Trades at `price` or better.
    record Limit(Price price) implements OrderTerms {}

    /// Becomes a market order when the price reaches `trigger`: at or above it for a buy, at or
    /// below it for a sell.
    record Stop(Price trigger) implements OrderTerms {}

    /// Becomes a limit order at `limit` when the price reaches `trigger` as for a [Stop].
    record StopLimit(Price trigger, Price limit) implements OrderTerms {}

    /// A stop whose trigger lies `trail` above (buy) or below (sell) the best price since it was
    /// entered; it starts from the last price.
    record TrailingStop(Distance trail) implements OrderTerms {}

    /// A [TrailingStop] that becomes a limit order.
    ///
    /// @param offset how far beyond the trigger the limit lies: above it for a buy, below it for a
    ///   sell; 0 or greater
    record TrailingStopLimit(Distance trail, Price offset) implements OrderTerms {}

    /// Becomes a market order when the price reaches `trigger`: at or below it for a buy, at or
    /// above it for a sell.
    record MarketIfTouched(Price trigger) implements OrderTerms {}

    /// Becomes a limit order at `limit` when the price reaches `trigger` as for [MarketIfTouched].
    record LimitIfTouched(Price trigger, Price limit) implements OrderTerms {}

    /// Trades at the next price; what does not trade there becomes a limit order at that price.
    record MarketToLimit() implements OrderTerms {}

    /// A limit order that shows only `display` at a time.
    ///
    /// @param display above 0, a multiple of the lot
    record Iceberg(Price price, Quantity display) implements OrderTerms {}

    /// The word used in files and messages: `market`, `stop_limit`, `trailing_stop`, ...
    default String word() {
        return switch (this) {
            case Market() -> "market";
            case Limit _ -> "limit";
            case Stop _ -> "stop";
            case StopLimit _ -> "stop_limit";
            case TrailingStop _ -> "trailing_stop";
            case TrailingStopLimit _ -> "trailing_stop_limit";
            case MarketIfTouched _ -> "market_if_touched";
            case LimitIfTouched _ -> "limit_if_touched";
            case MarketToLimit() -> "market_to_limit";
            case Iceberg _ -> "iceberg";
        };
    }

    /// The worst price that is accepted; empty if any is, or if it follows the market.
    default Optional<Price> limitPrice() {
        return Optional.ofNullable(limitOrNull());
    }

    /// The fixed price that wakes the order; empty if there is none, or if it follows the market.
    default Optional<Price> triggerPrice() {
        return Optional.ofNullable(triggerOrNull());
    }

    /// The limit, or else the trigger: what a trade of the order is valued at before it happens.
    /// Null if the order has neither.
    default @Nullable Price priceOrNull() {
        var limit = limitOrNull();
        return limit != null ? limit : triggerOrNull();
    }

    /// The distance of a trailing stop.
    default Optional<Distance> trailDistance() {
        return switch (this) {
            case TrailingStop(var trail) -> Optional.of(trail);
            case TrailingStopLimit(var trail, _) -> Optional.of(trail);
            default -> Optional.empty();
        };
    }

    /// Whether it waits for the price to move against it: to protect, or to follow a break-out.
    default boolean isStop() {
        return switch (this) {
            case Stop _, StopLimit _, TrailingStop _, TrailingStopLimit _ -> true;
            case Market() -> false;
            case Limit _, MarketIfTouched _, LimitIfTouched _, MarketToLimit _, Iceberg _ -> false;
        };
    }

    /// The same terms with other prices; those that follow the market stay.
    default OrderTerms withPrices(UnaryOperator<Price> limits, UnaryOperator<Price> triggers) {
        return switch (this) {
            case Market(), MarketToLimit(), TrailingStop _, TrailingStopLimit _ -> this;
            case Limit(var price) -> new Limit(limits.apply(price));
            case Stop(var trigger) -> new Stop(triggers.apply(trigger));
            case StopLimit(var trigger, var limit) ->
                    new StopLimit(triggers.apply(trigger), limits.apply(limit));
            case MarketIfTouched(var trigger) -> new MarketIfTouched(triggers.apply(trigger));
            case LimitIfTouched(var trigger, var limit) ->
                    new LimitIfTouched(triggers.apply(trigger), limits.apply(limit));
            case Iceberg(var price, var display) -> new Iceberg(limits.apply(price), display);
        };
    }

    private @Nullable Price limitOrNull() {
        return switch (this) {
            case Limit(var price) -> price;
            case StopLimit(_, var limit) -> limit;
            case LimitIfTouched(_, var limit) -> limit;
            case Iceberg(var price, _) -> price;
            case Market(), MarketToLimit() -> null;
            case Stop _, TrailingStop _, TrailingStopLimit _, MarketIfTouched _ -> null;
        };
    }

    private @Nullable Price triggerOrNull() {
        return switch (this) {
            case Stop(var trigger) -> trigger;
            case StopLimit(var trigger, _) -> trigger;
            case MarketIfTouched(var trigger) -> trigger;
            case LimitIfTouched(var trigger, _) -> trigger;
            case Market(), MarketToLimit() -> null;
            case Limit _, TrailingStop _, TrailingStopLimit _, Iceberg _ -> null;
        };
    }
}
