package dev.tandem.engine.portfolio;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Money;
import org.jspecify.annotations.Nullable;

/// Cash by currency. Every movement has its other side on another account of the ledger, and is
/// told to the listener.
final class Ledger {
    private final CurrencyRates rates;
    private final RunListener listener;
    private final long[] cash;
    private long entries;
    private long atNanos;

    Ledger(CurrencyRates rates, Money capital, RunListener listener) {
        this.rates = rates;
        this.listener = listener;
        cash = new long[rates.count()];
        cash[0] = capital.units();
    }

    /// Tells of the first deposit.
    void open(long nanos) {
        begin(nanos);
        tell(LedgerAccount.CAPITAL, null, 0, -cash[0]);
        tell(LedgerAccount.CASH, null, 0, cash[0]);
    }

    /// Begins an entry.
    void begin(long nanos) {
        atNanos = nanos;
        entries++;
    }

    /// @param units above 0 received, below 0 paid
    void move(LedgerAccount against, @Nullable Instrument instrument, int currency, long units) {
        if (units == 0) {
            return;
        }
        cash[currency] = Math.addExact(cash[currency], units);
        tell(LedgerAccount.CASH, instrument, currency, units);
        tell(against, instrument, currency, -units);
    }

    private void tell(
            LedgerAccount account, @Nullable Instrument instrument, int currency, long units) {
        listener.onPosting(
                atNanos,
                entries,
                account,
                instrument,
                rates.currency(currency),
                units,
                rates.toBase(currency, units));
    }

    long cashUnits(int currency) {
        return cash[currency];
    }

    State save() {
        return new State().put("cash", cash).put("entries", entries);
    }

    void load(State state) {
        System.arraycopy(state.getLongs("cash"), 0, cash, 0, cash.length);
        entries = state.getLong("entries");
    }
}
