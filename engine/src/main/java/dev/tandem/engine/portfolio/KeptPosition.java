package dev.tandem.engine.portfolio;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.Position;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import java.util.Optional;

/// The position of one book, changed by [Portfolio] alone.
public final class KeptPosition implements Position {
    private final BookKey key;
    private final Instrument instrument;
    private long units;
    private long averageUnits;
    private long valueUnits;
    private long
            whole; // the position as a whole number, 0 if it is none: its value needs no 128-bit

    // division

    KeptPosition(BookKey key, Instrument instrument) {
        this.key = key;
        this.instrument = instrument;
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
        return units;
    }

    @Override
    public Optional<Price> averagePrice() {
        return units == 0
                ? Optional.empty()
                : Optional.of(new Price(averageUnits, instrument.priceScale()));
    }

    @Override
    public Money value() {
        return new Money(valueUnits, instrument.currency());
    }

    long valueUnits() {
        return valueUnits;
    }

    /// Unchanged when reducing, weighted when adding, the fill price after a turn.
    void fill(long signedUnits, long priceUnits) {
        var after = Math.addExact(units, signedUnits);
        if (units == 0 || (units > 0) != (after > 0) || after == 0) {
            averageUnits = after == 0 ? 0 : priceUnits;
        } else if (Math.abs(after) > Math.abs(units)) {
            var step =
                    FixedPoint.multiplyDivide(
                            Math.subtractExact(priceUnits, averageUnits),
                            Math.abs(signedUnits),
                            Math.abs(after));
            averageUnits = Math.addExact(averageUnits, step);
        }
        units = after;
        findWhole();
    }

    void mark(long priceUnits) {
        valueUnits =
                whole != 0
                        ? instrument.notionalOfWhole(priceUnits, whole)
                        : units == 0 ? 0 : instrument.notional(priceUnits, units);
    }

    private void findWhole() {
        var one = FixedPoint.power(instrument.quantityScale());
        whole = units % one == 0 ? units / one : 0;
    }

    State save() {
        return new State()
                .put("units", units)
                .put("averageUnits", averageUnits)
                .put("valueUnits", valueUnits);
    }

    void load(State state) {
        units = state.getLong("units");
        averageUnits = state.getLong("averageUnits");
        valueUnits = state.getLong("valueUnits");
        findWhole();
    }
}
