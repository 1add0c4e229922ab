package dev.tandem.analytics;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;

/// One position from flat to flat, or from or to a flip; partial exits are averaged.
///
/// @param openedNanos time of the first fill, nanoseconds since 1970 UTC
/// @param closedNanos time of the last fill
/// @param quantity the largest size held
/// @param entryPrice quantity-weighted price of the entries, rounded half to even to the storage
///   scale
/// @param exitPrice quantity-weighted price of the exits, rounded likewise
/// @param entryValue what the entries were worth, never negative
/// @param equityAtOpen equity of the account at the last mark before the first fill
/// @param pnlGross exact cash of the exits less that of the entries
/// @param commission of both sides; a fill that flips gives its closing part here, in proportion to
///   quantity
/// @param bars bars that ended while the position was open
/// @param mae worst excursion of the open amount against its average entry, 0 or less, from bar
///   highs and lows and the prices of the exits
/// @param mfe best excursion likewise, 0 or more
public record Trade(
        BookKey key,
        Instrument instrument,
        Direction direction,
        long openedNanos,
        long closedNanos,
        Quantity quantity,
        Price entryPrice,
        Price exitPrice,
        Money entryValue,
        Money equityAtOpen,
        Money pnlGross,
        Money commission,
        long bars,
        Money mae,
        Money mfe) {
    /// Profit after commission.
    public Money pnlNet() {
        return pnlGross.minus(commission);
    }

    /// Whether it earned; a trade that came out at zero did not.
    public boolean isWon() {
        return pnlNet().units() > 0;
    }
}
