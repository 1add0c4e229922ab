package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What borrowing for short sales costs, and how much there is to borrow. It concerns what is paid
/// in full; nobody lends a contract. Each midnight UTC a short costs its worth at the last price,
/// times the rate, divided by the days of a year. What was lent is not recalled.
///
/// @param rate a year, of what has no terms of its own; 0.005 is 0.5 %, 0 or greater
/// @param own terms of single instruments: the list of those that are hard to borrow
/// @param daysAYear by which a yearly rate is divided
public record BorrowRules(BigDecimal rate, List<Terms> own, int daysAYear) {
    /// As much as is wanted, for nothing: the default, which flatters shorts that are kept for
    /// long.
    public static final BorrowRules FREE = new BorrowRules(BigDecimal.ZERO, List.of(), 365);

    public BorrowRules {
        requireNotNegative(rate);
        own = List.copyOf(own);
        if (daysAYear < 1) {
            throw new IllegalArgumentException("a year has no " + daysAYear + " days");
        }
    }

    /// Terms of one instrument.
    ///
    /// @param rate a year, 0 or greater
    /// @param available largest short position; empty for any, 0 for none
    public record Terms(InstrumentId instrument, BigDecimal rate, Optional<Quantity> available) {
        public Terms {
            requireNotNegative(rate);
        }
    }

    /// With these terms for an instrument.
    public BorrowRules with(Terms changed) {
        var all = new ArrayList<>(own);
        all.removeIf(one -> one.instrument().equals(changed.instrument()));
        all.add(changed);
        return new BorrowRules(rate, all, daysAYear);
    }

    BigDecimal rate(Instrument instrument) {
        return own.stream()
                .filter(one -> one.instrument().equals(instrument.id()))
                .map(Terms::rate)
                .findFirst()
                .orElse(rate);
    }

    /// Largest short position in units of quantity, `Long.MAX_VALUE` for any.
    long availableUnits(Instrument instrument) {
        return own.stream()
                .filter(one -> one.instrument().equals(instrument.id()))
                .flatMap(one -> one.available().stream())
                .mapToLong(quantity -> quantity.unitsAt(instrument.quantityScale()))
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    boolean isFree() {
        return rate.signum() == 0 && own.stream().allMatch(one -> one.rate().signum() == 0);
    }

    private static void requireNotNegative(BigDecimal rate) {
        if (rate.signum() < 0) {
            throw new IllegalArgumentException("borrowing costs 0 or more: " + rate);
        }
    }
}
