package dev.tandem.engine;

import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Request;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A venue that says anything, in any order: random requests of a strategy and random reports on
/// them, known and unknown executions, once and again. What it said of executions goes into the
/// twin.
final class RandomReports {
    private static final int RECENT = 10;

    final EngineDesk desk;
    final BooksTwin twin = new BooksTwin();
    final List<Order> orders = new ArrayList<>();
    final List<String> said = new ArrayList<>();
    final Map<Long, OrderState> states = new TreeMap<>();
    private final SplittableRandom random;
    private final List<List<Long>> ids = new ArrayList<>();
    private long nextId = 1;

    RandomReports(EngineDesk desk, SplittableRandom random) {
        this.desk = desk;
        this.random = random;
    }

    /// Something happens.
    ///
    /// @return the order it is about, or the last one
    Order step() {
        if (orders.isEmpty() || random.nextInt(8) == 0) {
            submit();
            return orders.getLast();
        }
        if (random.nextInt(12) == 0) {
            account();
            return orders.getLast();
        }
        var at = Math.max(0, orders.size() - 1 - random.nextInt(RECENT));
        var order = orders.get(at);
        if (random.nextInt(6) == 0) {
            ask(order);
        } else {
            say(report(order, at));
        }
        return order;
    }

    private void submit() {
        var instrument = List.of(desk.share, desk.perpetual, desk.future).get(random.nextInt(3));
        var side = random.nextBoolean() ? Side.BUY : Side.SELL;
        var quantity = new Quantity(random.nextLong(1, 2000), 2);
        var request = OrderRequest.limit(instrument, side, quantity, price());
        said.add("submit " + request);
        orders.add(desk.submit(random.nextInt(5) == 0 ? request.withReduceOnly() : request));
        ids.add(new ArrayList<>());
    }

    private void ask(Order order) {
        var quantity = new Quantity(random.nextLong(1, 2000), 2);
        said.add("ask about " + order.number() + " " + quantity);
        if (random.nextBoolean()) {
            desk.act(_ -> order.cancel());
        } else if (random.nextBoolean()) {
            desk.act(_ -> order.replaceQuantity(quantity));
        } else {
            desk.act(_ -> order.replacePrice(price()));
        }
    }

    private void account() {
        if (random.nextBoolean()) {
            var gain = random.nextLong(-1_000_000, 1_000_000);
            var price = price().unitsAt(4);
            twin.settle(desk.future, price, gain);
            say(new AccountReport.Settled(desk.future, SideMode.NET, price, gain));
            return;
        }
        var held = desk.engine.book(desk.share, SideMode.NET).signedUnits();
        if (held != 0) {
            twin.doubled(desk.share);
            say(
                    new AccountReport.PositionAdjusted(
                            desk.share, SideMode.NET, held, 2 * held, "split"));
        }
    }

    private void say(VenueReport report) {
        said.add(report.toString());
        desk.report(report);
    }

    private ExecutionReport report(Order order, int at) {
        var number = order.number();
        return switch (random.nextInt(24)) {
            case 0 -> new ExecutionReport.Accepted(number);
            case 1 -> new ExecutionReport.Rejected(number, "no");
            case 2 -> new ExecutionReport.Cancelled(number, "");
            case 3 -> new ExecutionReport.Expired(number);
            case 4 -> new ExecutionReport.Replaced(number, total(), terms());
            case 5 -> new ExecutionReport.Restated(number, total(), terms(), "by the venue");
            case 6 -> new ExecutionReport.CancelRefused(number, "too late");
            case 7 -> new ExecutionReport.ReplaceRefused(number, "too late");
            case 8, 9 -> new ExecutionReport.InDoubt(number, request(), "no answer");
            case 10 -> new ExecutionReport.NeverAccepted(number, request(), "absent");
            case 11 -> new ExecutionReport.SendRefused(number, request(), "halted");
            case 12, 13 -> bust(order, at);
            case 14, 15, 16 -> correction(order, at);
            default -> fill(order, at);
        };
    }

    private ExecutionReport fill(Order order, int at) {
        var fill =
                new ExecutionReport.Filled(
                        order.number(),
                        id(at),
                        random.nextLong(1, 900),
                        price().unitsAt(4),
                        random.nextLong(-500, 5_000),
                        currency(order.instrument()),
                        Liquidity.MAKER,
                        false);
        twin.fill(order, fill);
        return fill;
    }

    private ExecutionReport bust(Order order, int at) {
        var bust = new ExecutionReport.Busted(order.number(), id(at), "erroneous");
        twin.bust(bust);
        return bust;
    }

    private ExecutionReport correction(Order order, int at) {
        var correction =
                new ExecutionReport.Corrected(
                        order.number(),
                        id(at),
                        random.nextLong(1, 900),
                        price().unitsAt(4),
                        random.nextLong(-500, 5_000),
                        currency(order.instrument()),
                        "typed wrong");
        twin.correct(correction);
        return correction;
    }

    /// One that was spoken of before, or a new one.
    private long id(int at) {
        var known = ids.get(at);
        if (!known.isEmpty() && random.nextInt(3) == 0) {
            return known.get(random.nextInt(known.size()));
        }
        known.add(nextId);
        return nextId++;
    }

    private Currency currency(Instrument instrument) {
        return random.nextInt(4) == 0 ? EngineDesk.FEES : instrument.currency();
    }

    private Request request() {
        return Request.values()[random.nextInt(3)];
    }

    private long total() {
        return random.nextLong(1, 2000);
    }

    private OrderTerms terms() {
        return new OrderTerms.Limit(price());
    }

    private Price price() {
        return new Price(random.nextLong(9_000, 11_000), 2);
    }
}
