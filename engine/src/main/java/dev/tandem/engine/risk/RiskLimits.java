package dev.tandem.engine.risk;

import dev.tandem.api.value.Money;
import java.util.Optional;

/// What risk enforces on every order, beyond the rules of the instrument.
///
/// @param maxOrderValue an order worth more at its reference price is denied; empty for no limit
/// @param maxOpenOrders orders beyond this number of open ones are denied
public record RiskLimits(Optional<Money> maxOrderValue, int maxOpenOrders) {
    /// Open orders up to 10,000, of any value.
    public static final RiskLimits NONE = new RiskLimits(Optional.empty(), 10_000);
}
