package dev.tandem.runtime;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.strategy.Bracket;
import dev.tandem.api.strategy.Context;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a strategy can be told to do, in words:
///
/// `BUY 1 A`, `SELL 2 A limit 101 DAY`, `BUY 1 A stop 105`, `BUY 1 A reduce-only`, `BUY 1 A IOC as
/// trailing_stop 5%` (terms in the words of [OrderText]), `cancel 1`, `replace 1 quantity 5`,
/// `replace 1 price 99`, `weight A 0.5`, `quantity A -3`, `close A`, `basket SELL 5 A + BUY 9 B`,
/// `oco SELL 1 A limit 110 + SELL 1 A stop 95`, `oto BUY 1 A + SELL 1 A limit 110`, `bracket BUY 1
/// A : stop 2% profit 105 trail 3` (a `%` or a leading `+` is a distance from the fill), `throw`.
final class Script {
    private static final List<TimeInForce> TIMES =
            List.of(
                    TimeInForce.DAY,
                    TimeInForce.IOC,
                    TimeInForce.FOK,
                    TimeInForce.AT_OPEN,
                    TimeInForce.AT_CLOSE);

    private final Map<Long, Order> handles = new HashMap<>();

    void act(String text, Context context) {
        var words = text.split(" ");
        switch (words[0]) {
            case "BUY", "SELL" -> keep(context.submit(request(text, context)));
            case "cancel" -> handle(words[1], context).cancel();
            case "replace" -> replace(handle(words[1], context), words[2], words[3]);
            case "weight" ->
                    context.targetWeight(
                            context.instrument(words[1]), Double.parseDouble(words[2]));
            case "quantity" ->
                    context.targetQuantity(
                            context.instrument(words[1]), Double.parseDouble(words[2]));
            case "close" -> context.close(context.instrument(words[1]));
            case "basket" ->
                    context.basket(
                                    basket -> {
                                        for (var leg : text.substring(7).split(" \\+ ")) {
                                            basket.submit(request(leg, context));
                                        }
                                    })
                            .forEach(this::keep);
            case "oco" -> context.oneCancelsOther(requests(text, context)).forEach(this::keep);
            case "oto" -> {
                var all = requests(text, context);
                context.oneTriggersOther(all.getFirst(), all.subList(1, all.size()))
                        .forEach(this::keep);
            }
            case "bracket" -> bracket(text.substring(8), context);
            case "throw" -> throw new IllegalStateException("told to");
            default -> throw new IllegalArgumentException("no such action: " + text);
        }
    }

    private static List<OrderRequest> requests(String text, Context context) {
        return Stream.of(text.substring(4).split(" \\+ "))
                .map(one -> request(one, context))
                .toList();
    }

    private void bracket(String text, Context context) {
        var parts = text.split(" : ");
        var words = parts[1].split(" ");
        var bracket =
                context.bracket(
                        request(parts[0], context),
                        exits -> {
                            for (var i = 0; i < words.length; i += 2) {
                                exit(exits, words[i], words[i + 1]);
                            }
                        });
        keep(bracket.entry());
    }

    private static void exit(Bracket.Exits exits, String kind, String where) {
        var relative = where.endsWith("%") || where.startsWith("+");
        var plain = where.replace("+", "");
        switch (kind) {
            case "trail" -> exits.trailingStop(Distance.parse(plain));
            case "stop" -> {
                if (relative) {
                    exits.stopLoss(Distance.parse(plain));
                } else {
                    exits.stopLoss(Price.of(plain));
                }
            }
            case "profit" -> {
                if (relative) {
                    exits.takeProfit(Distance.parse(plain));
                } else {
                    exits.takeProfit(Price.of(plain));
                }
            }
            default -> throw new IllegalArgumentException("no such exit: " + kind);
        }
    }

    static String terms(OrderTerms terms) {
        return OrderText.of(terms);
    }

    static OrderRequest request(String text, Context context) {
        var words = List.of(text.split(" "));
        var request =
                priced(
                        words,
                        context.instrument(words.get(2)),
                        Side.valueOf(words.get(0)),
                        Quantity.of(words.get(1)));
        for (var time : TIMES) {
            if (words.contains(time.word())) {
                request = request.withTimeInForce(time);
            }
        }
        if (words.contains("post-only")) {
            request = request.withPostOnly();
        }
        return words.contains("reduce-only") ? request.withReduceOnly() : request;
    }

    private static OrderRequest priced(
            List<String> words, Instrument instrument, Side side, Quantity quantity) {
        if (words.contains("as")) {
            var terms = String.join(" ", words.subList(words.indexOf("as") + 1, words.size()));
            return OrderRequest.of(instrument, side, quantity, OrderText.terms(terms));
        }
        if (words.contains("limit")) {
            return OrderRequest.limit(
                    instrument, side, quantity, Price.of(words.get(words.indexOf("limit") + 1)));
        }
        if (words.contains("stop")) {
            return OrderRequest.stop(
                    instrument, side, quantity, Price.of(words.get(words.indexOf("stop") + 1)));
        }
        return OrderRequest.market(instrument, side, quantity);
    }

    private static void replace(Order order, String what, String value) {
        if (what.equals("price")) {
            order.replacePrice(Price.of(value));
        } else {
            order.replaceQuantity(Quantity.of(value));
        }
    }

    private Order handle(String number, Context context) {
        context.openOrders().forEach(this::keep);
        return handles.get(Long.parseLong(number));
    }

    private void keep(Order order) {
        handles.put(order.number(), order);
    }
}
