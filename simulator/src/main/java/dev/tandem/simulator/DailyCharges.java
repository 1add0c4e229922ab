package dev.tandem.simulator;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.state.State;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Interest on cash and the cost of borrowed shares, posted at each midnight UTC for the day that
/// ends.
final class DailyCharges {
    private static final long DAY = 86_400_000_000_000L;

    private final VenueAccount account;
    private final InterestRules interest;
    private final BorrowRules borrowing;
    private final BigDecimal[] borrowRates;
    private final boolean isCharged;
    private long nextNanos = WorkingOrder.NEVER;

    DailyCharges(VenueAccount account) {
        this.account = account;
        interest = account.rules().interest();
        borrowing = account.rules().borrowing();
        borrowRates =
                account.instruments().stream().map(borrowing::rate).toArray(BigDecimal[]::new);
        isCharged = !interest.isNone() || !borrowing.isFree();
    }

    /// When something is charged next.
    long nextNanos() {
        return nextNanos;
    }

    /// Time has come to an instant; the first one begins the first day.
    void advance(long atNanos) {
        if (!isCharged) {
            return;
        }
        if (nextNanos == WorkingOrder.NEVER) {
            nextNanos = Math.multiplyExact(Math.floorDiv(atNanos, DAY) + 1, DAY);
        }
        for (; nextNanos <= atNanos; nextNanos += DAY) {
            charge(nextNanos - 1);
        }
    }

    private void charge(long dayNanos) {
        for (var rates : interest.rates()) {
            var number = account.rates().find(rates.currency());
            if (number >= 0) {
                var cash = account.cashUnits(number);
                var rate = (cash < 0 ? rates.debit() : rates.credit()).at(dayNanos);
                account.pay(LedgerAccount.INTEREST, number, part(cash, rate, interest.daysAYear()));
            }
        }
        if (borrowing.isFree()) {
            return;
        }
        for (var holding : account.holdings()) {
            var instrument = holding.instrument();
            if (holding.units() < 0 && instrument.contract().settlement() == Settlement.PAID) {
                var worth = instrument.notional(account.markUnits(instrument), holding.units());
                var rate = borrowRates[instrument.ordinal()];
                account.pay(
                        LedgerAccount.BORROWING,
                        instrument,
                        part(worth, rate, borrowing.daysAYear()));
            }
        }
    }

    private static long part(long units, BigDecimal rate, int daysAYear) {
        return BigDecimal.valueOf(units)
                .multiply(rate)
                .divide(BigDecimal.valueOf(daysAYear), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    State save() {
        return new State().put("nextNanos", nextNanos);
    }

    void load(State state) {
        nextNanos = state.getLong("nextNanos");
    }
}
