package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;

/// The amount of one instrument that is held and what it cost, exactly. What was spent leaves with
/// the amount, in proportion, so that a position that is closed leaves no remainder: all gains paid
/// out and the open one always add up to the level of what is held less the levels of all trades.
///
/// The cost is a sum of levels, see [Instrument#level]: above 0 for a long of a linear instrument,
/// below 0 for a short.
public final class Holding {
    private final Instrument instrument;
    private long units;
    private long costUnits;

    public Holding(Instrument instrument) {
        this.instrument = instrument;
    }

    /// The same amount and cost in an object of its own.
    public Holding copy() {
        var copy = new Holding(instrument);
        copy.units = units;
        copy.costUnits = costUnits;
        return copy;
    }

    public Instrument instrument() {
        return instrument;
    }

    /// Above 0 long, below 0 short, at the instrument's quantity scale.
    public long units() {
        return units;
    }

    /// In units of the instrument's currency.
    public long costUnits() {
        return costUnits;
    }

    public boolean isFlat() {
        return units == 0;
    }

    /// Books a trade: closes first, then opens the other way round.
    ///
    /// @param signedUnits above 0 bought, below 0 sold
    /// @return what the closed part gained, in units of the instrument's currency
    /// @throws ArithmeticException if an amount leaves 64 bits
    public long trade(long signedUnits, long priceUnits) {
        var before = units;
        var after = Math.addExact(before, signedUnits);
        units = after;
        if (before == 0 || (before > 0) == (signedUnits > 0)) {
            costUnits = Math.addExact(costUnits, instrument.level(priceUnits, signedUnits));
            return 0;
        }
        if (after != 0 && (after > 0) != (before > 0)) { // turned
            var closed = instrument.level(priceUnits, before);
            var gain = Math.subtractExact(closed, costUnits);
            costUnits = Math.addExact(instrument.level(priceUnits, signedUnits), closed);
            return gain;
        }
        var released =
                after == 0
                        ? costUnits
                        : FixedPoint.multiplyDivide(
                                costUnits, Math.abs(signedUnits), Math.abs(before));
        costUnits = Math.subtractExact(costUnits, released);
        return Math.subtractExact(-instrument.level(priceUnits, signedUnits), released);
    }

    /// The gain since it was opened or last settled, if it were closed at a price.
    public long openGainUnits(long priceUnits) {
        return units == 0 ? 0 : Math.subtractExact(instrument.level(priceUnits, units), costUnits);
    }

    /// What it adds to the equity of the account at a price: its notional if it was paid in full,
    /// else its open gain.
    public long equityUnits(long priceUnits) {
        return instrument.contract().settlement() == Settlement.PAID
                ? instrument.notional(priceUnits, units)
                : openGainUnits(priceUnits);
    }

    /// Its gain was paid out, so that it counts from the price of now on.
    public void paidOut(long gainUnits) {
        costUnits = Math.addExact(costUnits, gainUnits);
    }

    /// Changes the amount and not its cost, as a split does.
    public void adjust(long changedUnits) {
        units = changedUnits;
    }

    public State save() {
        return new State().put("units", units).put("costUnits", costUnits);
    }

    public void load(State state) {
        units = state.getLong("units");
        costUnits = state.getLong("costUnits");
    }
}
