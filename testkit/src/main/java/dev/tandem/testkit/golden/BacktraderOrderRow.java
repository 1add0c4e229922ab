package dev.tandem.testkit.golden;

import dev.tandem.analytics.SubmittedOrder;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// An order as backtrader writes it down when it is sent. Its habit: where an order has no limit of
/// its own the column `limit_price` repeats the price, for market orders and trailing stops the
/// last close.
final class BacktraderOrderRow {
    private static final Cell EMPTY = Cell.text("");

    private final Order order;
    private final long lastUnits;

    private BacktraderOrderRow(SubmittedOrder submitted) {
        order = submitted.order();
        lastUnits = order.instrument().priceUnits(submitted.decisionPrice());
    }

    /// The cells in the order of [BacktraderTables#ORDERS].
    static List<Cell> of(SubmittedOrder submitted, GoldenBars bars) {
        var row = new BacktraderOrderRow(submitted);
        var order = row.order;
        var links = order.links();
        return List.of(
                Cell.whole(order.number()),
                Cell.text(bars.stamp(submitted.atNanos())),
                Cell.text(order.instrument().symbol()),
                Cell.text(order.side().name().toLowerCase(Locale.ROOT)),
                Cell.text(row.type()),
                Cell.quantity(order.quantity()),
                row.price(),
                row.limit(),
                row.trailAmount(),
                row.trailPercent(),
                validUntil(order, bars),
                links.parent() == 0 && links.group() != 0 && links.group() != order.number()
                        ? Cell.whole(links.group())
                        : EMPTY,
                links.parent() == 0 ? EMPTY : Cell.whole(links.parent()));
    }

    private String type() {
        return switch (order.terms()) {
            case OrderTerms.Market() ->
                    order.request().timeInForce() instanceof TimeInForce.AtClose
                            ? "Close"
                            : "Market";
            case OrderTerms.Limit _ -> "Limit";
            case OrderTerms.Stop _ -> "Stop";
            case OrderTerms.StopLimit _ -> "StopLimit";
            case OrderTerms.TrailingStop _ -> "StopTrail";
            case OrderTerms.TrailingStopLimit _ -> "StopTrailLimit";
            case OrderTerms.MarketIfTouched _,
                    OrderTerms.LimitIfTouched _,
                    OrderTerms.MarketToLimit(),
                    OrderTerms.Iceberg _ ->
                    throw new IllegalArgumentException("backtrader has no such order: " + order);
        };
    }

    private Cell price() {
        return switch (order.terms()) {
            case OrderTerms.Limit(var price) -> Cell.price(price);
            case OrderTerms.Stop(var trigger) -> Cell.price(trigger);
            case OrderTerms.StopLimit(var trigger, _) -> Cell.price(trigger);
            case OrderTerms.TrailingStop(var trail) -> units(trailed(trail));
            case OrderTerms.TrailingStopLimit(var trail, _) -> units(trailed(trail));
            default -> EMPTY;
        };
    }

    private Cell limit() {
        return switch (order.terms()) {
            case OrderTerms.Limit(var price) -> Cell.price(price);
            case OrderTerms.Stop(var trigger) -> Cell.price(trigger);
            case OrderTerms.StopLimit(_, var limit) -> Cell.price(limit);
            case OrderTerms.TrailingStopLimit(var trail, var offset) ->
                    units(
                            trailed(trail)
                                    + order.side().sign()
                                            * offset.unitsAt(order.instrument().priceScale()));
            default -> units(lastUnits);
        };
    }

    /// Where a trailing stop starts.
    private long trailed(Distance trail) {
        var scale = order.instrument().priceScale();
        return lastUnits + order.side().sign() * trail.unitsFrom(lastUnits, scale);
    }

    private Cell units(long units) {
        return Cell.price(
                new BigDecimal(FixedPoint.toText(units, order.instrument().priceScale())));
    }

    private Cell trailAmount() {
        return order.terms().trailDistance().orElse(null) instanceof Distance.Amount(var amount)
                ? Cell.price(amount)
                : EMPTY;
    }

    private Cell trailPercent() {
        return order.terms().trailDistance().orElse(null) instanceof Distance.Percent(var percent)
                ? Cell.price(percent.movePointLeft(2))
                : EMPTY;
    }

    /// The stamp of the last bar for which the order is good: it may be taken back a nanosecond
    /// after that bar's close.
    private static Cell validUntil(Order order, GoldenBars bars) {
        return order.request().timeInForce() instanceof TimeInForce.GoodTillDate date
                ? Cell.text(bars.stamp(date.untilNanos() - 1))
                : EMPTY;
    }
}
