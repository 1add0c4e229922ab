package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.Holding;
import dev.tandem.api.instrument.Margins;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;

/// The margins set aside for isolated positions, in the account's currency. They stay part of the
/// cash, and pay for nothing else.
///
/// What opens or enlarges a position sets its initial margin at the price of the fill aside; what
/// reduces it gives back a part in proportion.
final class IsolatedMargins {
    private final VenueAccount account;
    private final AccountTerms terms;
    private final long[] balances;
    private long units;

    IsolatedMargins(VenueAccount account, AccountTerms terms) {
        this.account = account;
        this.terms = terms;
        balances = new long[account.holdings().length];
    }

    /// What is set aside for the position at a place.
    long units(int place) {
        return balances[place];
    }

    /// What is set aside for all positions.
    long units() {
        return units;
    }

    /// What is set aside once a trade is booked.
    ///
    /// @param signedUnits bought, or below 0 sold
    long after(int place, long signedUnits, long priceUnits, long atNanos) {
        var holding = account.holdings()[place];
        var before = holding.units();
        var after = Math.addExact(before, signedUnits);
        if (after == 0) {
            return 0;
        }
        if (before == 0 || (before > 0) != (after > 0)) {
            return initial(holding, after, priceUnits, atNanos);
        }
        if (Math.abs(after) <= Math.abs(before)) {
            return FixedPoint.multiplyDivide(balances[place], Math.abs(after), Math.abs(before));
        }
        var added =
                initial(holding, after, priceUnits, atNanos)
                        - initial(holding, before, priceUnits, atNanos);
        return Math.addExact(balances[place], Math.max(0, added));
    }

    /// A trade is about to be booked.
    void trade(int place, long signedUnits, long priceUnits, long atNanos) {
        if (terms.isIsolated(account.holdings()[place].instrument())) {
            set(place, after(place, signedUnits, priceUnits, atNanos));
        }
    }

    /// The gain of a position was paid out; its margin bears it.
    void settle(int place, long gainUnits) {
        if (terms.isIsolated(account.holdings()[place].instrument())) {
            set(place, Math.addExact(balances[place], gainUnits));
        }
    }

    private void set(int place, long changed) {
        units = Math.addExact(units, Math.subtractExact(changed, balances[place]));
        balances[place] = changed;
    }

    private long initial(Holding holding, long heldUnits, long priceUnits, long atNanos) {
        var instrument = holding.instrument();
        return account.inAccount(
                instrument,
                Margins.initialUnits(
                        instrument,
                        priceUnits,
                        Math.abs(heldUnits),
                        terms.leverage(instrument),
                        atNanos));
    }

    State save() {
        return new State().put("balances", balances);
    }

    void load(State state) {
        System.arraycopy(state.getLongs("balances"), 0, balances, 0, balances.length);
        units = 0;
        for (var balance : balances) {
            units = Math.addExact(units, balance);
        }
    }
}
