package dev.tandem.analytics;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;

/// A position that the run left open; excluded from all figures of closed trades.
///
/// @param quantity what is held now
/// @param entryPrice quantity-weighted price of the entries, rounded half to even to the storage
///   scale
/// @param cashFlow exact cash of its fills so far before commission: negative for what was paid
/// @param commission of its fills so far
public record OpenTrade(
        BookKey key,
        Instrument instrument,
        Direction direction,
        long openedNanos,
        Quantity quantity,
        Price entryPrice,
        Money cashFlow,
        Money commission,
        long bars,
        Money mae,
        Money mfe) {}
