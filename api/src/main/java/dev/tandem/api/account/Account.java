package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;

/// Cash, positions and equity of the account; a live view.
public interface Account {
    /// Name of the account.
    String name();

    /// Cash in the account's currency, after all fills and fees booked so far.
    Money cash();

    /// Cash plus the value of all positions at their last marks.
    Money equity();

    /// Cash less the estimated cost of all buys that may still fill and less the cover of short
    /// positions.
    Money freeCash();

    /// The net position over all strategies.
    Position position(Instrument instrument);
}
