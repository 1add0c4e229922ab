package dev.tandem.engine.portfolio;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Margins;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The exact books of one account: cash by currency, one position for each key, and their running
/// value.
///
/// Equity is cash plus what was paid in full at its marks plus the open gains of contracts; it is
/// kept by currency, not summed anew. Every sum is checked: what leaves 64 bits throws
/// [ArithmeticException].
public final class Portfolio {
    private final CurrencyRates rates;
    private final Ledger ledger;
    private final Map<BookKey, KeptPosition> positions = new LinkedHashMap<>();
    private final KeptPosition[][] byInstrument;
    private final int[] openCounts; // positions of an instrument that are not flat
    private final boolean hasContracts;
    private final Totals[] totals;
    private long heldUnits;

    /// What the positions of one currency come to, in units of its ledger.
    private static final class Totals {
        private long equityUnits;
        private long exposureUnits;
        private long shortUnits;

        /// A position was worth something else before.
        private void change(KeptPosition position, long equityBefore, long valueBefore) {
            var value = position.valueUnits();
            if (position.isPaid() && (value | valueBefore) >= 0) { // a long: one step for both
                var step = Math.subtractExact(value, valueBefore);
                equityUnits = Math.addExact(equityUnits, step);
                exposureUnits = Math.addExact(exposureUnits, step);
                return;
            }
            equityUnits = changed(equityUnits, equityBefore, position.equityUnits());
            exposureUnits =
                    changed(exposureUnits, Math.absExact(valueBefore), Math.absExact(value));
            if (position.isPaid()) {
                shortUnits = changed(shortUnits, Math.max(0, -valueBefore), Math.max(0, -value));
            }
        }

        private static long changed(long sum, long before, long after) {
            return Math.addExact(sum, Math.subtractExact(after, before));
        }
    }

    /// @param currencies in which cash may lie besides that of the account, and those of the
    ///   instruments
    public Portfolio(
            Money cash,
            List<Instrument> instruments,
            List<Currency> currencies,
            RunListener listener) {
        var others = new ArrayList<>(instruments.stream().map(Instrument::currency).toList());
        others.addAll(currencies);
        rates = new CurrencyRates(cash.currency(), others);
        ledger = new Ledger(rates, cash, listener);
        totals = new Totals[rates.count()];
        for (var i = 0; i < totals.length; i++) {
            totals[i] = new Totals();
        }
        byInstrument = new KeptPosition[instruments.size()][0];
        openCounts = new int[instruments.size()];
        hasContracts =
                instruments.stream()
                        .anyMatch(one -> one.contract().settlement() != Settlement.PAID);
    }

    /// Tells of the first deposit.
    public void open(long atNanos) {
        ledger.open(atNanos);
    }

    /// The rates by which everything is converted.
    public CurrencyRates rates() {
        return rates;
    }

    /// The position of a key, flat if nothing was ever booked under it.
    public KeptPosition position(BookKey key, Instrument instrument) {
        var known = positions.get(key);
        if (known != null) {
            return known;
        }
        var position = new KeptPosition(key, instrument, rates.number(instrument.currency()));
        positions.put(key, position);
        var held = byInstrument[instrument.ordinal()];
        var more = Arrays.copyOf(held, held.length + 1);
        more[held.length] = position;
        byInstrument[instrument.ordinal()] = more;
        return position;
    }

    /// Books a fill: the position moves by the quantity; cash by the notional, or for a contract by
    /// the gain of what was closed; and by the commission.
    ///
    /// @param number number of the fill within the run
    public void book(
            long atNanos,
            long number,
            KeptPosition position,
            Side side,
            long quantityUnits,
            long priceUnits,
            long feeUnits,
            Currency feeCurrency) {
        var instrument = position.instrument();
        ledger.begin(atNanos);
        var equity = position.equityUnits();
        var value = position.valueUnits();
        var wasFlat = position.isFlat();
        var gain =
                position.fill(number, Math.multiplyExact(side.sign(), quantityUnits), priceUnits);
        position.mark(priceUnits);
        totals[position.currency()].change(position, equity, value);
        count(position, wasFlat);
        if (position.isPaid()) {
            var notional = instrument.notional(priceUnits, quantityUnits);
            ledger.move(
                    LedgerAccount.POSITIONS,
                    instrument,
                    position.currency(),
                    Math.multiplyExact(-side.sign(), notional));
        } else {
            ledger.move(LedgerAccount.SETTLEMENTS, instrument, position.currency(), gain);
        }
        var fees =
                feeCurrency.equals(instrument.currency())
                        ? position.currency()
                        : rates.number(feeCurrency);
        ledger.move(LedgerAccount.COMMISSIONS, instrument, fees, -feeUnits);
    }

    /// Books an execution anew, or takes it out of the books: the position is what it would be had
    /// it been booked so at once; what was paid comes back and what is due now is paid.
    ///
    /// @param executions all of the position that count now, in the order in which they were booked
    public void rebook(
            long atNanos,
            KeptPosition position,
            Side side,
            List<SignedExecution> executions,
            Charge before,
            Charge after) {
        var instrument = position.instrument();
        ledger.begin(atNanos);
        var equity = position.equityUnits();
        var value = position.valueUnits();
        var wasFlat = position.isFlat();
        var gain = position.rebook(executions);
        totals[position.currency()].change(position, equity, value);
        count(position, wasFlat);
        if (position.isPaid()) {
            var notional = instrument.notional(before.priceUnits(), before.quantityUnits());
            var now = instrument.notional(after.priceUnits(), after.quantityUnits());
            ledger.move(
                    LedgerAccount.POSITIONS,
                    instrument,
                    position.currency(),
                    Math.multiplyExact(side.sign(), Math.subtractExact(notional, now)));
        } else {
            ledger.move(LedgerAccount.SETTLEMENTS, instrument, position.currency(), gain);
        }
        pay(instrument, before, 1);
        pay(instrument, after, -1);
    }

    private void pay(Instrument instrument, Charge charge, int sign) {
        ledger.move(
                LedgerAccount.COMMISSIONS,
                instrument,
                rates.number(charge.feeCurrency()),
                Math.multiplyExact(sign, charge.feeUnits()));
    }

    /// What an execution is paid for.
    ///
    /// @param quantityUnits 0 for one that was taken back
    public record Charge(
            long quantityUnits, long priceUnits, long feeUnits, Currency feeCurrency) {}

    /// Books cash that moved for another reason than a fill.
    public void book(long atNanos, AccountReport.CashMoved moved) {
        ledger.begin(atNanos);
        ledger.move(
                moved.against(), moved.instrument(), rates.number(moved.currency()), moved.units());
    }

    /// Books the daily settlement of a future: its gain becomes cash.
    public void settle(long atNanos, KeptPosition position, long priceUnits, long gainUnits) {
        ledger.begin(atNanos);
        var equity = position.equityUnits();
        position.settle(priceUnits, gainUnits);
        var value = position.valueUnits();
        position.mark(priceUnits);
        totals[position.currency()].change(position, equity, value);
        ledger.move(
                LedgerAccount.SETTLEMENTS, position.instrument(), position.currency(), gainUnits);
    }

    /// Books another amount at the same cost and worth, as after a split.
    ///
    /// @throws IllegalStateException if another amount is held than the venue says
    public void adjust(KeptPosition position, long beforeUnits, long afterUnits) {
        if (position.signedUnits() != beforeUnits) {
            throw new IllegalStateException(
                    "the venue adjusts "
                            + beforeUnits
                            + " units of "
                            + position.instrument()
                            + ", but held are "
                            + position.signedUnits());
        }
        position.adjust(afterUnits);
        count(position, beforeUnits == 0);
    }

    /// Values all positions of an instrument at a price.
    public void mark(Instrument instrument, long priceUnits) {
        for (var position : byInstrument[instrument.ordinal()]) {
            if (position.isOpen()) {
                var equity = position.equityUnits();
                var value = position.valueUnits();
                position.mark(priceUnits);
                totals[position.currency()].change(position, equity, value);
            }
        }
    }

    private void count(KeptPosition position, boolean wasFlat) {
        if (wasFlat != position.isFlat()) {
            openCounts[position.instrument().ordinal()] += wasFlat ? 1 : -1;
        }
    }

    /// Whether any position of the instrument is open.
    public boolean holds(Instrument instrument) {
        return openCounts[instrument.ordinal()] > 0;
    }

    /// The signed net amount over all keys of the instrument.
    public long netUnits(Instrument instrument) {
        var net = 0L;
        for (var position : byInstrument[instrument.ordinal()]) {
            net = Math.addExact(net, position.signedUnits());
        }
        return net;
    }

    /// The value of all positions of the instrument at its last mark, in its currency.
    public long netValueUnits(Instrument instrument) {
        var net = 0L;
        for (var position : byInstrument[instrument.ordinal()]) {
            net = Math.addExact(net, position.valueUnits());
        }
        return net;
    }

    /// The open gain of all positions of the instrument at its last mark, in its currency.
    public long netOpenGainUnits(Instrument instrument) {
        var net = 0L;
        for (var position : byInstrument[instrument.ordinal()]) {
            net = Math.addExact(net, position.openGain().units());
        }
        return net;
    }

    /// The average price if one book alone holds the instrument; several books have no common one.
    public Optional<Price> soleAverage(Instrument instrument) {
        var open =
                Arrays.stream(byInstrument[instrument.ordinal()])
                        .filter(position -> !position.isFlat())
                        .toList();
        return open.size() == 1 ? open.getFirst().averagePrice() : Optional.empty();
    }

    public Currency currency() {
        return rates.currency(0);
    }

    /// Cash of one currency.
    ///
    /// @throws IllegalArgumentException if the account never holds it
    public Money cash(Currency currency) {
        return new Money(ledger.cashUnits(rates.number(currency)), currency);
    }

    /// An amount in the account's currency at the last rate.
    public Money inAccount(long units, Currency currency) {
        return currency.equals(currency())
                ? new Money(units, currency)
                : new Money(rates.toBase(rates.number(currency), units), currency());
    }

    /// Cash of all currencies, in that of the account.
    public long cashUnits() {
        var cash = ledger.cashUnits(0);
        for (var i = 1; i < totals.length; i++) {
            cash = Math.addExact(cash, rates.toBase(i, ledger.cashUnits(i)));
        }
        return cash;
    }

    public long equityUnits() {
        var equity = Math.addExact(ledger.cashUnits(0), totals[0].equityUnits);
        for (var i = 1; i < totals.length; i++) {
            var units = Math.addExact(ledger.cashUnits(i), totals[i].equityUnits);
            equity = Math.addExact(equity, rates.toBase(i, units));
        }
        return equity;
    }

    /// Sum of the absolute values of all positions.
    public long exposureUnits() {
        var exposure = totals[0].exposureUnits;
        for (var i = 1; i < totals.length; i++) {
            exposure = Math.addExact(exposure, rates.toBase(i, totals[i].exposureUnits));
        }
        return exposure;
    }

    /// Takes how much of the cash the venue holds, so that it pays for nothing: what is not
    /// settled, and the margins of isolated positions.
    public void hold(long units) {
        heldUnits = units;
    }

    public long heldUnits() {
        return heldUnits;
    }

    /// What it would cost to buy all shorts back at their marks, contracts aside.
    private long shortValueUnits() {
        var worth = totals[0].shortUnits;
        for (var i = 1; i < totals.length; i++) {
            worth = Math.addExact(worth, rates.toBase(i, totals[i].shortUnits));
        }
        return worth;
    }

    /// What positions take of the cash, in the account's currency: shorts that are paid in full
    /// what it would cost to buy them back; contracts, and all positions on credit, their initial
    /// margin at the last mark less what they add to equity. What isolated ones bind is held.
    public long boundUnits(AccountTerms terms, long atNanos) {
        var bound = terms.onCredit() ? 0 : shortValueUnits();
        if (!terms.onCredit() && !hasContracts) {
            return bound;
        }
        for (var position : positions.values()) {
            var instrument = position.instrument();
            if (!position.isFlat()
                    && terms.isByMargin(instrument)
                    && !terms.isIsolated(instrument)) {
                var units = bound(position, terms, atNanos);
                bound = Math.addExact(bound, rates.toBase(position.currency(), units));
            }
        }
        return bound;
    }

    private static long bound(KeptPosition position, AccountTerms terms, long atNanos) {
        var instrument = position.instrument();
        var margin =
                Margins.initialUnits(
                        instrument,
                        position.markUnits(),
                        Math.abs(position.signedUnits()),
                        terms.leverage(instrument),
                        atNanos);
        return Math.subtractExact(margin, position.equityUnits());
    }

    public State save() {
        var saved = new ArrayList<State>();
        for (var entry : positions.entrySet()) {
            saved.add(
                    entry.getValue()
                            .save()
                            .put("account", entry.getKey().account())
                            .put("strategy", entry.getKey().strategy())
                            .put("sideMode", entry.getKey().sideMode().name())
                            .put("instrument", entry.getValue().instrument().ordinal()));
        }
        return new State()
                .put("ledger", ledger.save())
                .put("rates", rates.save())
                .put("heldUnits", heldUnits)
                .put("positions", saved);
    }

    public void load(State state, List<Instrument> instruments) {
        ledger.load(state.getState("ledger"));
        rates.load(state.getState("rates"));
        heldUnits = state.getLong("heldUnits");
        for (var saved : state.getList("positions")) {
            var instrument = instruments.get(saved.getInt("instrument"));
            var key =
                    new BookKey(
                            saved.getText("account"),
                            saved.getText("strategy"),
                            instrument.id(),
                            SideMode.valueOf(saved.getText("sideMode")));
            var position = position(key, instrument);
            position.load(saved);
            totals[position.currency()].change(position, 0, 0);
            count(position, true);
        }
    }
}
