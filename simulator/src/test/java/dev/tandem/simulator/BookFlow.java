package dev.tandem.simulator;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A seeded book of whole prices and sizes around 100, its trades, and orders of ours in between.
final class BookFlow {
    static final Instrument INSTRUMENT =
            new Instrument(
                    new InstrumentId("A", "TEST"),
                    InstrumentClass.CRYPTO,
                    0,
                    0,
                    0,
                    Currency.USD,
                    BigDecimal.ONE,
                    false,
                    TradingCalendar.alwaysOpen(),
                    List.of(TradingRules.always(Price.of("1"), Quantity.of(1))));

    private static final int DEPTH = 4;

    final List<Step> steps = new ArrayList<>();
    private final SplittableRandom random;
    private final TreeMap<Long, Long> bids = new TreeMap<>();
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private long middle = 200; // in halves, so that bid and ask are never the same
    private long nanos = 1_700_000_000_000_000_000L;
    private long orders;

    /// What happens at an instant.
    sealed interface Step {
        long nanos();

        /// @param levels price and size by side; size 0 removes
        record Frame(long nanos, boolean snapshot, List<Level> levels) implements Step {}

        record Gap(long nanos) implements Step {}

        record Traded(long nanos, long price, long size, Aggressor aggressor) implements Step {}

        record Submit(long nanos, OrderIntent intent) implements Step {}

        record Cancel(long nanos, long number) implements Step {}

        record Replace(long nanos, long number, long total, long limit) implements Step {}
    }

    record Level(Side side, long price, long size) {}

    BookFlow(long seed, int count) {
        random = new SplittableRandom(seed);
        bids.put(100L, 5L); // a venue without any price matches nothing
        asks.put(101L, 5L);
        steps.add(
                new Step.Frame(
                        nanos,
                        true,
                        List.of(new Level(Side.BUY, 100, 5), new Level(Side.SELL, 101, 5))));
        for (var i = 0; i < count; i++) {
            nanos += random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1000);
            switch (random.nextInt(24)) {
                case 0, 1, 2, 3, 4, 5, 6 -> change();
                case 7, 8, 9, 10, 11, 12 -> trade();
                case 13 -> {
                    if (random.nextInt(8) == 0) {
                        steps.add(new Step.Gap(nanos));
                    }
                }
                case 14 -> {
                    if (random.nextInt(4) == 0) {
                        snapshot();
                    }
                }
                case 15, 16 -> steps.add(new Step.Cancel(nanos, any()));
                case 17, 18 ->
                        steps.add(new Step.Replace(nanos, any(), 1 + random.nextInt(9), near()));
                default -> steps.add(new Step.Submit(nanos, intent()));
            }
        }
    }

    private void snapshot() {
        bids.clear();
        asks.clear();
        var levels = new ArrayList<Level>();
        fill(levels);
        steps.add(new Step.Frame(nanos, true, levels));
    }

    private void change() {
        var levels = new ArrayList<Level>();
        if (random.nextInt(3) == 0) {
            middle += random.nextInt(-3, 4);
            drop(bids, Side.BUY, levels);
            drop(asks, Side.SELL, levels);
        }
        fill(levels);
        steps.add(new Step.Frame(nanos, false, levels));
    }

    private void drop(TreeMap<Long, Long> side, Side which, List<Level> levels) {
        for (var price : List.copyOf(side.keySet())) {
            var wrong = which == Side.BUY ? 2 * price > middle : 2 * price <= middle;
            if (wrong || Math.abs(2 * price - middle) > 4 * DEPTH) {
                side.remove(price);
                levels.add(new Level(which, price, 0));
            }
        }
    }

    /// Some of the levels next to the middle get another size, or vanish.
    private void fill(List<Level> levels) {
        for (var distance = 0; distance < DEPTH; distance++) {
            set(bids, Side.BUY, Math.floorDiv(middle, 2) - distance, levels);
            set(asks, Side.SELL, Math.floorDiv(middle, 2) + 1 + distance, levels);
        }
    }

    private void set(TreeMap<Long, Long> side, Side which, long price, List<Level> levels) {
        if (random.nextInt(3) == 0) {
            var size = random.nextInt(10);
            side.put(price, (long) size);
            levels.add(new Level(which, price, size));
        }
    }

    private void trade() {
        var price = middle / 2 + random.nextInt(-1, 3);
        var aggressor = Aggressor.values()[random.nextInt(3)];
        steps.add(new Step.Traded(nanos, price, 1 + random.nextInt(12), aggressor));
    }

    private long near() {
        return middle / 2 + random.nextInt(-3, 5);
    }

    private long any() {
        return Math.max(1, orders - random.nextInt(6));
    }

    private OrderIntent intent() {
        var quantity = Quantity.of(1 + random.nextInt(9));
        var limit = new OrderTerms.Limit(new Price(near(), 0));
        var terms =
                switch (random.nextInt(8)) {
                    case 0 -> new OrderTerms.Market();
                    case 1 -> new OrderTerms.Stop(new Price(near(), 0));
                    default -> limit;
                };
        var time =
                terms instanceof OrderTerms.Stop
                        ? TimeInForce.GTC
                        : switch (random.nextInt(6)) {
                            case 0 -> TimeInForce.IOC;
                            case 1 -> TimeInForce.FOK;
                            default -> TimeInForce.GTC;
                        };
        var postOnly =
                terms instanceof OrderTerms.Limit
                        && time == TimeInForce.GTC
                        && random.nextInt(3) == 0;
        return new OrderIntent(
                ++orders,
                INSTRUMENT,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                SideMode.NET,
                quantity.unitsAt(0),
                OrderSize.of(quantity),
                terms,
                time,
                false,
                postOnly,
                OrderLinks.NONE);
    }
}
