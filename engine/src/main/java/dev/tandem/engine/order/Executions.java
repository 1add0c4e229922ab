package dev.tandem.engine.order;

import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The executions of an order that has several, or one that the venue changed. What they come to
/// does not depend on the order in which they, their corrections and busts were reported.
///
/// Rows of numbers, not objects, since orders under a volume limit fill in thousands of parts.
final class Executions {
    private static final int WIDTH = 5; // id, number, quantity, price, commission

    private long[] rows = new long[2 * WIDTH];
    private Currency[] currencies = new Currency[2];
    private int count;
    private final List<Amendment> amendments = new ArrayList<>(0);
    private long filledUnits;
    private long executedUnits;
    private long worthHigh; // sum of quantity times price in 128 bits
    private long worthLow;

    int count() {
        return count;
    }

    /// Whether nothing was changed.
    boolean isPlain() {
        return amendments.isEmpty();
    }

    /// What counts as filled.
    long filledUnits() {
        return filledUnits;
    }

    /// What was ever executed, with what was taken back.
    long executedUnits() {
        return executedUnits;
    }

    /// The row of an execution, negative if it is not known.
    int find(long id) {
        for (var i = 0; i < count; i++) {
            if (rows[i * WIDTH] == id) {
                return i;
            }
        }
        return -1;
    }

    Execution get(int row) {
        var at = row * WIDTH;
        return new Execution(
                rows[at], rows[at + 1], rows[at + 2], rows[at + 3], rows[at + 4], currencies[row]);
    }

    @Nullable Amendment amendment(long id) {
        for (var amendment : amendments) {
            if (amendment.id() == id) {
                return amendment;
            }
        }
        return null;
    }

    /// Takes a new execution as it was reported; what was said of it before counts.
    void add(
            long id,
            long number,
            long quantityUnits,
            long priceUnits,
            long commissionUnits,
            Currency commissionCurrency) {
        if (count == currencies.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
            currencies = Arrays.copyOf(currencies, 2 * count);
        }
        var amendment = amendments.isEmpty() ? null : amendment(id);
        if (amendment == null) {
            set(count, id, number, quantityUnits, priceUnits, commissionUnits, commissionCurrency);
            executedUnits = Math.addExact(executedUnits, quantityUnits);
        } else {
            var counts = amendment.corrected();
            set(
                    count,
                    id,
                    number,
                    counts == null ? 0 : counts.quantityUnits(),
                    counts == null ? 0 : counts.priceUnits(),
                    counts == null ? 0 : counts.commissionUnits(),
                    counts == null ? commissionCurrency : counts.commissionCurrency());
            var peak = Math.max(quantityUnits, amendment.peakUnits());
            executedUnits = Math.addExact(executedUnits, peak);
            note(new Amendment(id, counts, peak));
        }
        count++;
    }

    /// Takes back or corrects an execution; one that is not known yet is remembered.
    ///
    /// @param corrected null to take it back
    /// @return what counted before; null if nothing that is known changed
    @Nullable Execution amend(long id, @Nullable Execution corrected) {
        var before = amendment(id);
        var row = find(id);
        var known = row < 0 ? null : get(row);
        var peak = before != null ? before.peakUnits() : known != null ? known.quantityUnits() : 0;
        var newPeak = Math.max(peak, corrected == null ? 0 : corrected.quantityUnits());
        var isFinal = before != null && before.isBust();
        note(new Amendment(id, isFinal ? null : corrected, newPeak));
        if (known == null) {
            return null;
        }
        executedUnits = Math.addExact(executedUnits, newPeak - peak);
        if (isFinal) {
            return null;
        }
        var counts = corrected == null ? known.busted() : corrected;
        weigh(-known.quantityUnits(), known.priceUnits());
        filledUnits = Math.subtractExact(filledUnits, known.quantityUnits());
        set(
                row,
                id,
                known.number(),
                counts.quantityUnits(),
                counts.priceUnits(),
                counts.commissionUnits(),
                counts.commissionCurrency());
        return known;
    }

    /// The quantity-weighted price, rounded half to even.
    long averageUnits() {
        var worth =
                BigInteger.valueOf(worthHigh)
                        .shiftLeft(Long.SIZE)
                        .add(new BigInteger(Long.toUnsignedString(worthLow)));
        var parts = worth.divideAndRemainder(BigInteger.valueOf(filledUnits));
        var twice = parts[1].abs().shiftLeft(1).compareTo(BigInteger.valueOf(filledUnits));
        var rounds = twice > 0 || (twice == 0 && parts[0].testBit(0));
        return parts[0].longValueExact() + (rounds ? worth.signum() : 0);
    }

    private void set(
            int row,
            long id,
            long number,
            long quantityUnits,
            long priceUnits,
            long commissionUnits,
            Currency currency) {
        var at = row * WIDTH;
        rows[at] = id;
        rows[at + 1] = number;
        rows[at + 2] = quantityUnits;
        rows[at + 3] = priceUnits;
        rows[at + 4] = commissionUnits;
        currencies[row] = currency;
        filledUnits = Math.addExact(filledUnits, quantityUnits);
        weigh(quantityUnits, priceUnits);
    }

    private void weigh(long quantityUnits, long priceUnits) {
        var low = worthLow + quantityUnits * priceUnits;
        var carry = Long.compareUnsigned(low, worthLow) < 0 ? 1 : 0;
        worthHigh += Math.multiplyHigh(quantityUnits, priceUnits) + carry;
        worthLow = low;
    }

    private void note(Amendment amendment) {
        amendments.removeIf(one -> one.id() == amendment.id());
        amendments.add(amendment);
    }

    State save() {
        var saved = new State();
        var executions = new ArrayList<State>();
        for (var i = 0; i < count; i++) {
            executions.add(save(get(i)));
        }
        var changes = new ArrayList<State>();
        for (var amendment : amendments) {
            var change =
                    new State().put("id", amendment.id()).put("peakUnits", amendment.peakUnits());
            var corrected = amendment.corrected();
            changes.add(corrected == null ? change : change.put("corrected", save(corrected)));
        }
        return saved.put("executedUnits", executedUnits)
                .put("executions", executions)
                .put("amendments", changes);
    }

    static Executions load(State state) {
        var result = new Executions();
        for (var saved : state.getList("executions")) {
            var one = execution(saved);
            result.add(
                    one.id(),
                    one.number(),
                    one.quantityUnits(),
                    one.priceUnits(),
                    one.commissionUnits(),
                    one.commissionCurrency());
        }
        result.executedUnits = state.getLong("executedUnits");
        for (var saved : state.getList("amendments")) {
            var corrected = saved.has("corrected") ? execution(saved.getState("corrected")) : null;
            result.amendments.add(
                    new Amendment(saved.getLong("id"), corrected, saved.getLong("peakUnits")));
        }
        return result;
    }

    private static State save(Execution one) {
        return new State()
                .put("id", one.id())
                .put("number", one.number())
                .put("quantityUnits", one.quantityUnits())
                .put("priceUnits", one.priceUnits())
                .put("commissionUnits", one.commissionUnits())
                .put("currency", one.commissionCurrency().code())
                .put("currencyScale", one.commissionCurrency().scale());
    }

    private static Execution execution(State saved) {
        return new Execution(
                saved.getLong("id"),
                saved.getLong("number"),
                saved.getLong("quantityUnits"),
                saved.getLong("priceUnits"),
                saved.getLong("commissionUnits"),
                new Currency(saved.getText("currency"), saved.getInt("currencyScale")));
    }
}
