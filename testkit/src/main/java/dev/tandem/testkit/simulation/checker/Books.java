package dev.tandem.testkit.simulation.checker;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Orders, positions and cash, recomputed from requests and reports in exact decimals. All
/// instruments are paid in full, in one currency, with 8 digits of price, quantity and cash.
public final class Books {
    private static final int SCALE = 8;
    private static final int EXECUTION = 32; // kinds below are about one order

    private final List<Finding> findings;
    private final Map<Long, CheckedOrder> orders = new TreeMap<>();
    private final Map<Integer, Long> positions = new TreeMap<>();
    private final Map<Long, Executed> executions = new HashMap<>();
    private final List<String> fills = new ArrayList<>();
    private long cashUnits;
    private long partFills;
    private long replaced;
    private long cancelled;
    private final boolean hasMishaps;
    private long busts;
    private long corrections;
    private long lateFills;
    private long overfills;
    private long early;
    private long doubts;
    private long revivals;

    /// An execution as it counts now.
    private record Executed(int instrument, int sign, long units, long price, long commission) {
        Executed none() {
            return new Executed(instrument, sign, 0, price, 0);
        }
    }

    Books(long cashUnits, List<Finding> findings, boolean hasMishaps) {
        this.hasMishaps = hasMishaps;
        this.cashUnits = cashUnits;
        this.findings = findings;
    }

    void submit(RawRecord record, int skip) {
        var from = record.from(skip);
        var number = from.getLong();
        var instrument = from.getInt();
        var side = RawRecord.text(from);
        RawRecord.text(from); // side mode
        var units = from.getLong();
        var size = RawRecord.text(from);
        var order =
                new CheckedOrder(
                        number,
                        instrument,
                        side.equals("BUY") ? 1 : -1,
                        units,
                        size.startsWith("units"));
        if (orders.put(number, order) != null) {
            find("I-04", "order " + number + " was submitted twice");
        }
        if (order.isByUnits && units <= 0) {
            find("I-34", "order " + number + " is over " + units + " units");
        }
    }

    void replace(RawRecord record) {
        var from = record.from(0);
        var order = orders.get(from.getLong());
        if (order != null) {
            order.askedUnits = Math.max(order.askedUnits, from.getLong());
        }
    }

    /// Nothing became of a request: the gate held it back.
    void refused(long number, String request) {
        var order = orders.get(number);
        if (order == null) {
            return;
        }
        switch (request) {
            case "SUBMIT" -> order.ended = true;
            case "REPLACE" -> answered(order);
            default -> {}
        }
    }

    private static void answered(CheckedOrder order) {
        order.askedUnits = 0;
        order.ended |= order.isFilled();
    }

    void report(RawRecord record) {
        var from = record.from(0);
        var kind = from.get();
        if (kind >= EXECUTION) {
            account(kind, from);
            return;
        }
        var number = from.getLong();
        var order = orders.get(number);
        if (order == null) {
            find("I-37", "record " + record.seq() + " reports of unknown order " + number);
            return;
        }
        if (order.ended && kind != 8 && kind != 9 && !hasMishaps) {
            find("I-05", "order " + number + " had ended before report " + kind);
        }
        switch (kind) {
            case 1 -> accepted(order);
            case 8 -> {} // a cancel refused
            case 10 -> doubts++;
            case 11 -> neverAccepted(order, RawRecord.text(from));
            case 13 -> amend(order, from.getLong(), null);
            case 14 -> amend(order, from.getLong(), from);
            case 9 -> answered(order);
            case 2, 5 -> order.ended = true; // rejected, expired
            case 4 -> {
                order.ended = true;
                cancelled++;
            }
            case 3 -> fill(order, from);
            case 6, 7 -> restate(order, kind, from.getLong());
            default -> find("I-37", "record " + record.seq() + " has a report of kind " + kind);
        }
    }

    private void accepted(CheckedOrder order) {
        order.isAccepted = true;
        revive(order);
    }

    private void revive(CheckedOrder order) {
        if (order.isBuried && order.ended && !order.isFilled()) {
            order.ended = false;
            revivals++;
        }
    }

    private static void neverAccepted(CheckedOrder order, String request) {
        if (request.equals("SUBMIT")) {
            order.isBuried = true;
            order.ended = true;
        }
    }

    /// Takes an execution back, or makes another one of it.
    private void amend(CheckedOrder order, long execution, @Nullable ByteBuffer from) {
        var before = executions.get(execution);
        if (before == null) {
            find("I-05", "execution " + execution + " was changed and never told");
            return;
        }
        var now =
                from == null
                        ? before.none()
                        : new Executed(
                                before.instrument(),
                                before.sign(),
                                from.getLong(),
                                from.getLong(),
                                from.getLong());
        busts += from == null ? 1 : 0;
        corrections += from == null ? 0 : 1;
        trade(
                before.instrument(),
                -before.sign(),
                before.units(),
                before.price(),
                -before.commission());
        trade(now.instrument(), now.sign(), now.units(), now.price(), now.commission());
        executions.put(execution, now);
        if (from != null) {
            tell(order, execution, now);
        }
        order.filledUnits += now.units() - before.units();
        order.usedUnits += Math.max(0, now.units() - before.units());
        order.ended |= order.isFilled();
    }

    private void restate(CheckedOrder order, int kind, long total) {
        order.totalUnits = total;
        if (kind == 6) {
            replaced++;
            order.askedUnits = 0;
        }
        order.ended = order.isFilled();
        if (total < order.filledUnits && !hasMishaps) {
            find("I-05", "order " + order.number + " is now over less than was filled");
        }
    }

    private void fill(CheckedOrder order, ByteBuffer from) {
        var execution = from.getLong();
        var units = from.getLong();
        var price = from.getLong();
        var commission = from.getLong();
        var executed = new Executed(order.instrument, order.sign, units, price, commission);
        if (executions.put(execution, executed) != null) {
            find("I-05", "execution " + execution + " came twice");
        }
        lateFills += order.ended && order.usedUnits < order.totalUnits ? 1 : 0;
        early += order.isAccepted ? 0 : 1;
        order.filledUnits += units;
        order.usedUnits += units;
        if (units <= 0 || price <= 0) {
            find("I-34", "a fill of " + units + " at " + price);
        }
        if (order.usedUnits > order.totalUnits) {
            overfills++;
        }
        if (order.usedUnits > order.totalUnits && !hasMishaps) {
            find(
                    "I-05",
                    "order "
                            + order.number
                            + " over "
                            + order.totalUnits
                            + " was filled with "
                            + order.filledUnits);
        }
        revive(order);
        order.ended |= order.isFilled();
        partFills += order.filledUnits < order.totalUnits ? 1 : 0;
        trade(order.instrument, order.sign, units, price, commission);
        tell(order, execution, executed);
    }

    private void tell(CheckedOrder order, long execution, Executed executed) {
        fills.add(
                order.number
                        + " "
                        + execution
                        + " "
                        + executed.units()
                        + " "
                        + executed.price()
                        + " "
                        + executed.commission()
                        + " "
                        + cashUnits);
    }

    private void trade(int instrument, int sign, long units, long price, long commission) {
        positions.merge(instrument, sign * units, Math::addExact);
        var notional =
                BigDecimal.valueOf(price, SCALE)
                        .multiply(BigDecimal.valueOf(units, SCALE))
                        .setScale(SCALE, RoundingMode.HALF_EVEN)
                        .unscaledValue()
                        .longValueExact();
        cashUnits =
                Math.subtractExact(
                        Math.subtractExact(cashUnits, Math.multiplyExact(sign, notional)),
                        commission);
    }

    private void account(int kind, ByteBuffer from) {
        switch (kind) {
            case 32 -> {
                RawRecord.text(from);
                from.getInt();
                RawRecord.text(from);
                cashUnits = Math.addExact(cashUnits, from.getLong());
            }
            case 33 -> {
                var instrument = from.getInt();
                RawRecord.text(from);
                var before = from.getLong();
                positions.merge(instrument, from.getLong() - before, Math::addExact);
            }
            case 35 -> {
                var execution = from.getLong();
                var instrument = from.getInt();
                RawRecord.text(from);
                var sign = RawRecord.text(from).equals("BUY") ? 1 : -1;
                var own =
                        new Executed(
                                instrument, sign, from.getLong(), from.getLong(), from.getLong());
                if (executions.put(execution, own) != null) {
                    find("I-05", "an execution of the venue came twice");
                }
                trade(instrument, sign, own.units(), own.price(), own.commission());
            }
            default -> {} // tells, moves nothing
        }
    }

    private void find(String invariant, String message) {
        findings.add(new Finding(invariant, message));
    }

    /// In the ledger units of the account.
    public long cashUnits() {
        return cashUnits;
    }

    /// Signed units by ordinal of the instrument.
    public Map<Integer, Long> positions() {
        return positions;
    }

    /// Number, execution, quantity, price, commission and cash after each fill of an order, and
    /// after each correction of one.
    public List<String> fills() {
        return fills;
    }

    /// Whether an order of this number was ever submitted.
    public boolean knows(long number) {
        return orders.containsKey(number);
    }

    /// Filled units of the orders that have not ended, by number.
    public Map<Long, Long> open() {
        var open = new TreeMap<Long, Long>();
        orders.forEach((number, order) -> {
            if (!order.ended) {
                open.put(number, order.filledUnits);
            }
        });
        return open;
    }

    /// Fills after which something of the order was left.
    public long partFills() {
        return partFills;
    }

    /// Orders whose terms the venue changed on request.
    public long replaced() {
        return replaced;
    }

    public long cancelled() {
        return cancelled;
    }

    /// What the venue took back, told late or not at all.
    public Mishaps mishaps() {
        return new Mishaps(busts, corrections, lateFills, overfills, early, doubts, revivals);
    }
}
