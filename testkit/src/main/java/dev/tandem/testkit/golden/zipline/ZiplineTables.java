package dev.tandem.testkit.golden.zipline;

import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.OrderEvent;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Quantity;
import dev.tandem.testkit.golden.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Our run in the tables of a zipline case: sessions in order, inside a session orders by number
/// and positions by symbol.
final class ZiplineTables {
    static final List<String> FILLS = List.of("session", "order_id", "symbol", "amount", "price");
    static final List<String> ORDERS =
            List.of(
                    "session",
                    "order_id",
                    "symbol",
                    "created",
                    "amount",
                    "filled_so_far",
                    "commission_so_far",
                    "status",
                    "limit",
                    "stop");
    static final List<String> POSITIONS =
            List.of("session", "symbol", "amount", "last_price", "cost_basis");

    private static final int OPEN = 0;
    private static final int FILLED = 1;
    private static final int CANCELLED = 2;

    private final ZiplineRun run;

    ZiplineTables(ZiplineRun run) {
        this.run = run;
    }

    List<List<Cell>> fills() {
        return run.recorder().run().fills().stream()
                .map(fill ->
                        List.of(
                                session(fill.atNanos()),
                                Cell.whole(fill.order().number()),
                                Cell.text(fill.instrument().symbol()),
                                Cell.exact(amount(fill.order(), fill.quantity().toDecimal())),
                                Cell.price(fill.price())))
                .toList();
    }

    /// The state of every order on each session on which something happened to it.
    List<List<Cell>> orders() {
        var states = new TreeMap<Long, TreeMap<Long, Integer>>(); // by instant, then by order
        for (var submitted : run.recorder().run().orders()) {
            put(states, submitted.atNanos(), submitted.order().number(), OPEN);
        }
        run.recorder()
                .timedEvents()
                .forEach(timed -> {
                    var number = timed.event().order().number();
                    switch (timed.event()) {
                        case OrderEvent.PartlyFilled _ ->
                                put(states, timed.atNanos(), number, OPEN);
                        case OrderEvent.Filled _ -> put(states, timed.atNanos(), number, FILLED);
                        case OrderEvent.Cancelled _ ->
                                put(states, timed.atNanos(), number, CANCELLED);
                        default -> {}
                    }
                });
        var rows = new ArrayList<List<Cell>>();
        states.forEach((atNanos, orders) ->
                orders.forEach((number, state) -> rows.add(order(atNanos, number, state))));
        return rows;
    }

    private static void put(
            Map<Long, TreeMap<Long, Integer>> states, long atNanos, long number, int state) {
        states.computeIfAbsent(atNanos, _ -> new TreeMap<>()).put(number, state);
    }

    private List<Cell> order(long atNanos, long number, int state) {
        var submitted = run.recorder().run().orders().get((int) number - 1);
        var order = submitted.order();
        var filled = BigDecimal.ZERO;
        var commission = BigDecimal.ZERO;
        for (var fill : run.recorder().run().fills()) {
            if (fill.order().number() == number && fill.atNanos() <= atNanos) {
                filled = filled.add(fill.quantity().toDecimal());
                commission = commission.add(fill.commission().toDecimal());
            }
        }
        return List.of(
                session(atNanos),
                Cell.whole(number),
                Cell.text(order.instrument().symbol()),
                session(submitted.atNanos()),
                Cell.exact(amount(order, quantity(order, atNanos).toDecimal())),
                Cell.exact(amount(order, filled)),
                Cell.price(commission),
                Cell.whole(state),
                Cell.EMPTY,
                Cell.EMPTY);
    }

    /// The quantity an order had at an instant: a split changes it.
    private Quantity quantity(Order order, long atNanos) {
        var quantity = order.quantity();
        for (var timed : run.recorder().timedEvents()) {
            if (timed.event().order().number() == order.number() && timed.atNanos() <= atNanos) {
                quantity = timed.quantity();
            }
        }
        return quantity;
    }

    List<List<Cell>> positions() {
        var curve = run.recorder().run().equity();
        var bases = new HashMap<String, CostBasis>();
        var fills = new ArrayList<>(run.recorder().run().fills());
        var splits = new ArrayList<>(run.recorder().splits());
        var rows = new ArrayList<List<Cell>>();
        for (var i = 0; i < curve.size(); i++) {
            var atNanos = curve.atNanos(i);
            while (!splits.isEmpty() && splits.getFirst().atNanos() <= atNanos) {
                var split = splits.removeFirst(); // no fill lies between it and the open behind it
                bases.computeIfAbsent(split.instrument().symbol(), _ -> new CostBasis())
                        .take(split);
            }
            while (!fills.isEmpty() && fills.getFirst().atNanos() <= atNanos) {
                var fill = fills.removeFirst();
                bases.computeIfAbsent(fill.instrument().symbol(), _ -> new CostBasis()).take(fill);
            }
            var held = new TreeMap<String, List<Cell>>();
            for (var instrument : run.instruments()) {
                var units = run.recorder().positionsAtMarks().get(i)[instrument.ordinal()];
                var symbol = instrument.symbol();
                var basis = bases.get(symbol);
                if (units != 0 && basis != null) {
                    held.put(
                            symbol,
                            List.of(
                                    session(atNanos),
                                    Cell.text(symbol),
                                    Cell.exact(
                                            BigDecimal.valueOf(units, instrument.quantityScale())),
                                    Cell.price(BigDecimal.valueOf(run.close(instrument, atNanos))),
                                    Cell.price(basis.each())));
                }
            }
            rows.addAll(held.values());
        }
        return rows;
    }

    private Cell session(long atNanos) {
        return Cell.text(date(atNanos).toString());
    }

    private LocalDate date(long atNanos) {
        return run.session(atNanos);
    }

    private static BigDecimal amount(Order order, BigDecimal quantity) {
        return order.side().sign() > 0 ? quantity : quantity.negate();
    }

    /// What each unit of a position cost, commission included. Reducing leaves it as it is but for
    /// the commission, a flip starts anew.
    private static final class CostBasis {
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal each = BigDecimal.ZERO;

        void take(Fill fill) {
            var amount = amount(fill.order(), fill.quantity().toDecimal());
            var price = fill.price().toDecimal();
            var after = held.add(amount);
            if (after.signum() == 0) {
                each = BigDecimal.ZERO;
            } else if (after.signum() * amount.signum() > 0) {
                var flips = held.signum() * after.signum() < 0;
                var before = flips ? BigDecimal.ZERO : each.multiply(held);
                var added = flips ? after : amount;
                each = before.add(added.multiply(price)).divide(after, MathContext.DECIMAL64);
            }
            held = after;
            if (held.signum() != 0) {
                var share = fill.commission().toDecimal().divide(held, MathContext.DECIMAL64);
                each = each.add(share);
            }
        }

        /// That engine rounds to cents here.
        void take(InstrumentEvent.Split split) {
            held = held.multiply(split.ratio());
            each = each.divide(split.ratio(), 2, RoundingMode.HALF_EVEN);
        }

        BigDecimal each() {
            return each;
        }
    }
}
