package dev.tandem.analytics;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.value.Money;
import org.jspecify.annotations.Nullable;

/// One line of the ledger of a run. The lines of one entry sum to zero in each currency.
///
/// @param entry its number within the run, from 1
/// @param atNanos nanoseconds since 1970 UTC
/// @param instrument what it is about; null for the account as a whole
/// @param amount above 0 what the ledger account receives
public record LedgerLine(
        long entry,
        long atNanos,
        LedgerAccount account,
        @Nullable Instrument instrument,
        Money amount) {}
