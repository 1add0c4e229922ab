package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.Holding;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Margins;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.value.FixedPoint;
import java.math.BigDecimal;
import java.math.MathContext;

/// What the positions of an account leave for others, in the account's currency: its cash as far as
/// it is not held, and for each position what it adds less what it binds.
///
/// | position | adds | binds |
/// |---|---|---|
/// | bought with cash | nothing | nothing |
/// | sold short in a cash account | nothing, its proceeds are cash | its worth times the cover |
/// | paid in full in a margin account | its worth | its initial margin |
/// | contract | its open gain | its initial margin |
/// | isolated contract | nothing | what is set aside for it, which is held cash |
final class FreeFunds {
    private static final int NONE = -1;

    private final VenueAccount account;
    private final FundRules rules;
    private final AccountTerms terms;

    FreeFunds(VenueAccount account, FundRules rules, AccountTerms terms) {
        this.account = account;
        this.rules = rules;
        this.terms = terms;
    }

    /// What is free now, beside what working orders have reserved.
    long units(long atNanos) {
        return Math.addExact(usable(), of(NONE, atNanos));
    }

    private long usable() {
        return Math.subtractExact(account.cashUnits(), account.heldUnits());
    }

    /// What is free once a trade is booked and its position valued at its price.
    ///
    /// @param signedUnits bought, or below 0 sold
    /// @param feeUnits in the instrument's currency
    long after(WorkingOrder order, long signedUnits, long priceUnits, long feeUnits, long atNanos) {
        var instrument = order.instrument;
        var place = account.place(instrument, order.sideMode);
        var holding = account.holdings()[place];
        if (isPaid(instrument)) {
            var worth = instrument.notional(priceUnits, Math.abs(signedUnits));
            var received = Math.multiplyExact(-Long.signum(signedUnits), worth);
            var free = withCash(instrument, Math.subtractExact(received, feeUnits));
            if (!isByMargin(instrument) && Math.addExact(holding.units(), signedUnits) >= 0) {
                return Math.addExact(free, of(place, atNanos)); // what cash pays for binds nothing
            }
            var after = holding.copy();
            after.trade(signedUnits, priceUnits);
            free = Math.addExact(free, of(after, priceUnits, atNanos));
            return Math.addExact(free, of(place, atNanos));
        }
        var after = holding.copy();
        var gain = after.trade(signedUnits, priceUnits);
        var bound =
                isIsolated(place)
                        ? aside(place, signedUnits, priceUnits, atNanos)
                        : of(after, priceUnits, atNanos);
        var free = withCash(instrument, Math.subtractExact(gain, feeUnits));
        return Math.addExact(Math.addExact(free, bound), of(place, atNanos));
    }

    /// What is usable with an amount of an instrument's currency more, which is exchanged.
    private long withCash(Instrument instrument, long units) {
        var moved = account.inAccount(instrument, units);
        return Math.subtractExact(Math.addExact(usable(), moved), exchange(instrument, moved));
    }

    /// An amount of the account's currency in that of an instrument.
    BigDecimal inCurrencyOf(Instrument instrument, BigDecimal units) {
        var number = account.currency(instrument);
        if (number == 0) {
            return units;
        }
        var rates = account.rates();
        var digits = rates.currency(number).scale() - rates.currency(0).scale();
        return units.movePointRight(CurrencyRates.SCALE + digits)
                .divide(BigDecimal.valueOf(rates.rateUnits(number)), MathContext.DECIMAL64);
    }

    /// What exchanging an amount of an instrument's currency costs.
    long exchange(Instrument instrument, long inAccountUnits) {
        return account.currency(instrument) == 0 ? 0 : account.conversionCost(inAccountUnits);
    }

    /// What a trade of an isolated position gives back; below 0 what it sets aside.
    private long aside(int place, long signedUnits, long priceUnits, long atNanos) {
        var isolated = account.isolated();
        return Math.subtractExact(
                isolated.units(place), isolated.after(place, signedUnits, priceUnits, atNanos));
    }

    /// The initial margin of a part of an order, in the account's currency.
    long margin(WorkingOrder order, long quantityUnits, long priceUnits, long atNanos) {
        return account.inAccount(
                order.instrument,
                Margins.initialUnits(
                        order.instrument,
                        priceUnits,
                        quantityUnits,
                        terms.leverage(order.instrument),
                        atNanos));
    }

    /// Whether an order binds margin and not cash.
    boolean isByMargin(Instrument instrument) {
        return terms.isByMargin(instrument);
    }

    private boolean isIsolated(int place) {
        return terms.isIsolated(account.holdings()[place].instrument());
    }

    /// @param except a place that does not count
    private long of(int except, long atNanos) {
        var free = 0L;
        if (account.isAllPaid()) {
            return free;
        }
        var holdings = account.holdings();
        for (var place = 0; place < holdings.length; place++) {
            var holding = holdings[place];
            if (place != except && !holding.isFlat() && !isIsolated(place)) {
                var mark = account.markUnits(holding.instrument());
                free = Math.addExact(free, of(holding, mark, atNanos));
            }
        }
        return free;
    }

    private long of(Holding holding, long priceUnits, long atNanos) {
        var instrument = holding.instrument();
        if (!isByMargin(instrument)) {
            return holding.units() >= 0 ? 0 : -cover(holding, priceUnits);
        }
        var margin =
                Margins.initialUnits(
                        instrument,
                        priceUnits,
                        Math.abs(holding.units()),
                        terms.leverage(instrument),
                        atNanos);
        return account.inAccount(
                instrument, Math.subtractExact(holding.equityUnits(priceUnits), margin));
    }

    private long cover(Holding shorted, long priceUnits) {
        var cover = rules.shortCover();
        var worth = shorted.instrument().notional(priceUnits, -shorted.units());
        return FixedPoint.multiply(
                account.inAccount(shorted.instrument(), worth),
                cover.unscaledValue().longValueExact(),
                cover.scale());
    }

    private static boolean isPaid(Instrument instrument) {
        return instrument.contract().settlement() == Settlement.PAID;
    }

    /// Equity that positions do not bind, once a part of one was closed; 0 or greater. A position
    /// binds its worth at the last price divided by the leverage.
    ///
    /// @param closing units that the order closes first, at `priceUnits` and for `feeUnits`
    BigDecimal equityAfter(WorkingOrder order, long closing, long priceUnits, long feeUnits) {
        var instrument = order.instrument;
        var equity = account.equityUnits() - account.inAccount(instrument, feeUnits);
        var bound = 0L;
        for (var holding : account.holdings()) {
            var other = holding.instrument();
            var units = holding.units();
            if (units != 0) {
                var mark = account.markUnits(other);
                if (holding == account.holding(instrument, order.sideMode) && closing != 0) {
                    var gained =
                            instrument.notional(mark, closing)
                                    - instrument.notional(priceUnits, closing);
                    var gain = account.inAccount(instrument, gained);
                    equity = Math.addExact(equity, order.side.sign() * gain);
                    units += order.side.sign() * closing;
                }
                var worth = Math.absExact(other.notional(mark, units));
                bound = Math.addExact(bound, account.inAccount(other, worth));
            }
        }
        return BigDecimal.valueOf(equity)
                .subtract(BigDecimal.valueOf(bound).divide(rules.leverage(), MathContext.DECIMAL64))
                .max(BigDecimal.ZERO);
    }
}
