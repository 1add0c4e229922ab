package dev.tandem.simulator;

import dev.tandem.api.event.Liquidity;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.FundRules.Check;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Whether an order can be paid: cash for buys, cover for shorts, a position for what is
/// reduce-only.
final class OrderFunds {
    /// How often a quantity and its commission are brought to fit each other; more change nothing.
    private static final int COMMISSION_ROUNDS = 3;

    /// No price.
    static final long UNKNOWN = Long.MIN_VALUE;

    private final VenueModel model;
    private final VenueAccount account;
    private final RunningCash running;
    private final MarginFunds margin;
    private final FreeFunds free;
    private final Borrowing borrowing;

    OrderFunds(VenueModel model, VenueAccount account) {
        this.model = model;
        this.account = account;
        free = new FreeFunds(account, model.funds(), model.terms());
        running = new RunningCash(account, this, free);
        margin = new MarginFunds(model.funds(), free, this);
        borrowing = new Borrowing(account);
    }

    /// Why an order cannot be taken, or null; on success the cost of its buys is reserved.
    @Nullable String refusal(WorkingOrder order, long atNanos) {
        var unborrowed =
                order.asleep || order.reduceOnly
                        ? null
                        : borrowing.refusal(
                                order, Math.max(0, order.remaining() - opposite(order)));
        if (unborrowed != null) {
            return unborrowed;
        }
        if (!order.reduceOnly
                && order.remaining() > opposite(order)
                && !account.isConvertible(order.instrument)) {
            return unknownRate(order.instrument);
        }
        return switch (model.funds().check()) {
            case RESERVE -> order.asleep ? null : refusalBesideOthers(order, atNanos);
            case RUNNING -> {
                running.begin(atNanos);
                yield running.refusal(order, reference(order), atNanos);
            }
            case AT_FILL, MARGIN, NEVER -> null;
        };
    }

    private @Nullable String refusalBesideOthers(WorkingOrder order, long atNanos) {
        var opposite = opposite(order);
        if (order.reduceOnly) {
            return opposite == 0 ? "reduce-only, but there is no position to reduce" : null;
        }
        var reference = reference(order);
        var wanted =
                order.sized && reference != UNKNOWN
                        ? resolve(order, reference, reference, atNanos)
                        : order.remaining();
        var opening = Math.max(0, wanted - opposite);
        if (opening == 0) {
            return null;
        }
        if (reference == UNKNOWN) {
            return isForbiddenShort(order) ? shortRefusal(order, opposite) : null;
        }
        var refusal =
                openingRefusal(
                        order,
                        reference,
                        wanted - opening,
                        opening,
                        account.reservedUnits(),
                        atNanos);
        if (refusal == null) {
            reserve(order, atNanos);
        }
        return refusal;
    }

    /// How much of its position an order would close before it opens anything.
    long opposite(WorkingOrder order) {
        return Math.max(0, -order.side.sign() * account.position(order));
    }

    private boolean isForbiddenShort(WorkingOrder order) {
        var isPaid = order.instrument.contract().settlement() == Settlement.PAID;
        return order.side == Side.SELL && isPaid && !model.funds().shortSelling();
    }

    /// Why the part of an order that opens a position cannot be had at a price, or null.
    ///
    /// @param reservedUnits cash promised to other orders
    @Nullable String openingRefusal(
            WorkingOrder order,
            long priceUnits,
            long closing,
            long opening,
            long reservedUnits,
            long atNanos) {
        var instrument = order.instrument;
        if (model.funds().check() == Check.NEVER) {
            return null;
        }
        if (isForbiddenShort(order)) {
            return shortRefusal(order, closing);
        }
        var commission = commission(order, closing, opening, priceUnits, Liquidity.TAKER);
        var signed = order.side.sign() * (closing + opening);
        var left =
                Math.subtractExact(
                        free.after(order, signed, priceUnits, commission, atNanos), reservedUnits);
        if (left >= 0) {
            return null;
        }
        return (free.isByMargin(instrument) ? "not enough margin" : "not enough cash")
                + ": short by "
                + new Money(-left, base())
                + " for "
                + FixedPoint.toText(closing + opening, instrument.quantityScale())
                + " "
                + instrument.symbol()
                + " at "
                + FixedPoint.toText(priceUnits, instrument.priceScale());
    }

    /// Why the part of an order that opens a position cannot be had when it fills, or null.
    ///
    /// @param rawUnits the price before slippage
    @Nullable String fillRefusal(
            WorkingOrder order,
            long rawUnits,
            long priceUnits,
            long closing,
            long opening,
            long atNanos) {
        var unborrowed = borrowing.refusal(order, opening);
        if (unborrowed != null) {
            return unborrowed;
        }
        return model.funds().check() == Check.MARGIN
                ? margin.refusal(order, rawUnits, priceUnits, closing, opening)
                : openingRefusal(order, priceUnits, closing, opening, 0, atNanos);
    }

    private String unknownRate(Instrument instrument) {
        return "no rate from "
                + instrument.currency()
                + " or "
                + account.feeCurrency(instrument)
                + " to "
                + base()
                + " is known yet";
    }

    private Currency base() {
        return account.rates().currency(0);
    }

    static String shortRefusal(WorkingOrder order, long held) {
        var scale = order.instrument.quantityScale();
        return "short selling is off: sells "
                + FixedPoint.toText(order.remaining(), scale)
                + " "
                + order.instrument.symbol()
                + " but holds "
                + FixedPoint.toText(held, scale);
    }

    /// What an order is valued at before it fills: its limit or trigger, else the last price;
    /// [#UNKNOWN] before there is one.
    long reference(WorkingOrder order) {
        var mark = account.mark(order.instrument);
        if (Double.isNaN(mark) && order.trail() != null) {
            return UNKNOWN; // it has no price to follow yet
        }
        return switch (order.kind) {
            case LIMIT, TOUCH_LIMIT -> order.limitUnits;
            case STOP, TOUCH -> order.triggerUnits;
            case STOP_LIMIT ->
                    model.funds().check() == Check.RUNNING ? order.triggerUnits : order.limitUnits;
            case MARKET -> Double.isNaN(mark) ? UNKNOWN : order.instrument.priceUnits(mark);
        };
    }

    /// What an order may take beyond closing a position, at its reference price.
    private long estimate(WorkingOrder order, long atNanos) {
        var reference = reference(order);
        var byMargin = free.isByMargin(order.instrument);
        if ((order.side == Side.SELL && !byMargin) || order.reduceOnly || reference == UNKNOWN) {
            return 0;
        }
        var opening = Math.max(0, order.remaining() - opposite(order));
        if (opening == 0 || !account.isConvertible(order.instrument)) {
            return 0;
        }
        var fee = part(order, opening, reference, Liquidity.TAKER, 0);
        if (byMargin) {
            return Math.addExact(
                    free.margin(order, opening, reference, atNanos),
                    account.inAccount(order.instrument, fee));
        }
        var worth = order.instrument.notional(reference, opening);
        var paid = account.inAccount(order.instrument, Math.addExact(worth, fee));
        return Math.addExact(paid, free.exchange(order.instrument, paid));
    }

    /// Sets aside what the rest of an order may take.
    void reserve(WorkingOrder order, long atNanos) {
        order.reservedUnits = estimate(order, atNanos);
        account.reserve(order.reservedUnits);
    }

    /// Gives back what was reserved.
    void unreserve(WorkingOrder order) {
        account.release(order.reservedUnits);
        order.reservedUnits = 0;
    }

    /// Closing and opening part pay separately, as a minimum may apply to each.
    long commission(
            WorkingOrder order, long closing, long opening, long priceUnits, Liquidity liquidity) {
        var closingFee =
                closing == 0 ? 0 : part(order, closing, priceUnits, liquidity, order.filledUnits);
        var openingFee =
                opening == 0
                        ? 0
                        : part(order, opening, priceUnits, liquidity, order.filledUnits + closing);
        return Math.addExact(closingFee, openingFee);
    }

    /// What one part of a fill costs.
    long part(
            WorkingOrder order,
            long quantityUnits,
            long priceUnits,
            Liquidity liquidity,
            long filledUnits) {
        return model.commission()
                .of(
                        new Commission.Charge(
                                order.instrument,
                                quantityUnits,
                                priceUnits,
                                liquidity,
                                filledUnits,
                                account.monthUnits()));
    }

    /// The whole lots that a value, or a share of equity with its commission, comes to at a price.
    ///
    /// @param rawUnits the price before slippage
    long resolve(WorkingOrder order, long rawUnits, long priceUnits, long atNanos) {
        var instrument = order.instrument;
        if (model.funds().check() == Check.MARGIN
                && order.size instanceof OrderSize.EquityShare(var share)) {
            return margin.share(order, share, rawUnits, priceUnits, atNanos);
        }
        var unit = FixedPoint.power(instrument.quantityScale());
        var each = Math.absExact(instrument.notional(priceUnits, unit));
        return switch (order.size) {
            case OrderSize.Units(var quantity) ->
                    throw new IllegalArgumentException("resolved already: " + quantity);
            case OrderSize.Value(var amount) ->
                    lots(instrument, BigDecimal.valueOf(worth(instrument, amount)), each, atNanos);
            case OrderSize.EquityShare(var share) -> {
                var equity =
                        account.rates()
                                .fromBase(
                                        account.currency(instrument),
                                        Math.max(0, account.equityUnits()));
                var worth = share.multiply(BigDecimal.valueOf(equity));
                var units = lots(instrument, worth, each, atNanos);
                for (var rounds = 0; rounds < COMMISSION_ROUNDS && units > 0; rounds++) {
                    var fee = part(order, units, priceUnits, Liquidity.TAKER, 0);
                    var left = worth.subtract(BigDecimal.valueOf(fee)).max(BigDecimal.ZERO);
                    units = lots(instrument, left, each, atNanos);
                }
                yield units;
            }
        };
    }

    /// An amount in the instrument's currency.
    private long worth(Instrument instrument, Money amount) {
        if (amount.currency().equals(instrument.currency())) {
            return amount.units();
        }
        var rates = account.rates();
        var base = rates.toBase(rates.number(amount.currency()), amount.units());
        return rates.fromBase(account.currency(instrument), base);
    }

    private static long lots(Instrument instrument, BigDecimal worth, long each, long atNanos) {
        var unit = BigDecimal.valueOf(FixedPoint.power(instrument.quantityScale()));
        var units =
                worth.multiply(unit)
                        .divide(BigDecimal.valueOf(Math.max(1, each)), 0, RoundingMode.DOWN)
                        .longValueExact();
        return instrument.floorToLot(units, atNanos);
    }

    State save() {
        return running.save();
    }

    void load(State state) {
        running.load(state);
    }
}
