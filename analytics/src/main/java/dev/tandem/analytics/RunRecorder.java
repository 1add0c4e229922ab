package dev.tandem.analytics;

import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.event.RunListener;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.order.Order;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Keeps what a run did, for its statistics and files. Belongs to the thread of the run; read it
/// when the run is over.
///
/// All money is in the currency of the account, except where it says which one.
public final class RunRecorder implements RunListener {
    private final List<SubmittedOrder> orders = new ArrayList<>();
    private final Map<Long, Double> decisionPrices = new HashMap<>();
    private final List<Fill> fills = new ArrayList<>(); // all, as they were booked
    private final List<Undone> undone = new ArrayList<>();
    private final LongColumn marksBeforeFills = new LongColumn();
    private final List<KeptSplit> splits = new ArrayList<>();
    private final List<Abort> aborts = new ArrayList<>();
    private final TradeLedger trades = new TradeLedger();
    private final RecordedValues values = new RecordedValues();
    private final List<LedgerLine> ledger = new ArrayList<>();
    private final Map<LedgerAccount, Long> balances = new EnumMap<>(LedgerAccount.class);
    private final EquityCurve equity;
    private Money cash;
    private @Nullable OrderOrigins origins;

    /// A split, with the number of marks before it.
    record KeptSplit(int marksBefore, InstrumentEvent.Split split) {}

    /// A fill that was taken out of the books.
    ///
    /// @param fill which of all fills
    /// @param after how many fills were booked before its reversal
    record Undone(int fill, int after, Reversal reversal) {}

    /// @param starting the account before the run
    public RunRecorder(Money starting) {
        equity = new EquityCurve(starting);
        cash = starting;
    }

    /// Keeps from now on where orders are asked for.
    public void keepOrigins() {
        origins = new OrderOrigins();
    }

    /// Where orders were asked for; nothing is known unless it was kept.
    public OrderOrigins origins() {
        return origins == null ? new OrderOrigins() : origins;
    }

    @Override
    public void onRequested(Order order) {
        if (origins != null) {
            origins.note(order.number());
        }
    }

    @Override
    public void onSubmitted(long atNanos, Order order, double decisionPrice) {
        orders.add(new SubmittedOrder(atNanos, order, decisionPrice));
        decisionPrices.put(order.number(), decisionPrice);
    }

    @Override
    public void onTakenOver(List<Order> live) {
        orders.replaceAll(one ->
                new SubmittedOrder(
                        one.atNanos(),
                        live.get((int) one.order().number() - 1),
                        one.decisionPrice()));
    }

    @Override
    public void onFill(Fill fill) {
        fills.add(fill);
        marksBeforeFills.add(equity.size());
        trades.onFill(fill, equity.last());
        cash = fill.cashAfter();
    }

    @Override
    public void onReversal(Reversal reversal) {
        var fill = fills.size() - 1;
        while (fills.get(fill).number() != reversal.fillNumber()) {
            fill--;
        }
        undone.add(new Undone(fill, fills.size(), reversal));
        trades.onReversal(reversal, equity.last());
        cash = reversal.cashAfter();
    }

    @Override
    public void onPosting(
            long atNanos,
            long entry,
            LedgerAccount account,
            @Nullable Instrument instrument,
            Currency currency,
            long units,
            long inAccountUnits) {
        ledger.add(new LedgerLine(entry, atNanos, account, instrument, new Money(units, currency)));
        balances.merge(account, inAccountUnits, Math::addExact);
    }

    @Override
    public void onInstrument(InstrumentEvent event) {
        if (event instanceof InstrumentEvent.Split split) {
            splits.add(new KeptSplit(equity.size(), split));
            trades.onSplit(split);
            var ratio = split.ratio().doubleValue();
            changeDecisionPrices(split.instrument(), price -> price / ratio);
        } else if (event instanceof InstrumentEvent.Rolled roll) {
            var step = roll.toPrice().subtract(roll.fromPrice()).doubleValue();
            changeDecisionPrices(roll.instrument(), price -> price + step);
        }
    }

    /// Orders that are open trade at the prices of after the event.
    private void changeDecisionPrices(Instrument instrument, DoubleUnaryOperator change) {
        for (var submitted : orders) {
            var order = submitted.order();
            if (order.isOpen() && order.instrument().equals(instrument)) {
                decisionPrices.computeIfPresent(
                        order.number(), (_, price) -> change.applyAsDouble(price));
            }
        }
    }

    @Override
    public void onEquity(long atNanos, long cashUnits, long equityUnits, long exposureUnits) {
        equity.add(atNanos, cashUnits, equityUnits, exposureUnits);
        cash = new Money(cashUnits, equity.currency());
    }

    @Override
    public void onPositionBar(long atNanos, Instrument instrument, double high, double low) {
        trades.onBar(atNanos, instrument, high, low);
    }

    @Override
    public void onRecord(long atNanos, String name, double value) {
        values.add(atNanos, name, value);
    }

    @Override
    public void onAbort(long atNanos, String callback, Throwable cause) {
        aborts.add(new Abort(atNanos, callback, cause));
    }

    public Money starting() {
        return equity.starting();
    }

    /// Cash after the last fill or mark.
    public Money finalCash() {
        return cash;
    }

    /// Equity at the last mark.
    public Money finalEquity() {
        return equity.last();
    }

    /// All orders in the order of submission, denied ones included.
    public List<SubmittedOrder> orders() {
        return List.copyOf(orders);
    }

    /// The fills that count: all that were booked, without those that the venue took back.
    public List<Fill> fills() {
        if (undone.isEmpty()) {
            return List.copyOf(fills);
        }
        return standing().mapToObj(fills::get).toList();
    }

    /// All fills as they were booked, those that were taken back later among them.
    List<Fill> bookedFills() {
        return List.copyOf(fills);
    }

    /// What was taken back, in the order in which it was.
    List<Undone> undone() {
        return List.copyOf(undone);
    }

    private IntStream standing() {
        return IntStream.range(0, fills.size())
                .filter(fill -> undone.stream().noneMatch(one -> one.fill() == fill));
    }

    /// How many marks came before a fill: at one instant the time does not tell.
    int marksBefore(int fill) {
        var booked = undone.isEmpty() ? fill : standing().skip(fill).findFirst().orElseThrow();
        return (int) marksBeforeFills.get(booked);
    }

    /// Splits of instruments, in the order of time.
    List<KeptSplit> splits() {
        return List.copyOf(splits);
    }

    /// All lines of the ledger as booked.
    public List<LedgerLine> ledger() {
        return List.copyOf(ledger);
    }

    /// What a ledger account received in all, each amount at the rate of its moment.
    public Money balance(LedgerAccount account) {
        return new Money(balances.getOrDefault(account, 0L), equity.currency());
    }

    /// Closed trades in the order of their end.
    public List<Trade> trades() {
        return trades.closed();
    }

    /// Positions that are still open, oldest first.
    public List<OpenTrade> openTrades() {
        return trades.open();
    }

    public EquityCurve equity() {
        return equity;
    }

    public RecordedValues values() {
        return values;
    }

    public List<Abort> aborts() {
        return List.copyOf(aborts);
    }

    /// Last price known when the order was decided; NaN if there was none.
    double decisionPrice(Order order) {
        return decisionPrices.getOrDefault(order.number(), Double.NaN);
    }
}
