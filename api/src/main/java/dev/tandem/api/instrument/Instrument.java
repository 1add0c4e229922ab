package dev.tandem.api.instrument;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.order.Side;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/// Something that can be traded, with one storage scale for prices and one for quantities, for
/// life.
///
/// Largest amounts in 64 bits:
///
/// | scale | largest price or quantity |
/// |---|---|
/// | 0 | 9 223 372 036 854 775 807 |
/// | 2 | 92 233 720 368 547 758 |
/// | 4 | 922 337 203 685 477 |
/// | 8 | 92 233 720 368 |
/// | 12 | 9 223 372 |
/// | 18 | 9.2 |
///
/// The product of price and quantity is formed in 128 bits and must fit the ledger of the
/// [Currency]; what does not fit throws [ArithmeticException]. Conversion from `double` happens
/// here and nowhere else; it refuses NaN and infinity. Equal when the ids are equal.
public final class Instrument implements Comparable<Instrument> {
    private final InstrumentId id;
    private final InstrumentClass kind;
    private final int ordinal;
    private final int priceScale;
    private final int quantityScale;
    private final Currency currency;
    private final BigDecimal multiplier;
    private final long multiplierUnits;
    private final int notionalDrop;
    private final boolean negativePrices;
    private final TradingCalendar calendar;
    private final List<TradingRules> rules;
    private final long[] lots; // by rule; asked for several times an order
    private final long[] minima;
    private final long[] ticks;
    private final ContractTerms contract;

    /// An instrument that is paid in full, see [#withContract].
    ///
    /// @param ordinal its place in the instrument order of a run, 0 or greater
    /// @param multiplier what one unit of quantity times one unit of price is worth in `currency`,
    ///   above 0; 1 for shares, 50 for an E-mini future
    /// @param rules at least one, sorted by their first instant; the first one also holds before
    public Instrument(
            InstrumentId id,
            InstrumentClass kind,
            int ordinal,
            int priceScale,
            int quantityScale,
            Currency currency,
            BigDecimal multiplier,
            boolean negativePrices,
            TradingCalendar calendar,
            List<TradingRules> rules) {
        this(
                id,
                kind,
                ordinal,
                priceScale,
                quantityScale,
                currency,
                multiplier,
                negativePrices,
                calendar,
                rules,
                ContractTerms.PAID);
    }

    private Instrument(
            InstrumentId id,
            InstrumentClass kind,
            int ordinal,
            int priceScale,
            int quantityScale,
            Currency currency,
            BigDecimal multiplier,
            boolean negativePrices,
            TradingCalendar calendar,
            List<TradingRules> rules,
            ContractTerms contract) {
        if (ordinal < 0 || rules.isEmpty() || multiplier.signum() <= 0) {
            throw new IllegalArgumentException(
                    "no instrument: "
                            + id
                            + " ordinal "
                            + ordinal
                            + ", rules "
                            + rules
                            + ", multiplier "
                            + multiplier);
        }
        this.id = id;
        this.kind = kind;
        this.ordinal = ordinal;
        this.priceScale = priceScale;
        this.quantityScale = quantityScale;
        this.currency = currency;
        this.multiplier = multiplier.stripTrailingZeros();
        var multiplierScale = Math.max(0, this.multiplier.scale());
        this.multiplierUnits =
                this.multiplier.setScale(multiplierScale).unscaledValue().longValueExact();
        this.notionalDrop = priceScale + quantityScale + multiplierScale - currency.scale();
        this.negativePrices = negativePrices;
        this.calendar = calendar;
        this.rules = List.copyOf(rules);
        this.contract = contract;
        lots = units(rule -> rule.lot().unitsAt(quantityScale));
        minima = units(rule -> rule.minimum().unitsAt(quantityScale));
        ticks = units(rule -> rule.tick().unitsAt(priceScale));
    }

    public InstrumentId id() {
        return id;
    }

    public String symbol() {
        return id.symbol();
    }

    public InstrumentClass kind() {
        return kind;
    }

    /// Its place in the instrument order of the run, from 0.
    public int ordinal() {
        return ordinal;
    }

    /// The same instrument at another place in the order of a run.
    public Instrument withOrdinal(int changed) {
        return new Instrument(
                id,
                kind,
                changed,
                priceScale,
                quantityScale,
                currency,
                multiplier,
                negativePrices,
                calendar,
                rules,
                contract);
    }

    /// The same instrument with other terms of holding it.
    public Instrument withContract(ContractTerms changed) {
        return new Instrument(
                id,
                kind,
                ordinal,
                priceScale,
                quantityScale,
                currency,
                multiplier,
                negativePrices,
                calendar,
                rules,
                changed);
    }

    /// What holding it means for the account.
    public ContractTerms contract() {
        return contract;
    }

    public int priceScale() {
        return priceScale;
    }

    public int quantityScale() {
        return quantityScale;
    }

    public Currency currency() {
        return currency;
    }

    public BigDecimal multiplier() {
        return multiplier;
    }

    public boolean allowsNegativePrices() {
        return negativePrices;
    }

    public TradingCalendar calendar() {
        return calendar;
    }

    /// All rules, by the time from which they hold.
    public List<TradingRules> rules() {
        return rules;
    }

    /// The rules in force at an instant.
    public TradingRules rulesAt(long atNanos) {
        return rules.get(ruleAt(atNanos));
    }

    /// The lot in force at an instant, in units at [#quantityScale].
    public long lotUnits(long atNanos) {
        return lots[ruleAt(atNanos)];
    }

    /// The smallest quantity of an order at an instant, in units at [#quantityScale].
    public long minimumUnits(long atNanos) {
        return minima[ruleAt(atNanos)];
    }

    /// The tick in force at an instant, in units at [#priceScale].
    public long tickUnits(long atNanos) {
        return ticks[ruleAt(atNanos)];
    }

    private int ruleAt(long atNanos) {
        var current = 0;
        while (current + 1 < lots.length && rules.get(current + 1).fromNanos() <= atNanos) {
            current++;
        }
        return current;
    }

    private long[] units(ToLongFunction<TradingRules> of) {
        return rules.stream().mapToLong(of).toArray();
    }

    /// The nearest storable price, not rounded to a tick.
    ///
    /// @throws IllegalArgumentException if the value is not finite
    public Price price(double value) {
        return new Price(priceUnits(value), priceScale);
    }

    /// A price as a double, for calculations of a strategy.
    public double toDouble(Price price) {
        return FixedPoint.toDouble(price.units(), price.scale());
    }

    /// The storable quantity nearest to `value`; lots are applied when an order is formed.
    ///
    /// @throws IllegalArgumentException if the value is negative or not finite
    public Quantity quantity(double value) {
        return new Quantity(quantityUnits(value), quantityScale);
    }

    /// The nearest storable price as units at [#priceScale].
    ///
    /// @throws IllegalArgumentException if the value is not finite
    public long priceUnits(double value) {
        try {
            return FixedPoint.fromDouble(value, priceScale);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("no price of " + id + ": " + value, e);
        }
    }

    /// The storable quantity nearest to `value` as units at [#quantityScale].
    ///
    /// @throws IllegalArgumentException if the value is negative or not finite
    public long quantityUnits(double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("no quantity of " + id + ": " + value);
        }
        try {
            return FixedPoint.fromDouble(value, quantityScale);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException("no quantity of " + id + ": " + value, e);
        }
    }

    /// An order price on the tick that is no worse for the one who pays: a buy is rounded down, a
    /// sell up.
    public long roundPassively(Side side, long priceUnits, long atNanos) {
        var tick = tickUnits(atNanos);
        var down = Math.multiplyExact(Math.floorDiv(priceUnits, tick), tick);
        return side == Side.BUY || down == priceUnits ? down : Math.addExact(down, tick);
    }

    /// The largest multiple of the lot that is at most `quantityUnits`.
    public long floorToLot(long quantityUnits, long atNanos) {
        var lot = lotUnits(atNanos);
        return quantityUnits / lot * lot;
    }

    /// What an amount is worth at a price, in ledger units of [#currency], rounded half to even.
    ///
    /// @param quantityUnits may be negative for a short position
    /// @throws ArithmeticException if the worth does not fit the ledger
    public long notional(long priceUnits, long quantityUnits) {
        return contract.inverse()
                ? inverse(priceUnits, quantityUnits)
                : linear(priceUnits, quantityUnits);
    }

    /// What a position gains from one price to another is the difference of its levels: its
    /// notional, and for an inverse contract the notional with the opposite sign, as that falls
    /// when the price rises.
    ///
    /// @param quantityUnits below 0 for a short position
    /// @throws ArithmeticException if the level does not fit the ledger
    public long level(long priceUnits, long quantityUnits) {
        return contract.inverse()
                ? -inverse(priceUnits, quantityUnits)
                : linear(priceUnits, quantityUnits);
    }

    /// The price at which an amount has a level, rounded half to even to the storage scale.
    ///
    /// @param quantityUnits not 0
    public long priceOfLevel(long levelUnits, long quantityUnits) {
        var level = BigDecimal.valueOf(levelUnits, currency.scale());
        var amount = multiplier.multiply(BigDecimal.valueOf(quantityUnits, quantityScale));
        var price =
                contract.inverse()
                        ? amount.negate().divide(level, priceScale, RoundingMode.HALF_EVEN)
                        : level.divide(amount, priceScale, RoundingMode.HALF_EVEN);
        return price.unscaledValue().longValueExact();
    }

    private long inverse(long priceUnits, long quantityUnits) {
        var worth =
                multiplier
                        .multiply(BigDecimal.valueOf(quantityUnits, quantityScale))
                        .divide(
                                BigDecimal.valueOf(priceUnits, priceScale),
                                currency.scale(),
                                RoundingMode.HALF_EVEN);
        return worth.unscaledValue().longValueExact();
    }

    private long linear(long priceUnits, long quantityUnits) {
        var one = FixedPoint.power(quantityScale);
        var whole = quantityUnits / one;
        return whole * one == quantityUnits // of shares and contracts, without 128 bits
                ? FixedPoint.multiply(
                        priceUnits, whole, multiplierUnits, notionalDrop - quantityScale)
                : FixedPoint.multiply(priceUnits, quantityUnits, multiplierUnits, notionalDrop);
    }

    /// What [#notional] of an amount grows by with each unit of price at [#priceScale]: the
    /// notional is the product of the two.
    ///
    /// @param quantityUnits may be negative
    /// @return 0 where that is no whole number of ledger units, or depends on the price
    public long notionalOfPriceUnit(long quantityUnits) {
        var units = productOrZero(quantityUnits, multiplierUnits);
        if (contract.inverse() || Math.abs(notionalDrop) > FixedPoint.MAX_SCALE) {
            return 0;
        }
        var power = FixedPoint.power(Math.abs(notionalDrop));
        if (notionalDrop < 0) {
            return productOrZero(units, power);
        }
        return units % power == 0 ? units / power : 0;
    }

    private static long productOrZero(long a, long b) {
        var product = a * b;
        var signs = product >> 63; // all of the upper half, if it fits
        return Math.multiplyHigh(a, b) == signs ? product : 0;
    }

    @Override
    public int compareTo(Instrument other) {
        return Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Instrument instrument && id.equals(instrument.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
