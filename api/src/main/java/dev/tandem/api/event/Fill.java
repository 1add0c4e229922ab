package dev.tandem.api.event;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.time.Instant;

/// One execution of an order, as booked.
///
/// @param number number of the fill within the run, from 1
/// @param executionId the venue's id; a fill is booked once per id
/// @param atNanos event time, nanoseconds since 1970 UTC
/// @param quantityUnits at the instrument's quantity scale, above 0
/// @param priceUnits at the instrument's price scale, not rounded to a tick
/// @param commission as it was charged, in whatever currency
/// @param commissionInAccount the same in the account's currency
/// @param rateUnits what one unit of the instrument's currency was worth in the account's, in units
///   of 10^-10 ([dev.tandem.api.account.CurrencyRates])
/// @param inBar the price lies inside the range of a bar that ended at `atNanos`
/// @param positionAfterUnits signed position of the key after this fill
/// @param cashAfter cash of the account after this fill, in its currency
public record Fill(
        long number,
        long executionId,
        BookKey key,
        Order order,
        long atNanos,
        long quantityUnits,
        long priceUnits,
        Money commission,
        Money commissionInAccount,
        long rateUnits,
        Liquidity liquidity,
        boolean inBar,
        long positionAfterUnits,
        Money cashAfter) {
    public Instrument instrument() {
        return order.instrument();
    }

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
