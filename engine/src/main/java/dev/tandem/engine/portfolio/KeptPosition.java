package dev.tandem.engine.portfolio;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.Holding;
import dev.tandem.api.account.Position;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// The position of one book, changed by [Portfolio] alone.
public final class KeptPosition implements Position {
    private final BookKey key;
    private final Instrument instrument;
    private Holding holding;
    private final boolean paid;
    private final boolean inverse;
    private final int currency;
    private long averageUnits;
    private long markUnits;
    private long valueUnits;
    private long gainedUnits;
    private long lastFill; // number of the last fill within the run
    private final List<Change> changes = new ArrayList<>(0);
    private long worthOfPriceUnit; // 0 where the value is no multiple of the price

    /// What changed it besides fills, so that its story can be told anew.
    ///
    /// @param afterFill number of the last fill before it
    private record Change(long afterFill, Kind kind, long first, long second) {
        private enum Kind {
            /// From so many units to so many.
            ADJUSTED,
            /// At a price, with a gain paid out.
            SETTLED
        }
    }

    /// @param currency number of the instrument's currency within the account
    KeptPosition(BookKey key, Instrument instrument, int currency) {
        this.key = key;
        this.instrument = instrument;
        this.currency = currency;
        holding = new Holding(instrument);
        paid = instrument.contract().settlement() == Settlement.PAID;
        inverse = instrument.contract().inverse();
    }

    public BookKey key() {
        return key;
    }

    @Override
    public Instrument instrument() {
        return instrument;
    }

    @Override
    public long signedUnits() {
        return holding.units();
    }

    @Override
    public Optional<Price> averagePrice() {
        return holding.isFlat()
                ? Optional.empty()
                : Optional.of(new Price(averageUnits, instrument.priceScale()));
    }

    @Override
    public Money value() {
        return new Money(valueUnits, instrument.currency());
    }

    @Override
    public Money openGain() {
        return new Money(openGainUnits(), instrument.currency());
    }

    /// Number of the instrument's currency within the account.
    public int currency() {
        return currency;
    }

    /// What all that was closed has gained, in units of the instrument's currency.
    public long gainedUnits() {
        return gainedUnits;
    }

    boolean isPaid() {
        return paid;
    }

    long valueUnits() {
        return valueUnits;
    }

    /// The price it was last valued at.
    long markUnits() {
        return markUnits;
    }

    /// What it adds to equity.
    long equityUnits() {
        return paid ? valueUnits : openGainUnits();
    }

    private long openGainUnits() {
        return Math.subtractExact(inverse ? -valueUnits : valueUnits, holding.costUnits());
    }

    /// As [#isFlat], the other way round; asked for at each bar.
    boolean isOpen() {
        return worthOfPriceUnit != 0 || !holding.isFlat();
    }

    /// The average is unchanged when reducing, weighted when adding, the fill price after a turn.
    ///
    /// @param number number of the fill within the run
    /// @return what the closed part gained
    long fill(long number, long signedUnits, long priceUnits) {
        lastFill = number;
        var gain = trade(signedUnits, priceUnits);
        findWorth();
        return gain;
    }

    private long trade(long signedUnits, long priceUnits) {
        var before = holding.units();
        var gain = holding.trade(signedUnits, priceUnits);
        var after = holding.units();
        if (before == 0 || (before > 0) != (after > 0) || after == 0) {
            averageUnits = after == 0 ? 0 : priceUnits;
        } else if (Math.abs(after) > Math.abs(before)) {
            var step =
                    FixedPoint.multiplyDivide(
                            Math.subtractExact(priceUnits, averageUnits),
                            Math.abs(signedUnits),
                            Math.abs(after));
            averageUnits = Math.addExact(averageUnits, step);
        }
        if (inverse && after != 0) {
            averageUnits = instrument.priceOfLevel(holding.costUnits(), after);
        }
        gainedUnits = Math.addExact(gainedUnits, gain);
        return gain;
    }

    /// Tells its story anew: the executions as they count now, in the order in which they were
    /// booked, and everything else where it was. Splits keep their ratio.
    ///
    /// @return what it gained more than it did before
    long rebook(List<SignedExecution> executions) {
        var gained = gainedUnits;
        holding = new Holding(instrument);
        gainedUnits = 0;
        averageUnits = 0;
        var next = 0;
        for (var one : executions) {
            while (next < changes.size() && changes.get(next).afterFill() < one.number()) {
                redo(changes.get(next++));
            }
            trade(one.signedUnits(), one.priceUnits());
        }
        while (next < changes.size()) {
            redo(changes.get(next++));
        }
        findWorth();
        mark(markUnits);
        return Math.subtractExact(gainedUnits, gained);
    }

    private void redo(Change change) {
        switch (change.kind()) {
            case ADJUSTED ->
                    resize(
                            change.first() == 0
                                    ? Math.addExact(holding.units(), change.second())
                                    : FixedPoint.multiplyDivide(
                                            holding.units(), change.second(), change.first()));
            case SETTLED -> payOut(change.first(), change.second());
        }
    }

    /// Another amount at the same cost, as after a split.
    void adjust(long units) {
        changes.add(new Change(lastFill, Change.Kind.ADJUSTED, holding.units(), units));
        resize(units);
        findWorth();
    }

    private void resize(long units) {
        averageUnits =
                units == 0 ? 0 : FixedPoint.multiplyDivide(averageUnits, holding.units(), units);
        holding.adjust(units);
    }

    /// Its gain was paid out: it counts from a price on.
    void settle(long priceUnits, long gainUnits) {
        changes.add(new Change(lastFill, Change.Kind.SETTLED, priceUnits, gainUnits));
        payOut(priceUnits, gainUnits);
    }

    private void payOut(long priceUnits, long gainUnits) {
        averageUnits = priceUnits;
        holding.paidOut(gainUnits);
    }

    void mark(long priceUnits) {
        markUnits = priceUnits;
        valueUnits =
                worthOfPriceUnit != 0
                        ? Math.multiplyExact(priceUnits, worthOfPriceUnit)
                        : holding.isFlat() ? 0 : instrument.notional(priceUnits, holding.units());
    }

    private void findWorth() {
        worthOfPriceUnit = instrument.notionalOfPriceUnit(holding.units());
    }

    State save() {
        return new State()
                .put("holding", holding.save())
                .put("averageUnits", averageUnits)
                .put("markUnits", markUnits)
                .put("valueUnits", valueUnits)
                .put("openGainUnits", openGainUnits())
                .put("gainedUnits", gainedUnits)
                .put("lastFill", lastFill)
                .put("changes", savedChanges());
    }

    private long[] savedChanges() {
        return changes.stream()
                .flatMapToLong(one ->
                        LongStream.of(
                                one.afterFill(), one.kind().ordinal(), one.first(), one.second()))
                .toArray();
    }

    void load(State state) {
        gainedUnits = state.getLong("gainedUnits");
        lastFill = state.getLong("lastFill");
        changes.clear();
        var saved = state.getLongs("changes");
        for (var i = 0; i < saved.length; i += 4) {
            var kind = Change.Kind.values()[(int) saved[i + 1]];
            changes.add(new Change(saved[i], kind, saved[i + 2], saved[i + 3]));
        }
        holding.load(state.getState("holding"));
        averageUnits = state.getLong("averageUnits");
        markUnits = state.getLong("markUnits");
        valueUnits = state.getLong("valueUnits");
        findWorth();
    }
}
