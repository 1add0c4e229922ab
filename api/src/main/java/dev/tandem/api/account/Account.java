package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;

/// Cash, positions and equity of the account; a live view.
public interface Account {
    /// Name of the account.
    String name();

    /// Cash of all currencies at their last rates, in the account's currency, after everything
    /// booked so far.
    Money cash();

    /// Cash in one currency.
    ///
    /// @throws IllegalArgumentException if the account never holds this currency
    Money cash(Currency currency);

    /// Cash plus the value of all positions that were paid in full, plus the open gains of all
    /// contracts, at their last marks.
    Money equity();

    /// Cash less the estimated cost of all orders that may still fill, less the cover of short
    /// positions, less the margin of contracts and their open losses.
    Money freeCash();

    /// The net position over all strategies and side modes.
    Position position(Instrument instrument);
}
