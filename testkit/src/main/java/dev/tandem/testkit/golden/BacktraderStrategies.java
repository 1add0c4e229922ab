package dev.tandem.testkit.golden;

import dev.tandem.api.order.Distance;
import dev.tandem.api.order.Side;
import dev.tandem.api.strategy.Strategy;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.testkit.reference.AllIn;
import dev.tandem.testkit.reference.Bracket;
import dev.tandem.testkit.reference.BuyStop;
import dev.tandem.testkit.reference.Oco;
import dev.tandem.testkit.reference.Rebalance;
import dev.tandem.testkit.reference.RsiLimit;
import dev.tandem.testkit.reference.SmaCross;
import dev.tandem.testkit.reference.StopBreakout;
import dev.tandem.testkit.reference.StopLimitBreakout;
import dev.tandem.testkit.reference.TargetPct;
import dev.tandem.testkit.reference.TrailStop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The strategies of the backtrader cases by name, with their parameters.
final class BacktraderStrategies {
    private BacktraderStrategies() {}

    /// What makes fresh instances of a strategy.
    ///
    /// @param symbols in the order of the data
    /// @throws IllegalArgumentException for a strategy or a parameter that is not known, and for
    ///   one that is missing
    static Supplier<Strategy> of(String name, Fields parameters, List<String> symbols) {
        Supplier<Strategy> result =
                switch (name) {
                    case "SmaCross" -> smaCross(parameters);
                    case "RsiLimit" -> rsiLimit(parameters);
                    case "StopBreakout" -> stopBreakout(parameters);
                    case "StopLimitBreakout" -> stopLimitBreakout(parameters);
                    case "TrailStop" -> trailStop(parameters);
                    case "Bracket" -> bracket(parameters);
                    case "Oco" -> oco(parameters);
                    case "Rebalance" -> rebalance(parameters, symbols);
                    case "BuyStop" -> buyStop(parameters);
                    case "AllIn" -> allIn(parameters);
                    case "TargetPct" -> targetPct(parameters);
                    default ->
                            throw new IllegalArgumentException("unknown strategy \"" + name + "\"");
                };
        parameters.requireNoOthers();
        return result;
    }

    private static Supplier<Strategy> smaCross(Fields parameters) {
        var params =
                new SmaCross.Params(
                        parameters.whole("fast"),
                        parameters.whole("slow"),
                        quantity(parameters.decimal("size")),
                        parameters.choice(
                                "mode",
                                Map.of(
                                        "long",
                                        SmaCross.Mode.LONG,
                                        "longshort",
                                        SmaCross.Mode.LONGSHORT)),
                        parameters.choice(
                                "et",
                                Map.of("Market", SmaCross.At.MARKET, "Close", SmaCross.At.CLOSE)),
                        parameters.number("frac"),
                        parameters.number("lot"));
        return () -> new SmaCross(params);
    }

    private static Supplier<Strategy> rsiLimit(Fields parameters) {
        var params =
                new RsiLimit.Params(
                        parameters.whole("n"),
                        parameters.number("lo"),
                        parameters.number("hi"),
                        quantity(parameters.decimal("size")),
                        parameters.number("disc"),
                        valid(parameters),
                        parameters.whole("rnd"));
        return () -> new RsiLimit(params);
    }

    private static Supplier<Strategy> stopBreakout(Fields parameters) {
        var params =
                new StopBreakout.Params(
                        parameters.whole("n"),
                        parameters.whole("m"),
                        quantity(parameters.decimal("size")),
                        parameters.number("tick"),
                        parameters.truth("replace"),
                        parameters.whole("rnd"));
        return () -> new StopBreakout(params);
    }

    private static Supplier<Strategy> stopLimitBreakout(Fields parameters) {
        var params =
                new StopLimitBreakout.Params(
                        parameters.whole("n"),
                        parameters.whole("m"),
                        quantity(parameters.decimal("size")),
                        parameters.number("tick"),
                        parameters.number("off"),
                        valid(parameters),
                        parameters.whole("rnd"));
        return () -> new StopLimitBreakout(params);
    }

    private static Supplier<Strategy> trailStop(Fields parameters) {
        var percent = parameters.decimal("pct").movePointRight(2);
        var amount = parameters.decimal("amt");
        var params =
                new TrailStop.Params(
                        parameters.whole("n"),
                        quantity(parameters.decimal("size")),
                        amount.signum() == 0
                                ? new Distance.Percent(percent)
                                : new Distance.Amount(price(amount)),
                        Optional.ofNullable(parameters.decimalOrNull("limoff"))
                                .map(BacktraderStrategies::price),
                        parameters.choice("side", Map.of("long", Side.BUY, "short", Side.SELL)));
        return () -> new TrailStop(params);
    }

    private static Supplier<Strategy> bracket(Fields parameters) {
        var params =
                new Bracket.Params(
                        parameters.whole("n"),
                        quantity(parameters.decimal("size")),
                        parameters.number("entry"),
                        parameters.number("stop"),
                        parameters.number("tp"),
                        valid(parameters),
                        parameters.whole("rnd"),
                        parameters.truth("short") ? Side.SELL : Side.BUY);
        return () -> new Bracket(params);
    }

    private static Supplier<Strategy> oco(Fields parameters) {
        var params =
                new Oco.Params(
                        parameters.whole("n"),
                        quantity(parameters.decimal("size")),
                        parameters.number("stop"),
                        parameters.number("tp"),
                        parameters.choice(
                                "first", Map.of("limit", Oco.First.LIMIT, "stop", Oco.First.STOP)),
                        parameters.whole("rnd"));
        return () -> new Oco(params);
    }

    private static Supplier<Strategy> rebalance(Fields parameters, List<String> symbols) {
        var params =
                new Rebalance.Params(
                        parameters.number("invest"), weights(parameters.value("weights"), symbols));
        return () -> new Rebalance(params);
    }

    private static Supplier<Strategy> buyStop(Fields parameters) {
        var params =
                new BuyStop.Params(
                        quantity(parameters.decimal("size")),
                        parameters.number("stop"),
                        parameters.whole("pause"),
                        parameters.whole("rnd"));
        return () -> new BuyStop(params);
    }

    private static Supplier<Strategy> allIn(Fields parameters) {
        var params = new AllIn.Params(parameters.whole("hold"), parameters.number("over"));
        return () -> new AllIn(params);
    }

    private static Supplier<Strategy> targetPct(Fields parameters) {
        var params =
                new TargetPct.Params(
                        parameters.whole("n"), parameters.number("hi"), parameters.number("lo"));
        return () -> new TargetPct(params);
    }

    /// Weights in the order of the symbols, from a list in that order or an object by symbol; none
    /// for null.
    private static List<Double> weights(@Nullable Object value, List<String> symbols) {
        if (value == null) {
            return List.of();
        }
        var weights = new ArrayList<Double>();
        for (var i = 0; i < symbols.size(); i++) {
            var weight =
                    switch (value) {
                        case List<?> list when list.size() == symbols.size() -> list.get(i);
                        case Map<?, ?> map when map.size() == symbols.size() ->
                                map.get(symbols.get(i));
                        default -> null;
                    };
            if (!(weight instanceof BigDecimal number)) {
                throw new IllegalArgumentException(
                        "weights " + value + " are not one for each of " + symbols);
            }
            weights.add(number.doubleValue());
        }
        return weights;
    }

    /// Days, 0 for null: until cancelled.
    private static int valid(Fields parameters) {
        var days = parameters.decimalOrNull("valid");
        return days == null ? 0 : days.intValueExact();
    }

    private static Quantity quantity(BigDecimal value) {
        return Quantity.of(value.toPlainString());
    }

    private static Price price(BigDecimal value) {
        return Price.of(value.toPlainString());
    }
}
