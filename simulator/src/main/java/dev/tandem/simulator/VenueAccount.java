package dev.tandem.simulator;

import dev.tandem.api.account.AccountTerms;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.Holding;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.AccountReport;
import dev.tandem.api.event.VenueReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.state.State;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.simulator.AccountRules.Conversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue's own books: cash by currency, positions, and what working orders have reserved.
/// Nobody else writes them; what changes beside fills is reported.
final class VenueAccount {
    private static final long NANOS_A_DAY = 86_400_000_000_000L;

    private final List<Instrument> instruments;
    private final AccountRules rules;
    private final CurrencyRates rates;
    private final ArrayDeque<VenueReport> reports;
    private final int modes;
    private final int fees; // number of the currency of commissions, -1 for the instrument's own
    private final Holding[] holdings;
    private final int[] currencies;
    private final double[] marks;
    private final long[] cash;
    private final IsolatedMargins isolated;
    private final boolean[] byMargin; // of each instrument
    private int unpaid; // positions that were not bought with cash
    private final UnsettledCash unsettled;
    private long nowNanos;
    private long toldUnits;
    private long reservedUnits;
    private long month;
    private long monthFromNanos;
    private long monthUntilNanos = Long.MIN_VALUE;
    private long monthUnits;

    VenueAccount(
            List<Instrument> instruments,
            Money deposit,
            AccountRules rules,
            AccountTerms terms,
            ArrayDeque<VenueReport> reports) {
        this.instruments = instruments;
        this.rules = rules;
        this.reports = reports;
        var others = new ArrayList<>(instruments.stream().map(Instrument::currency).toList());
        rules.feeCurrency().ifPresent(others::add);
        rates = new CurrencyRates(deposit.currency(), others);
        modes = rules.hedged() ? 2 : 1;
        fees = rules.feeCurrency().map(rates::number).orElse(-1);
        holdings = new Holding[instruments.size() * modes];
        Arrays.setAll(holdings, i -> new Holding(instruments.get(i / modes)));
        currencies = new int[instruments.size()];
        Arrays.setAll(currencies, i -> rates.number(instruments.get(i).currency()));
        marks = new double[instruments.size()];
        Arrays.fill(marks, Double.NaN);
        cash = new long[rates.count()];
        cash[0] = deposit.units();
        isolated = new IsolatedMargins(this, terms);
        byMargin = new boolean[instruments.size()];
        for (var i = 0; i < byMargin.length; i++) {
            byMargin[i] = terms.isByMargin(instruments.get(i));
        }
        unsettled = new UnsettledCash(rules.settlementSessions());
    }

    List<Instrument> instruments() {
        return instruments;
    }

    AccountRules rules() {
        return rules;
    }

    CurrencyRates rates() {
        return rates;
    }

    /// Number of an instrument's currency within [#rates].
    int currency(Instrument instrument) {
        return currencies[instrument.ordinal()];
    }

    /// Whether amounts of the instrument and of its fees can be converted.
    boolean isConvertible(Instrument instrument) {
        return rates.isKnown(currency(instrument)) && rates.isKnown(feeNumber(instrument));
    }

    /// How many positions an instrument can have: 2 where long and short are kept apart.
    int modes() {
        return modes;
    }

    /// All positions, long before short.
    Holding[] holdings() {
        return holdings;
    }

    /// The position that a side mode acts on.
    Holding holding(Instrument instrument, SideMode mode) {
        return holdings[place(instrument, mode)];
    }

    /// The place of that position in [#holdings].
    int place(Instrument instrument, SideMode mode) {
        return instrument.ordinal() * modes + (rules.hedged() && mode == SideMode.SHORT ? 1 : 0);
    }

    private int place(Holding holding) {
        var first = holding.instrument().ordinal() * modes;
        return holdings[first] == holding ? first : first + 1;
    }

    /// What isolated positions have set aside.
    IsolatedMargins isolated() {
        return isolated;
    }

    /// What comes from sales that are not settled.
    UnsettledCash unsettled() {
        return unsettled;
    }

    /// Releases the proceeds of sales that are settled by now.
    void settleSales(long atNanos) {
        unsettled.settle(atNanos);
        tellHeld();
    }

    /// Cash that pays for nothing.
    long heldUnits() {
        return Math.addExact(unsettled.units(), isolated.units());
    }

    /// Before the cash comes, so that nobody takes it for usable.
    private void tellMoreHeld() {
        if (heldUnits() > toldUnits) {
            tellHeld();
        }
    }

    private void tellHeld() {
        var held = heldUnits();
        if (held != toldUnits) {
            toldUnits = held;
            reports.add(new AccountReport.CashHeld(held));
        }
    }

    /// The side mode of a place in [#holdings].
    SideMode mode(int place) {
        return !rules.hedged() ? SideMode.NET : place % 2 == 0 ? SideMode.LONG : SideMode.SHORT;
    }

    /// Whether every position was bought with cash, so that none adds to what is free or binds any
    /// of it.
    boolean isAllPaid() {
        return unpaid == 0;
    }

    private boolean isUnpaid(Holding holding) {
        return holding.units() < 0
                || (holding.units() > 0 && byMargin[holding.instrument().ordinal()]);
    }

    private void countUnpaid() {
        unpaid = 0;
        for (var holding : holdings) {
            unpaid += isUnpaid(holding) ? 1 : 0;
        }
    }

    /// Changes the amount of a position and not its cost, as a split does.
    void adjust(Holding holding, long units) {
        holding.adjust(units);
        countUnpaid();
    }

    /// Signed units of the position that an order acts on.
    long position(WorkingOrder order) {
        return holding(order.instrument, order.sideMode).units();
    }

    /// Signed units of an instrument over all side modes.
    long position(Instrument instrument) {
        var net = 0L;
        for (var i = 0; i < modes; i++) {
            net = Math.addExact(net, holdings[instrument.ordinal() * modes + i].units());
        }
        return net;
    }

    /// Notional traded in the calendar month (UTC) of [#enterMonth], in the account's currency.
    long monthUnits() {
        return monthUnits;
    }

    /// The time of what is booked next.
    void at(long atNanos) {
        nowNanos = atNanos;
    }

    /// Starts a new count when the month is another one.
    void enterMonth(long atNanos) {
        at(atNanos);
        if (atNanos >= monthFromNanos && atNanos < monthUntilNanos) {
            return;
        }
        var date = LocalDate.ofEpochDay(Math.floorDiv(atNanos, NANOS_A_DAY)).withDayOfMonth(1);
        monthFromNanos = Math.multiplyExact(date.toEpochDay(), NANOS_A_DAY);
        monthUntilNanos = Math.multiplyExact(date.plusMonths(1).toEpochDay(), NANOS_A_DAY);
        var entered = date.getYear() * 12L + date.getMonthValue();
        if (entered != month) {
            month = entered;
            monthUnits = 0;
        }
    }

    /// Cash of all currencies, in that of the account.
    long cashUnits() {
        var units = cash[0];
        for (var i = 1; i < cash.length; i++) {
            units = Math.addExact(units, rates.toBase(i, cash[i]));
        }
        return units;
    }

    /// Cash of one currency.
    long cashUnits(Currency currency) {
        return cash[rates.number(currency)];
    }

    /// Cash of the currency of a number within [#rates].
    long cashUnits(int number) {
        return cash[number];
    }

    /// Cash and positions at the last prices and rates.
    long equityUnits() {
        var equity = cashUnits();
        for (var holding : holdings) {
            if (!holding.isFlat()) {
                var units = holding.equityUnits(markUnits(holding.instrument()));
                equity = Math.addExact(equity, inAccount(holding.instrument(), units));
            }
        }
        return equity;
    }

    /// An amount of the instrument's currency in that of the account.
    long inAccount(Instrument instrument, long units) {
        return rates.toBase(currency(instrument), units);
    }

    /// The last price seen, NaN before the first.
    double mark(Instrument instrument) {
        return marks[instrument.ordinal()];
    }

    long markUnits(Instrument instrument) {
        return instrument.priceUnits(mark(instrument));
    }

    void mark(Instrument instrument, double price) {
        marks[instrument.ordinal()] = price;
    }

    void reserve(long units) {
        reservedUnits = Math.addExact(reservedUnits, units);
    }

    void release(long units) {
        reservedUnits = Math.subtractExact(reservedUnits, units);
    }

    /// What working orders have reserved, in the account's currency.
    long reservedUnits() {
        return reservedUnits;
    }

    /// The currency of commissions for an instrument.
    Currency feeCurrency(Instrument instrument) {
        return fees < 0 ? instrument.currency() : rates.currency(fees);
    }

    private int feeNumber(Instrument instrument) {
        return fees < 0 ? currency(instrument) : fees;
    }

    /// A commission in the currency in which it is paid.
    ///
    /// @param units in the instrument's currency
    long feeUnits(Instrument instrument, long units) {
        var number = feeNumber(instrument);
        return number == currency(instrument)
                ? units
                : rates.fromBase(number, inAccount(instrument, units));
    }

    /// Books a trade; its report must come after.
    ///
    /// @param feeUnits in units of [#feeCurrency]
    void book(Holding holding, Side side, long quantityUnits, long priceUnits, long feeUnits) {
        var instrument = holding.instrument();
        var notional = instrument.notional(priceUnits, quantityUnits);
        var signed = Math.multiplyExact(side.sign(), quantityUnits);
        var sold = side == Side.SELL ? Math.min(quantityUnits, Math.max(0, holding.units())) : 0;
        isolated.trade(place(holding), signed, priceUnits, nowNanos);
        var before = isUnpaid(holding);
        var gain = holding.trade(signed, priceUnits);
        unpaid += (isUnpaid(holding) ? 1 : 0) - (before ? 1 : 0);
        var received =
                instrument.contract().settlement() == Settlement.PAID
                        ? Math.multiplyExact(-side.sign(), notional)
                        : gain;
        var number = currency(instrument);
        cash[number] = Math.addExact(cash[number], received);
        var paidIn = feeNumber(instrument);
        cash[paidIn] = Math.subtractExact(cash[paidIn], feeUnits);
        monthUnits = Math.addExact(monthUnits, inAccount(instrument, Math.absExact(notional)));
        if (unsettled.isDelayed()
                && sold > 0
                && instrument.contract().settlement() == Settlement.PAID) {
            var worth = inAccount(instrument, instrument.notional(priceUnits, sold));
            var fee = rates.toBase(paidIn, feeUnits);
            unsettled.sold(nowNanos, instrument, Math.subtractExact(worth, fee));
        }
        tellMoreHeld();
    }

    /// Exchanges what a trade moved in other currencies, as the rules have it; its report must be
    /// out.
    void convert(Instrument instrument) {
        if (cash.length > 1) {
            exchange(instrument, currency(instrument));
            exchange(instrument, feeNumber(instrument));
            cover(instrument);
        }
        tellHeld();
    }

    private void exchange(@Nullable Instrument instrument, int number) {
        var units =
                rules.conversion() == Conversion.EVERYTHING
                        ? cash[number]
                        : Math.min(0, cash[number]);
        if (number == 0 || units == 0) {
            return;
        }
        var worth = rates.toBase(number, units);
        var cost = conversionCost(worth);
        moveCash(LedgerAccount.CONVERSIONS, instrument, number, -units);
        moveCash(LedgerAccount.CONVERSIONS, instrument, 0, Math.subtractExact(worth, cost));
    }

    /// Cash of the account's currency that is not there is exchanged from the others, in their
    /// order.
    private void cover(@Nullable Instrument instrument) {
        for (var number = 1; number < cash.length && cash[0] < 0; number++) {
            if (cash[number] > 0 && rates.isKnown(number)) {
                var wanted = rates.fromBase(number, withConversionCost(-cash[0])) + 1;
                var units = Math.min(cash[number], wanted);
                var worth = rates.toBase(number, units);
                moveCash(LedgerAccount.CONVERSIONS, instrument, number, -units);
                moveCash(
                        LedgerAccount.CONVERSIONS,
                        instrument,
                        0,
                        Math.subtractExact(worth, conversionCost(worth)));
            }
        }
    }

    private long withConversionCost(long units) {
        var cost = rules.conversionCost();
        return cost.signum() == 0
                ? units
                : BigDecimal.valueOf(units)
                        .divide(BigDecimal.ONE.subtract(cost), 0, RoundingMode.CEILING)
                        .longValueExact();
    }

    /// What exchanging an amount of the account's currency costs.
    long conversionCost(long units) {
        return FixedPoint.multiply(
                Math.absExact(units),
                rules.conversionCost().unscaledValue().longValueExact(),
                rules.conversionCost().scale());
    }

    /// Moves cash for another reason than a trade, reports it, and exchanges it as the rules have
    /// it.
    ///
    /// @param units above 0 received, in the instrument's currency
    void pay(LedgerAccount against, Instrument instrument, long units) {
        if (units != 0) {
            moveCash(against, instrument, currency(instrument), units);
            exchange(instrument, currency(instrument));
        }
    }

    /// Moves cash of one currency for no instrument in particular.
    ///
    /// @param number of the currency within [#rates]
    void pay(LedgerAccount against, int number, long units) {
        if (units != 0) {
            moveCash(against, null, number, units);
        }
    }

    /// A venue bears what a liquidation lost beyond an isolated margin.
    void insure(Instrument instrument, long units) {
        moveCash(LedgerAccount.LIQUIDATIONS, instrument, 0, units);
    }

    private void moveCash(
            LedgerAccount against, @Nullable Instrument instrument, int number, long units) {
        cash[number] = Math.addExact(cash[number], units);
        reports.add(
                new AccountReport.CashMoved(against, instrument, rates.currency(number), units));
    }

    /// Pays out the open gain of a contract at a price.
    void settle(int place, long priceUnits) {
        var holding = holdings[place];
        var instrument = holding.instrument();
        var gain = holding.openGainUnits(priceUnits);
        holding.paidOut(gain);
        isolated.settle(place, inAccount(instrument, gain));
        tellMoreHeld();
        var number = currency(instrument);
        cash[number] = Math.addExact(cash[number], gain);
        reports.add(new AccountReport.Settled(instrument, mode(place), priceUnits, gain));
        exchange(instrument, number);
        tellHeld();
    }

    State save() {
        var saved = new ArrayList<State>();
        for (var holding : holdings) {
            saved.add(holding.save());
        }
        return new State()
                .put("cash", cash)
                .put("rates", rates.save())
                .put("reservedUnits", reservedUnits)
                .put("holdings", saved)
                .put("marks", marks)
                .put("isolated", isolated.save())
                .put("unsettled", unsettled.save())
                .put("nowNanos", nowNanos)
                .put("month", month)
                .put("monthUnits", monthUnits);
    }

    void load(State state) {
        System.arraycopy(state.getLongs("cash"), 0, cash, 0, cash.length);
        rates.load(state.getState("rates"));
        reservedUnits = state.getLong("reservedUnits");
        isolated.load(state.getState("isolated"));
        unsettled.load(state.getState("unsettled"));
        toldUnits = heldUnits();
        nowNanos = state.getLong("nowNanos");
        month = state.getLong("month");
        monthUnits = state.getLong("monthUnits");
        monthUntilNanos = Long.MIN_VALUE;
        var saved = state.getList("holdings");
        for (var i = 0; i < holdings.length; i++) {
            holdings[i].load(saved.get(i));
        }
        countUnpaid();
        System.arraycopy(state.getDoubles("marks"), 0, marks, 0, marks.length);
    }
}
