package dev.tandem.api.account;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import org.jspecify.annotations.Nullable;

/// One line of the ledger. The lines of one entry sum to zero in each currency.
///
/// @param entry number of the entry within the run, from 1
/// @param account what it is booked on
/// @param instrument what it is about; null for interest on cash, deposits and the like
/// @param amount above 0 what the ledger account receives
public record Posting(
        long entry, LedgerAccount account, @Nullable Instrument instrument, Money amount) {}
