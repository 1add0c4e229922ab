package dev.tandem.engine.order;

import dev.tandem.api.value.Currency;

/// One execution of an order as it counts now.
///
/// @param id the venue's id
/// @param number number of its fill within the run; 0 if it was taken back before it came
/// @param quantityUnits 0 if it was taken back
/// @param commissionUnits in units of the ledger of its currency
public record Execution(
        long id,
        long number,
        long quantityUnits,
        long priceUnits,
        long commissionUnits,
        Currency commissionCurrency) {
    /// The same execution after it was taken back.
    Execution busted() {
        return new Execution(id, number, 0, 0, 0, commissionCurrency);
    }
}
