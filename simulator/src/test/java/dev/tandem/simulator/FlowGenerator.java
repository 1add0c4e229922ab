package dev.tandem.simulator;

import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.simulator.OrderFlow.Ask;
import dev.tandem.simulator.OrderFlow.FlowAction;
import dev.tandem.simulator.OrderFlow.FlowBar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Seeded random bars with gaps, flat and missing ones, and orders of every kind, near the prices
/// so that they meet. Prices lie on few levels, so that ties are common.
final class FlowGenerator {
    private static final int STEPS = 110;
    private static final long CENTRE = 200_000;
    private static final long TICK = 2_500;

    private final SplittableRandom random;
    private final List<FlowBar> bars = new ArrayList<>();
    private final List<FlowAction> actions = new ArrayList<>();
    private final List<OrderIntent> intents = new ArrayList<>();
    private long number;

    private FlowGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    static OrderFlow flow(VenueModel model, long seed) {
        var generator = new FlowGenerator(seed);
        var size = 2 + generator.random.nextInt(2) * 2;
        generator.addBars(0, 2);
        generator.addBars(1, size);
        for (var step = 0; step < STEPS; step++) {
            if (generator.random.nextInt(5) == 0) {
                generator.act(OrderFlow.START + step * OrderFlow.STEP);
            }
        }
        generator.actions.sort(
                Comparator.comparingLong(FlowAction::at).thenComparing(FlowAction::afterOpens));
        var cash = generator.random.nextBoolean() ? "3000" : "300";
        return new OrderFlow(
                model,
                Money.of(new BigDecimal(cash), Currency.USD),
                seed,
                generator.bars,
                generator.actions);
    }

    private void addBars(int instrument, int steps) {
        var price = CENTRE;
        for (var at = random.nextInt(3); at + steps < STEPS; at += steps) {
            if (random.nextInt(7) == 0) {
                continue; // no bar
            }
            var open = random.nextInt(3) == 0 ? price + jump(6) : price;
            open = near(open);
            var close = random.nextInt(6) == 0 ? open : near(open + jump(5));
            var flat = close == open && random.nextBoolean();
            var high = Math.max(open, close) + (flat ? 0 : TICK * random.nextInt(4));
            var low = Math.min(open, close) - (flat ? 0 : TICK * random.nextInt(4));
            bars.add(
                    new FlowBar(
                            instrument,
                            OrderFlow.START + at * OrderFlow.STEP,
                            OrderFlow.START + (at + steps) * OrderFlow.STEP,
                            new double[] {open / 1e4, high / 1e4, low / 1e4, close / 1e4},
                            volume()));
            price = close;
        }
    }

    private double volume() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Double.NaN;
            default -> random.nextInt(1, 150);
        };
    }

    private long jump(int ticks) {
        var off = random.nextInt(5) == 0 ? 1_000 : 0; // not on a tick
        return TICK * random.nextInt(-ticks, ticks + 1) + off;
    }

    private static long near(long price) {
        return Math.clamp(price, CENTRE - 12 * TICK, CENTRE + 12 * TICK);
    }

    private void act(long at) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> add(at, order(at, OrderLinks.NONE, null, false));
            case 3 -> bracket(at);
            case 4 -> oneCancelsOther(at);
            case 5 -> oneTriggersOther(at);
            case 6 -> later(at, new Ask.Cancel(any()));
            default -> replace(at);
        }
    }

    private void later(long at, Ask ask) {
        if (number > 0) {
            actions.add(new FlowAction(at, random.nextInt(4) == 0, ask));
        }
    }

    private long any() {
        return number == 0 ? 0 : Math.max(1, number - random.nextInt(6));
    }

    private void replace(long at) {
        if (number == 0) {
            return;
        }
        var intent = intents.get((int) any() - 1);
        var price = price(intent.terms() instanceof OrderTerms.Limit ? 4 : 8);
        var trails =
                intent.terms() instanceof OrderTerms.TrailingStop && random.nextBoolean()
                        ? new OrderTerms.TrailingStop(distance())
                        : intent.terms();
        var terms =
                random.nextBoolean() ? intent.terms() : trails.withPrices(_ -> price, _ -> price);
        var total = random.nextBoolean() ? FlowPlayer.quantity(intent.quantityUnits()) : quantity();
        later(at, new Ask.Replace(intent.orderNumber(), total, terms));
    }

    private void bracket(long at) {
        var entry = order(at, OrderLinks.NONE, null, true);
        var opens = random.nextInt(4) == 0;
        add(at, opens, entry);
        var parent = number;
        var both = random.nextInt(4) != 0;
        var group = both ? parent + 1 : 0;
        var relative = random.nextBoolean();
        var from = relative ? Optional.of(distance()) : Optional.<Distance>empty();
        var stop =
                random.nextInt(4) == 0
                        ? new OrderTerms.TrailingStop(distance())
                        : new OrderTerms.Stop(price(6));
        var fromStop = stop instanceof OrderTerms.Stop ? from : Optional.<Distance>empty();
        add(at, opens, exit(entry, stop, new OrderLinks(parent, group, fromStop)));
        if (both) {
            var profit = new OrderTerms.Limit(price(6));
            add(at, opens, exit(entry, profit, new OrderLinks(parent, group, from)));
        }
    }

    private OrderIntent exit(OrderIntent entry, OrderTerms terms, OrderLinks links) {
        return new OrderIntent(
                number + 1,
                entry.instrument(),
                entry.side().opposite(),
                SideMode.NET,
                entry.quantityUnits(),
                new OrderSize.Units(new Quantity(entry.quantityUnits(), OrderFlow.QUANTITY_SCALE)),
                terms,
                TimeInForce.GTC,
                true,
                false,
                links);
    }

    private void oneCancelsOther(long at) {
        var links = new OrderLinks(0, number + 1, Optional.empty());
        var opens = random.nextInt(4) == 0;
        var first = order(at, links, null, false);
        add(at, opens, first);
        for (var i = random.nextInt(1, 3); i > 0; i--) {
            add(at, opens, order(at, links, first, false));
        }
    }

    private void oneTriggersOther(long at) {
        var opens = random.nextInt(4) == 0;
        add(at, opens, order(at, OrderLinks.NONE, null, false));
        var links = new OrderLinks(number, 0, Optional.empty());
        for (var i = random.nextInt(1, 3); i > 0; i--) {
            add(at, opens, order(at, links, null, false));
        }
    }

    private void add(long at, OrderIntent intent) {
        add(at, random.nextInt(4) == 0, intent);
    }

    private void add(long at, boolean afterOpens, OrderIntent intent) {
        number = intent.orderNumber();
        intents.add(intent);
        actions.add(new FlowAction(at, afterOpens, new Ask.Submit(intent)));
    }

    private OrderIntent order(long at, OrderLinks links, OrderIntent like, boolean plain) {
        var size = size();
        return new OrderIntent(
                number + 1,
                like != null ? like.instrument() : OrderFlow.INSTRUMENTS.get(random.nextInt(2)),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                SideMode.NET,
                FlowPlayer.units(
                        size instanceof OrderSize.Units(var quantity)
                                ? quantity.toDecimal()
                                : quantity()),
                size,
                terms(),
                time(at),
                !plain && random.nextInt(6) == 0,
                random.nextInt(8) == 0,
                links);
    }

    private OrderSize size() {
        return switch (random.nextInt(8)) {
            case 0 -> OrderSize.equityShare(random.nextBoolean() ? "0.5" : "1");
            case 1 ->
                    OrderSize.value(
                            Money.of(BigDecimal.valueOf(random.nextInt(5, 300)), Currency.USD));
            default -> new OrderSize.Units(Quantity.of(quantity().toPlainString()));
        };
    }

    private OrderTerms terms() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new OrderTerms.Market();
            case 2, 3 -> new OrderTerms.Limit(price(5));
            case 4, 5 -> new OrderTerms.Stop(price(5));
            case 6 -> new OrderTerms.StopLimit(price(5), price(5));
            case 7 -> new OrderTerms.TrailingStop(distance());
            case 8 ->
                    new OrderTerms.TrailingStopLimit(
                            distance(), new Price(TICK * random.nextInt(3), OrderFlow.PRICE_SCALE));
            case 9 ->
                    random.nextBoolean()
                            ? new OrderTerms.MarketIfTouched(price(5))
                            : new OrderTerms.LimitIfTouched(price(5), price(5));
            case 10 -> new OrderTerms.MarketToLimit();
            default -> new OrderTerms.Iceberg(price(5), Quantity.of("1.5"));
        };
    }

    private TimeInForce time(long at) {
        return switch (random.nextInt(14)) {
            case 0, 1 -> TimeInForce.DAY;
            case 2 -> TimeInForce.IOC;
            case 3 -> TimeInForce.FOK;
            case 4 -> TimeInForce.AT_OPEN;
            case 5 -> TimeInForce.AT_CLOSE;
            case 6, 7 ->
                    TimeInForce.goodTill(
                            Instant.EPOCH.plusNanos(at + OrderFlow.STEP * random.nextInt(-1, 12)));
            default -> TimeInForce.GTC;
        };
    }

    private Distance distance() {
        return random.nextBoolean()
                ? Distance.of(new Price(TICK * random.nextInt(1, 6), OrderFlow.PRICE_SCALE))
                : Distance.percent(random.nextBoolean() ? "2.5" : "4");
    }

    private Price price(int ticks) {
        return new Price(CENTRE + TICK * random.nextInt(-ticks, ticks + 1), OrderFlow.PRICE_SCALE);
    }

    private BigDecimal quantity() {
        return BigDecimal.valueOf(random.nextInt(1, 24) * 5L, OrderFlow.QUANTITY_SCALE);
    }
}
