package dev.tandem.analytics;

import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// One position while it is open.
final class TradeBuilder {
    /// The part of a fill that belongs to one position.
    ///
    /// @param notionalUnits worth of the part in units of the instrument's currency
    /// @param commission in the account's currency
    record Part(Fill fill, long quantityUnits, long notionalUnits, Money commission) {
        static Part whole(Fill fill) {
            var worth = fill.instrument().notional(fill.priceUnits(), fill.quantityUnits());
            return new Part(fill, fill.quantityUnits(), worth, fill.commissionInAccount());
        }

        /// The first `units` of this part; the commission in proportion, rounded half to even.
        Part first(long units) {
            var share =
                    new BigDecimal(
                                    BigInteger.valueOf(commission.units())
                                            .multiply(BigInteger.valueOf(units)))
                            .divide(BigDecimal.valueOf(quantityUnits), 0, RoundingMode.HALF_EVEN)
                            .longValueExact();
            return new Part(
                    fill,
                    units,
                    fill.instrument().notional(fill.priceUnits(), units),
                    new Money(share, commission.currency()));
        }

        /// What `first` leaves, so that both add up to this part exactly.
        Part without(Part first) {
            return new Part(
                    fill,
                    quantityUnits - first.quantityUnits,
                    Math.subtractExact(notionalUnits, first.notionalUnits),
                    commission.minus(first.commission));
        }
    }

    private final Fill opening;
    private final Side side;
    private final Currency account;
    private final boolean paid;
    private final boolean inverse;
    private final Money equityAtOpen;
    private final Leg entries = new Leg();
    private final Leg exits = new Leg();
    private Money commission;
    private long signedUnits;
    private long largestUnits;
    private long bars;
    private long adjustedNanos = Long.MIN_VALUE;
    private double worst;
    private double best;
    private long rateUnits; // of the instrument's currency at the last fill

    /// @param side of the position, not of the opening fill if that is traded back
    TradeBuilder(Fill opening, Side side, Money equityAtOpen) {
        this.opening = opening;
        this.side = side;
        this.equityAtOpen = equityAtOpen;
        account = opening.commissionInAccount().currency();
        paid = instrument().contract().settlement() == Settlement.PAID;
        inverse = instrument().contract().inverse();
        commission = Money.zero(account);
    }

    void enter(Part part) {
        rateUnits = part.fill().rateUnits();
        entries.add(part, inAccount(part.notionalUnits()));
        commission = commission.plus(part.commission());
        signedUnits = Math.addExact(signedUnits, part.quantityUnits() * side.sign());
        largestUnits = Math.max(largestUnits, Math.abs(signedUnits));
    }

    /// The position is of another amount before a fill: it was split at that instant.
    ///
    /// @param beforeUnits what was held before the fill
    void adjust(long beforeUnits, long atNanos) {
        if (beforeUnits != signedUnits) {
            scale(beforeUnits, BigDecimal.valueOf(beforeUnits), BigDecimal.valueOf(signedUnits));
            adjustedNanos = atNanos;
        }
    }

    /// As [#adjust], unless a fill of the same instant told of it already.
    void split(InstrumentEvent.Split split) {
        if (adjustedNanos != split.atNanos()) {
            var units = scaled(signedUnits, split.ratio(), BigDecimal.ONE);
            scale(units, split.ratio(), BigDecimal.ONE);
        }
    }

    private void scale(long units, BigDecimal numerator, BigDecimal denominator) {
        signedUnits = units;
        largestUnits = scaled(largestUnits, numerator, denominator);
        entries.scale(numerator, denominator);
        exits.scale(numerator, denominator);
    }

    private static long scaled(long units, BigDecimal numerator, BigDecimal denominator) {
        return BigDecimal.valueOf(units)
                .multiply(numerator)
                .divide(denominator, 0, RoundingMode.DOWN)
                .longValueExact();
    }

    void exit(Part part) {
        excursion(price(part.fill()));
        rateUnits = part.fill().rateUnits();
        exits.add(part, inAccount(part.notionalUnits()));
        commission = commission.plus(part.commission());
        signedUnits -= part.quantityUnits() * side.sign();
    }

    /// A bar ended. The range of a bar inside of which the position was opened says nothing about
    /// it.
    void onBar(long atNanos, double high, double low) {
        bars++;
        if (!opening.inBar() || opening.atNanos() != atNanos) {
            excursion(high);
            excursion(low);
        }
    }

    private void excursion(double price) {
        var amount = FixedPoint.toDouble(signedUnits, instrument().quantityScale());
        var multiplier = instrument().multiplier().doubleValue();
        var entry = entries.average(instrument());
        var move = inverse ? 1 / entry - 1 / price : price - entry;
        var gain = move * amount * multiplier;
        worst = Math.min(worst, gain);
        best = Math.max(best, gain);
    }

    private static double price(Fill fill) {
        return FixedPoint.toDouble(fill.priceUnits(), fill.instrument().priceScale());
    }

    Side side() {
        return side;
    }

    Instrument instrument() {
        return opening.instrument();
    }

    long heldUnits() {
        return Math.abs(signedUnits);
    }

    Trade closed(long closedNanos) {
        return new Trade(
                opening.key(),
                instrument(),
                Direction.of(side.sign()),
                opening.atNanos(),
                closedNanos,
                new Quantity(largestUnits, instrument().quantityScale()),
                entries.averagePrice(instrument()),
                exits.averagePrice(instrument()),
                new Money(Math.abs(entries.accountUnits), account),
                equityAtOpen,
                cashFlow(),
                commission,
                bars,
                money(worst),
                money(best));
    }

    OpenTrade open() {
        return new OpenTrade(
                opening.key(),
                instrument(),
                Direction.of(side.sign()),
                opening.atNanos(),
                new Quantity(heldUnits(), instrument().quantityScale()),
                entries.averagePrice(instrument()),
                cashFlow(),
                commission,
                bars,
                money(worst),
                money(best));
    }

    /// What is paid in full is worth what it was worth at each fill; the gain of a contract is
    /// worth what it is when it is closed.
    private Money cashFlow() {
        var received =
                paid
                        ? Math.subtractExact(exits.accountUnits, entries.accountUnits)
                        : inAccount(Math.subtractExact(exits.notionalUnits, entries.notionalUnits));
        return new Money(received * side.sign() * (inverse ? -1 : 1), account);
    }

    /// An amount of the instrument's currency at the rate of the last fill.
    private long inAccount(long units) {
        var digits = instrument().currency().scale() - account.scale();
        return FixedPoint.multiply(units, rateUnits, CurrencyRates.SCALE + digits);
    }

    private Money money(double amount) {
        var units = FixedPoint.fromDouble(amount, instrument().currency().scale());
        return new Money(inAccount(units), account);
    }

    /// The entries or the exits of a position, summed exactly.
    private static final class Leg {
        private BigInteger priceTimesQuantity = BigInteger.ZERO;
        private long quantityUnits;
        private long notionalUnits;
        private long accountUnits;
        private double average; // kept for the bars, of which there are many more than fills

        /// @param worth in units of the account's currency
        void add(Part part, long worth) {
            accountUnits = Math.addExact(accountUnits, worth);
            priceTimesQuantity =
                    priceTimesQuantity.add(
                            BigInteger.valueOf(part.fill().priceUnits())
                                    .multiply(BigInteger.valueOf(part.quantityUnits())));
            quantityUnits = Math.addExact(quantityUnits, part.quantityUnits());
            notionalUnits = Math.addExact(notionalUnits, part.notionalUnits());
            average = priceTimesQuantity.doubleValue() / quantityUnits;
        }

        /// More units at a lower price, for the same money.
        void scale(BigDecimal numerator, BigDecimal denominator) {
            quantityUnits = scaled(quantityUnits, numerator, denominator);
            average = quantityUnits == 0 ? 0 : priceTimesQuantity.doubleValue() / quantityUnits;
        }

        double average(Instrument instrument) {
            return average / FixedPoint.power(instrument.priceScale());
        }

        Price averagePrice(Instrument instrument) {
            var units =
                    new BigDecimal(priceTimesQuantity)
                            .divide(BigDecimal.valueOf(quantityUnits), 0, RoundingMode.HALF_EVEN)
                            .longValueExact();
            return new Price(units, instrument.priceScale());
        }
    }
}
