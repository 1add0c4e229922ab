package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.Holding;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Margins;
import dev.tandem.api.instrument.Settlement;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Equity that counts as margin, and what positions demand of it, at given prices and in the
/// account's currency.
///
/// Positions that are not isolated share the cash that is not set aside, and their gains and
/// losses. In a margin account everything counts; in a cash account contracts do, and what it would
/// cost to buy shorts back, while longs that are paid in full are no security.
final class MarginLevels {
    private final VenueAccount account;
    private final AccountTerms terms;
    private final BigDecimal longMaintenance;
    private final BigDecimal shortMaintenance;

    /// A price for each instrument, in units of its price scale.
    interface Prices {
        long of(Instrument instrument);
    }

    MarginLevels(VenueAccount account, AccountTerms terms) {
        this.account = account;
        this.terms = terms;
        longMaintenance = account.rules().margin().longMaintenance();
        shortMaintenance = account.rules().margin().shortMaintenance();
    }

    /// Whether positions in an instrument share the margin of the account.
    boolean binds(Instrument instrument) {
        return terms.isByMargin(instrument) && !terms.isIsolated(instrument);
    }

    /// Whether the position at a place is open and has a margin set aside.
    boolean isIsolated(int place) {
        var holding = account.holdings()[place];
        return !holding.isFlat() && terms.isIsolated(holding.instrument());
    }

    /// Whether the position at a place is open and shares the margin of the account.
    boolean isShared(int place) {
        var holding = account.holdings()[place];
        return !holding.isFlat() && binds(holding.instrument());
    }

    /// Whether a position in an instrument is open and has a margin of its own or shares that of
    /// the account.
    boolean isBound(Instrument instrument) {
        var first = instrument.ordinal() * account.modes();
        for (var place = first; place < first + account.modes(); place++) {
            if (isShared(place) || isIsolated(place)) {
                return true;
            }
        }
        return false;
    }

    /// Whether any position shares the margin of the account.
    boolean isAnyShared() {
        for (var place = 0; place < account.holdings().length; place++) {
            if (isShared(place)) {
                return true;
            }
        }
        return false;
    }

    /// Equity of the positions that share the margin of the account.
    long sharedEquity(Prices prices) {
        var equity = Math.subtractExact(account.cashUnits(), account.isolated().units());
        for (var place = 0; place < account.holdings().length; place++) {
            equity = Math.addExact(equity, shared(place, prices));
        }
        return equity;
    }

    private long shared(int place, Prices prices) {
        var holding = account.holdings()[place];
        if (holding.isFlat()) {
            return 0;
        }
        var instrument = holding.instrument();
        var counts = isShared(place) || (isPaid(instrument) && holding.units() < 0);
        return counts
                ? account.inAccount(instrument, holding.equityUnits(prices.of(instrument)))
                : 0;
    }

    /// Maintenance margin of the positions that share the margin of the account.
    long sharedMaintenance(Prices prices, long atNanos) {
        var sum = 0L;
        for (var place = 0; place < account.holdings().length; place++) {
            if (isShared(place)) {
                sum = Math.addExact(sum, maintenance(place, prices, atNanos));
            }
        }
        return sum;
    }

    /// Initial margin of the positions that share the margin of the account.
    long sharedInitial(Prices prices, long atNanos) {
        var sum = 0L;
        for (var place = 0; place < account.holdings().length; place++) {
            if (isShared(place)) {
                var holding = account.holdings()[place];
                var instrument = holding.instrument();
                var units =
                        Margins.initialUnits(
                                instrument,
                                prices.of(instrument),
                                Math.abs(holding.units()),
                                terms.leverage(instrument),
                                atNanos);
                sum = Math.addExact(sum, account.inAccount(instrument, units));
            }
        }
        return sum;
    }

    /// Whether any position in an instrument shares the margin of the account.
    boolean isShared(Instrument instrument) {
        var first = instrument.ordinal() * account.modes();
        return isShared(first) || (account.modes() > 1 && isShared(first + 1));
    }

    /// What the shared positions of an instrument add to equity, less what they demand.
    long sharedExcess(Instrument instrument, Prices prices, long atNanos) {
        var sum = 0L;
        var first = instrument.ordinal() * account.modes();
        for (var place = first; place < first + account.modes(); place++) {
            if (isShared(place)) {
                var excess =
                        Math.subtractExact(
                                shared(place, prices), maintenance(place, prices, atNanos));
                sum = Math.addExact(sum, excess);
            }
        }
        return sum;
    }

    /// Equity of an isolated position: what is set aside for it, and its gain.
    long isolatedEquity(int place, Prices prices) {
        return Math.addExact(account.isolated().units(place), gain(place, prices));
    }

    /// What a position gained since it was opened or settled.
    long gain(int place, Prices prices) {
        var holding = account.holdings()[place];
        var instrument = holding.instrument();
        return account.inAccount(instrument, holding.openGainUnits(prices.of(instrument)));
    }

    /// Maintenance margin of the position at a place.
    long maintenance(int place, Prices prices, long atNanos) {
        var holding = account.holdings()[place];
        var instrument = holding.instrument();
        var price = prices.of(instrument);
        var units = Margins.maintenanceUnits(instrument, price, Math.abs(holding.units()), atNanos);
        if (isPaid(instrument)) {
            units = Math.max(units, house(holding, price));
        }
        return account.inAccount(instrument, units);
    }

    private long house(Holding holding, long priceUnits) {
        var share = holding.units() > 0 ? longMaintenance : shortMaintenance;
        if (share.signum() == 0) {
            return 0;
        }
        var worth = Math.absExact(holding.instrument().notional(priceUnits, holding.units()));
        return BigDecimal.valueOf(worth)
                .multiply(share)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static boolean isPaid(Instrument instrument) {
        return instrument.contract().settlement() == Settlement.PAID;
    }
}
