package dev.tandem.api.order;

import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Parts of an order as text that can be read back: words apart by one blank, for saved state and
/// journals.
public final class OrderText {
    private static final String NONE = "-";

    private OrderText() {}

    /// Such as `market`, `stop_limit 10.5 10.6` or `trailing_stop 8%`.
    public static String of(OrderTerms terms) {
        return switch (terms) {
            case OrderTerms.Market(), OrderTerms.MarketToLimit() -> terms.word();
            case OrderTerms.Limit(var price) -> terms.word() + " " + price;
            case OrderTerms.Stop(var trigger) -> terms.word() + " " + trigger;
            case OrderTerms.MarketIfTouched(var trigger) -> terms.word() + " " + trigger;
            case OrderTerms.StopLimit(var trigger, var limit) ->
                    terms.word() + " " + trigger + " " + limit;
            case OrderTerms.LimitIfTouched(var trigger, var limit) ->
                    terms.word() + " " + trigger + " " + limit;
            case OrderTerms.TrailingStop(var trail) -> terms.word() + " " + trail.text();
            case OrderTerms.TrailingStopLimit(var trail, var offset) ->
                    terms.word() + " " + trail.text() + " " + offset;
            case OrderTerms.Iceberg(var price, var display) ->
                    terms.word() + " " + price + " " + display;
        };
    }

    /// Reads what [#of(OrderTerms)] gives.
    ///
    /// @throws IllegalArgumentException if it is none
    public static OrderTerms terms(String text) {
        var words = text.split(" ");
        return switch (words[0]) {
            case "market" -> new OrderTerms.Market();
            case "market_to_limit" -> new OrderTerms.MarketToLimit();
            case "limit" -> new OrderTerms.Limit(Price.of(words[1]));
            case "stop" -> new OrderTerms.Stop(Price.of(words[1]));
            case "market_if_touched" -> new OrderTerms.MarketIfTouched(Price.of(words[1]));
            case "stop_limit" -> new OrderTerms.StopLimit(Price.of(words[1]), Price.of(words[2]));
            case "limit_if_touched" ->
                    new OrderTerms.LimitIfTouched(Price.of(words[1]), Price.of(words[2]));
            case "trailing_stop" -> new OrderTerms.TrailingStop(Distance.parse(words[1]));
            case "trailing_stop_limit" ->
                    new OrderTerms.TrailingStopLimit(Distance.parse(words[1]), Price.of(words[2]));
            case "iceberg" -> new OrderTerms.Iceberg(Price.of(words[1]), Quantity.of(words[2]));
            default -> throw new IllegalArgumentException("no order terms: " + text);
        };
    }

    /// Such as `units 5`, `value 100 USD` or `share 0.5`.
    public static String of(OrderSize size) {
        return switch (size) {
            case OrderSize.Units(var quantity) -> "units " + quantity;
            case OrderSize.Value(var amount) ->
                    "value " + amount.toDecimal().toPlainString() + " " + amount.currency();
            case OrderSize.EquityShare(var share) -> "share " + share.toPlainString();
        };
    }

    /// Reads what [#of(OrderSize)] gives.
    ///
    /// @throws IllegalArgumentException if it is none
    public static OrderSize size(String text) {
        var words = text.split(" ");
        return switch (words[0]) {
            case "units" -> new OrderSize.Units(Quantity.of(words[1]));
            case "value" ->
                    new OrderSize.Value(Money.of(new BigDecimal(words[1]), Currency.of(words[2])));
            case "share" -> OrderSize.equityShare(words[1]);
            default -> throw new IllegalArgumentException("no order size: " + text);
        };
    }

    /// Such as `GTC` or `GTD 2026-03-01T00:00:00Z`.
    public static String of(TimeInForce time) {
        return time instanceof TimeInForce.GoodTillDate(var until)
                ? time.word() + " " + until
                : time.word();
    }

    /// Reads what [#of(TimeInForce)] gives.
    ///
    /// @throws IllegalArgumentException if it is none
    public static TimeInForce timeInForce(String text) {
        var words = text.split(" ");
        return switch (words[0]) {
            case "GTC" -> TimeInForce.GTC;
            case "DAY" -> TimeInForce.DAY;
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            case "GTD" -> TimeInForce.goodTill(Instant.parse(words[1]));
            case "AT_OPEN" -> TimeInForce.AT_OPEN;
            case "AT_CLOSE" -> TimeInForce.AT_CLOSE;
            default -> throw new IllegalArgumentException("no time in force: " + text);
        };
    }

    /// Parent, group and distance from the fill, such as `3 4 2.5%`, or `0 0 -`.
    public static String of(OrderLinks links) {
        return links.parent()
                + " "
                + links.group()
                + " "
                + links.fromFill().map(Distance::text).orElse(NONE);
    }

    /// Reads what [#of(OrderLinks)] gives.
    ///
    /// @throws IllegalArgumentException if it is none
    public static OrderLinks links(String text) {
        var words = text.split(" ");
        var parent = Long.parseLong(words[0]);
        var group = Long.parseLong(words[1]);
        return parent == 0 && group == 0
                ? OrderLinks.NONE
                : new OrderLinks(
                        parent,
                        group,
                        words[2].equals(NONE)
                                ? Optional.empty()
                                : Optional.of(Distance.parse(words[2])));
    }
}
