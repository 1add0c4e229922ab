package dev.tandem.analytics;

import dev.tandem.api.account.BookKey;
import dev.tandem.api.account.CurrencyRates;
import dev.tandem.api.account.LedgerAccount;
import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.Fill;
import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.event.Liquidity;
import dev.tandem.api.event.Reversal;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderRequest;
import dev.tandem.api.order.OrderState;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Plays a run into a recorder: a story of fills, bars and marks.
final class Runs {
    static final long DAY = 86_400_000_000_000L;
    static final Instrument SHARE = instrument("SPY", 0, "1");
    static final Instrument FUTURE = instrument("ES", 1, "50");
    static final TradingCalendar NEW_YORK =
            new TradingCalendar(
                    "XNYS",
                    ZoneId.of("America/New_York"),
                    LocalTime.of(9, 30),
                    LocalTime.of(16, 0),
                    0,
                    Set.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    Set.of(),
                    Map.of(),
                    LocalDate.of(2000, 1, 1),
                    LocalDate.of(2030, 1, 1));

    final RunRecorder recorder;
    private final Map<Instrument, Long> positions = new HashMap<>();
    private Money cash;
    private long orders;

    Runs(String starting) {
        cash = usd(starting);
        recorder = new RunRecorder(cash);
    }

    static Instrument instrument(String symbol, int ordinal, String multiplier) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                8,
                8,
                Currency.USD,
                new BigDecimal(multiplier),
                false,
                TradingCalendar.alwaysOpen(),
                List.of(TradingRules.always(Price.of("0.01"), Quantity.of(1))));
    }

    static Money usd(String amount) {
        return Money.of(amount, Currency.USD);
    }

    static long at(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    Runs buy(long atNanos, String quantity, String price, String commission) {
        return fill(atNanos, SHARE, Side.BUY, quantity, price, commission, false);
    }

    Runs sell(long atNanos, String quantity, String price, String commission) {
        return fill(atNanos, SHARE, Side.SELL, quantity, price, commission, false);
    }

    Runs fill(
            long atNanos,
            Instrument instrument,
            Side side,
            String quantity,
            String price,
            String commission,
            boolean inBar) {
        var request = OrderRequest.market(instrument, side, Quantity.of(quantity)).withTag("a");
        var order =
                new TestOrder(
                        ++orders,
                        request,
                        OrderState.FILLED,
                        Quantity.of(quantity),
                        Optional.of(Price.of(price)));
        recorder.onSubmitted(atNanos, order, Double.NaN);
        return book(atNanos, order, price, commission, inBar);
    }

    Runs decided(long atNanos, Side side, String quantity, String price, double decisionPrice) {
        var request = OrderRequest.market(SHARE, side, Quantity.of(quantity));
        var order =
                new TestOrder(
                        ++orders,
                        request,
                        OrderState.FILLED,
                        Quantity.of(quantity),
                        Optional.of(Price.of(price)));
        recorder.onSubmitted(atNanos, order, decisionPrice);
        return book(atNanos, order, price, "0", false);
    }

    /// Decided before a split and filled after it.
    Runs decidedBefore(InstrumentEvent.Split split, String price, double decisionPrice) {
        var request = OrderRequest.market(SHARE, Side.BUY, Quantity.of("10"));
        var order =
                new TestOrder(
                        ++orders,
                        request,
                        OrderState.WORKING,
                        Quantity.of("10"),
                        Optional.of(Price.of(price)));
        recorder.onSubmitted(split.atNanos() - 1, order, decisionPrice);
        recorder.onInstrument(split);
        return book(split.atNanos(), order, price, "0", false);
    }

    private Runs book(
            long atNanos, TestOrder order, String price, String commission, boolean inBar) {
        var instrument = order.instrument();
        var quantityUnits = order.quantity().unitsAt(instrument.quantityScale());
        var priceUnits = Price.of(price).unitsAt(instrument.priceScale());
        var sign = order.side().sign();
        var worth = new Money(instrument.notional(priceUnits, quantityUnits * sign), Currency.USD);
        cash = cash.minus(worth).minus(usd(commission));
        positions.merge(instrument, quantityUnits * sign, Long::sum);
        recorder.onFill(
                new Fill(
                        recorder.fills().size() + 1,
                        recorder.fills().size() + 1,
                        new BookKey("sim", "test", instrument.id(), SideMode.NET),
                        order,
                        atNanos,
                        quantityUnits,
                        priceUnits,
                        usd(commission),
                        usd(commission),
                        FixedPoint.power(CurrencyRates.SCALE),
                        Liquidity.TAKER,
                        inBar,
                        positions.get(instrument),
                        cash));
        return this;
    }

    /// The venue takes a fill back.
    Runs bust(long atNanos, int number) {
        var fill = recorder.fills().get(number - 1);
        var worth = fill.instrument().notional(fill.priceUnits(), fill.quantityUnits());
        var back = new Money(fill.side().sign() * worth, Currency.USD);
        cash = cash.plus(back).plus(fill.commission());
        positions.merge(fill.instrument(), -fill.side().sign() * fill.quantityUnits(), Long::sum);
        recorder.onReversal(
                new Reversal(
                        number,
                        number,
                        fill.key(),
                        fill.order(),
                        atNanos,
                        fill.quantityUnits(),
                        fill.priceUnits(),
                        fill.commission(),
                        fill.commissionInAccount(),
                        fill.rateUnits(),
                        "erroneous",
                        positions.get(fill.instrument()),
                        cash));
        return this;
    }

    /// Cash that moved beside fills.
    Runs paid(LedgerAccount account, String amount) {
        var units = usd(amount).units();
        recorder.onPosting(0, 1, LedgerAccount.CASH, null, Currency.USD, -units, -units);
        recorder.onPosting(0, 1, account, null, Currency.USD, units, units);
        return this;
    }

    Runs bar(long atNanos, double high, double low) {
        recorder.onPositionBar(atNanos, SHARE, high, low);
        return this;
    }

    Runs mark(long atNanos, String equity, String exposure) {
        recorder.onEquity(atNanos, cash.units(), usd(equity).units(), usd(exposure).units());
        return this;
    }

    Money cash() {
        return cash;
    }
}
