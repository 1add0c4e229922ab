package dev.tandem.api.event;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.time.Instant;

/// A booked execution that the venue took back, or that a correction replaces: then the corrected
/// one follows as a [Fill] under the same number. The books are as if it had never been booked.
///
/// @param fillNumber number of the fill within the run
/// @param executionId the venue's id
/// @param atNanos when we learned it, nanoseconds since 1970 UTC
/// @param quantityUnits as it was booked, above 0
/// @param priceUnits as it was booked
/// @param commission as it was booked, returned now
/// @param commissionInAccount the same in the account's currency, at the rate of now
/// @param rateUnits what one unit of the instrument's currency is worth now, as in [Fill]
/// @param reason the venue's words
/// @param positionAfterUnits signed position of the key after the reversal
/// @param cashAfter cash of the account after the reversal, in its currency
public record Reversal(
        long fillNumber,
        long executionId,
        BookKey key,
        Order order,
        long atNanos,
        long quantityUnits,
        long priceUnits,
        Money commission,
        Money commissionInAccount,
        long rateUnits,
        String reason,
        long positionAfterUnits,
        Money cashAfter) {
    public Instrument instrument() {
        return order.instrument();
    }

    /// The side of the execution, not of its reversal.
    public Side side() {
        return order.side();
    }

    public Quantity quantity() {
        return new Quantity(quantityUnits, instrument().quantityScale());
    }

    public Price price() {
        return new Price(priceUnits, instrument().priceScale());
    }

    public Instant at() {
        return Instant.EPOCH.plusNanos(atNanos);
    }
}
