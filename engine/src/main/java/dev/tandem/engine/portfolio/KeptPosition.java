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
import java.util.Optional;

/// The position of one book, changed by [Portfolio] alone.
public final class KeptPosition implements Position {
    private final BookKey key;
    private final Instrument instrument;
    private final Holding holding;
    private final boolean paid;
    private final boolean inverse;
    private final int currency;
    private long averageUnits;
    private long markUnits;
    private long valueUnits;
    private long openGainUnits;
    private long worthOfPriceUnit; // 0 where the value is no multiple of the price

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
        return new Money(openGainUnits, instrument.currency());
    }

    /// Number of the instrument's currency within the account.
    public int currency() {
        return currency;
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
        return paid ? valueUnits : openGainUnits;
    }

    /// The average is unchanged when reducing, weighted when adding, the fill price after a turn.
    ///
    /// @return what the closed part gained
    long fill(long signedUnits, long priceUnits) {
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
        findWorth();
        return gain;
    }

    /// Another amount at the same cost, as after a split.
    void adjust(long units) {
        averageUnits =
                units == 0 ? 0 : FixedPoint.multiplyDivide(averageUnits, holding.units(), units);
        holding.adjust(units);
        findWorth();
    }

    /// Its gain was paid out: it counts from a price on.
    void settle(long priceUnits, long gainUnits) {
        averageUnits = priceUnits;
        holding.paidOut(gainUnits);
    }

    void mark(long priceUnits) {
        markUnits = priceUnits;
        valueUnits =
                worthOfPriceUnit != 0
                        ? Math.multiplyExact(priceUnits, worthOfPriceUnit)
                        : holding.isFlat() ? 0 : instrument.notional(priceUnits, holding.units());
        openGainUnits = Math.subtractExact(inverse ? -valueUnits : valueUnits, holding.costUnits());
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
                .put("openGainUnits", openGainUnits);
    }

    void load(State state) {
        holding.load(state.getState("holding"));
        averageUnits = state.getLong("averageUnits");
        markUnits = state.getLong("markUnits");
        valueUnits = state.getLong("valueUnits");
        openGainUnits = state.getLong("openGainUnits");
        findWorth();
    }
}
