package dev.tandem.api.account;

import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.order.SideMode;

/// What an order, a fill and a posting belong to. A position is the sum of the fills of one key.
///
/// @param account name of the account at the venue
/// @param strategy name of the strategy instance
public record BookKey(String account, String strategy, InstrumentId instrument, SideMode sideMode) {
    @Override
    public String toString() {
        return account + "/" + strategy + "/" + instrument + "/" + sideMode;
    }
}
