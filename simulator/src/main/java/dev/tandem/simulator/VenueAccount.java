package dev.tandem.simulator;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Side;
import dev.tandem.api.state.State;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// The venue's own books: cash, positions and what working buys have reserved. Nobody else writes
/// them.
final class VenueAccount {
    private static final long NANOS_A_DAY = 86_400_000_000_000L;

    private final List<Instrument> instruments;
    private final BigDecimal shortCover;
    private final long[] positionUnits;
    private final double[] marks;
    private long cashUnits;
    private long reservedUnits;
    private long month;
    private long monthUnits;

    VenueAccount(List<Instrument> instruments, Money cash, BigDecimal shortCover) {
        this.instruments = instruments;
        this.shortCover = shortCover;
        positionUnits = new long[instruments.size()];
        marks = new double[instruments.size()];
        Arrays.fill(marks, Double.NaN);
        cashUnits = cash.units();
    }

    List<Instrument> instruments() {
        return instruments;
    }

    /// Notional traded in the calendar month (UTC) of [#enterMonth].
    long monthUnits() {
        return monthUnits;
    }

    /// Starts a new count when the month is another one.
    void enterMonth(long atNanos) {
        var date = LocalDate.ofEpochDay(Math.floorDiv(atNanos, NANOS_A_DAY));
        var entered = date.getYear() * 12L + date.getMonthValue();
        if (entered != month) {
            month = entered;
            monthUnits = 0;
        }
    }

    /// Cash and positions at the last prices.
    long equityUnits() {
        var equity = cashUnits;
        for (var i = 0; i < positionUnits.length; i++) {
            if (positionUnits[i] != 0) {
                var instrument = instruments.get(i);
                equity =
                        Math.addExact(
                                equity,
                                instrument.notional(
                                        instrument.priceUnits(marks[i]), positionUnits[i]));
            }
        }
        return equity;
    }

    long cashUnits() {
        return cashUnits;
    }

    long position(Instrument instrument) {
        return positionUnits[instrument.ordinal()];
    }

    /// The last price seen, NaN before the first.
    double mark(Instrument instrument) {
        return marks[instrument.ordinal()];
    }

    void mark(Instrument instrument, double price) {
        marks[instrument.ordinal()] = price;
    }

    /// What a fill leaves for others: cash after it, less the cover of all shorts after it.
    long freeAfter(
            Instrument instrument,
            Side side,
            long quantityUnits,
            long priceUnits,
            long commissionUnits) {
        var notional = instrument.notional(priceUnits, quantityUnits);
        var cash =
                Math.subtractExact(
                        Math.subtractExact(cashUnits, Math.multiplyExact(side.sign(), notional)),
                        commissionUnits);
        var position =
                Math.addExact(position(instrument), Math.multiplyExact(side.sign(), quantityUnits));
        return Math.subtractExact(cash, shortCoverWith(instrument, position, priceUnits));
    }

    /// Equity that positions do not bind, once a part of one was closed; 0 or greater.
    ///
    /// @param closing units that the order closes first, at `priceUnits` and for `feeUnits`
    /// @param leverage a position binds its worth at the last price divided by it
    BigDecimal freeEquityAfter(
            Instrument instrument,
            Side side,
            long closing,
            long priceUnits,
            long feeUnits,
            BigDecimal leverage) {
        var equity = equityUnits() - feeUnits;
        var bound = 0L;
        for (var i = 0; i < positionUnits.length; i++) {
            var other = instruments.get(i);
            var units = positionUnits[i];
            if (units != 0) {
                var mark = other.priceUnits(marks[i]);
                if (i == instrument.ordinal() && closing != 0) {
                    var gained =
                            instrument.notional(mark, closing)
                                    - instrument.notional(priceUnits, closing);
                    equity = Math.addExact(equity, side.sign() * gained);
                    units += side.sign() * closing;
                }
                bound = Math.addExact(bound, Math.absExact(other.notional(mark, units)));
            }
        }
        return BigDecimal.valueOf(equity)
                .subtract(BigDecimal.valueOf(bound).divide(leverage, MathContext.DECIMAL64))
                .max(BigDecimal.ZERO);
    }

    void reserve(long units) {
        reservedUnits = Math.addExact(reservedUnits, units);
    }

    void release(long units) {
        reservedUnits = Math.subtractExact(reservedUnits, units);
    }

    long reservedUnits() {
        return reservedUnits;
    }

    void book(
            Instrument instrument,
            Side side,
            long quantityUnits,
            long priceUnits,
            long commissionUnits) {
        var notional = instrument.notional(priceUnits, quantityUnits);
        cashUnits =
                Math.subtractExact(
                        Math.subtractExact(cashUnits, Math.multiplyExact(side.sign(), notional)),
                        commissionUnits);
        monthUnits = Math.addExact(monthUnits, Math.absExact(notional));
        var index = instrument.ordinal();
        positionUnits[index] =
                Math.addExact(positionUnits[index], Math.multiplyExact(side.sign(), quantityUnits));
    }

    private long shortCoverWith(Instrument changed, long changedUnits, long changedMark) {
        if (shortCover.signum() == 0) {
            return 0;
        }
        var worth = 0L;
        for (var i = 0; i < positionUnits.length; i++) {
            var same = i == changed.ordinal();
            var units = same ? changedUnits : positionUnits[i];
            if (units < 0) {
                var instrument = instruments.get(i);
                var price = same ? changedMark : instrument.priceUnits(marks[i]);
                worth = Math.addExact(worth, instrument.notional(price, -units));
            }
        }
        return FixedPoint.multiply(
                worth, shortCover.unscaledValue().longValueExact(), shortCover.scale());
    }

    State save() {
        return new State()
                .put("cashUnits", cashUnits)
                .put("reservedUnits", reservedUnits)
                .put("positionUnits", positionUnits)
                .put("marks", marks)
                .put("month", month)
                .put("monthUnits", monthUnits);
    }

    void load(State state) {
        cashUnits = state.getLong("cashUnits");
        reservedUnits = state.getLong("reservedUnits");
        month = state.getLong("month");
        monthUnits = state.getLong("monthUnits");
        System.arraycopy(
                state.getLongs("positionUnits"), 0, positionUnits, 0, positionUnits.length);
        System.arraycopy(state.getDoubles("marks"), 0, marks, 0, marks.length);
    }
}
