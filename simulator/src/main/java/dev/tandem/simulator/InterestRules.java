package dev.tandem.simulator;

import dev.tandem.api.value.Currency;
import java.util.ArrayList;
import java.util.List;

/// What cash costs and earns. Each midnight UTC, `balance × rate / days of a year` is added to the
/// balance, so that interest bears interest from the next day on; rounded half to even to the
/// currency's ledger.
///
/// @param rates by currency; others bear none
/// @param daysAYear by which a yearly rate is divided: 365, or 360 for rates of the money market;
///   every calendar day counts, the 29th of February too
public record InterestRules(List<Rates> rates, int daysAYear) {
    /// No interest at all, the default.
    public static final InterestRules NONE = new InterestRules(List.of(), 365);

    public InterestRules {
        rates = List.copyOf(rates);
        if (daysAYear < 1) {
            throw new IllegalArgumentException("a year has no " + daysAYear + " days");
        }
    }

    /// Rates of one currency.
    ///
    /// @param debit what cash below 0 costs a year
    /// @param credit what cash above 0 earns a year
    public record Rates(Currency currency, RatePath debit, RatePath credit) {}

    /// With these rates for a currency.
    public InterestRules with(Rates changed) {
        var all = new ArrayList<>(rates);
        all.removeIf(one -> one.currency().equals(changed.currency()));
        all.add(changed);
        return new InterestRules(all, daysAYear);
    }

    public InterestRules withDaysAYear(int changed) {
        return new InterestRules(rates, changed);
    }

    boolean isNone() {
        return rates.stream().allMatch(one -> one.debit().isZero() && one.credit().isZero());
    }
}
