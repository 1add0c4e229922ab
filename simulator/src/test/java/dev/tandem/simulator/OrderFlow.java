package dev.tandem.simulator;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bars of two instruments and what is asked of a venue while they pass.
///
/// @param bars by their open
/// @param actions by their time; those of one instant in this order
record OrderFlow(
        VenueModel model, Money cash, long seed, List<FlowBar> bars, List<FlowAction> actions) {
    static final long START = LocalDate.of(2024, 3, 4).toEpochDay() * 86_400_000_000_000L;
    static final long STEP = 1_800_000_000_000L;
    static final int PRICE_SCALE = 4;
    static final int QUANTITY_SCALE = 1;

    /// Sessions from 2:00 to 8:00, on the second day until 5:00.
    static final TradingCalendar CALENDAR =
            new TradingCalendar(
                    "TEST",
                    ZoneOffset.UTC,
                    LocalTime.of(2, 0),
                    LocalTime.of(8, 0),
                    0,
                    Set.of(DayOfWeek.values()),
                    Set.of(LocalDate.of(2024, 3, 6)),
                    Map.of(LocalDate.of(2024, 3, 5), LocalTime.of(5, 0)),
                    LocalDate.of(2020, 1, 1),
                    LocalDate.of(2030, 1, 1));

    static final List<Instrument> INSTRUMENTS = List.of(instrument("A", 0), instrument("B", 1));

    /// One bar; times in nanoseconds since 1970 UTC.
    record FlowBar(int instrument, long open, long end, double[] prices, double volume) {
        String text() {
            return "%s %s-%s %s volume %s"
                    .formatted(
                            INSTRUMENTS.get(instrument).symbol(),
                            time(open),
                            time(end),
                            java.util.Arrays.toString(prices),
                            volume);
        }
    }

    /// What is asked.
    ///
    /// @param afterOpens whether the opens of the instant are over
    record FlowAction(long at, boolean afterOpens, Ask ask) {}

    sealed interface Ask {
        record Submit(OrderIntent intent) implements Ask {}

        record Cancel(long number) implements Ask {}

        record Replace(long number, BigDecimal total, OrderTerms terms) implements Ask {}
    }

    /// Without some of the actions.
    OrderFlow with(List<FlowAction> changed) {
        return new OrderFlow(model, cash, seed, bars, changed);
    }

    OrderFlow withBars(List<FlowBar> changed) {
        return new OrderFlow(model, cash, seed, changed, actions);
    }

    OrderFlow withModel(VenueModel changed) {
        return new OrderFlow(changed, cash, seed, bars, actions);
    }

    long orders() {
        return actions.stream().filter(action -> action.ask() instanceof Ask.Submit).count();
    }

    String text() {
        var lines = new ArrayList<String>();
        lines.add("cash " + cash);
        bars.forEach(bar -> lines.add(bar.text()));
        actions.forEach(action -> lines.add(text(action)));
        return String.join("\n", lines);
    }

    static String text(FlowAction action) {
        return time(action.at())
                + (action.afterOpens() ? " after opens " : " ")
                + switch (action.ask()) {
                    case Ask.Submit(var intent) ->
                            "submit %d %s %s of %s (%s) %s %s%s%s links %s"
                                    .formatted(
                                            intent.orderNumber(),
                                            intent.side(),
                                            BigDecimal.valueOf(
                                                    intent.quantityUnits(), QUANTITY_SCALE),
                                            intent.instrument().symbol(),
                                            dev.tandem.api.order.OrderText.of(intent.size()),
                                            dev.tandem.api.order.OrderText.of(intent.terms()),
                                            dev.tandem.api.order.OrderText.of(intent.timeInForce()),
                                            intent.reduceOnly() ? " reduce-only" : "",
                                            intent.postOnly() ? " post-only" : "",
                                            dev.tandem.api.order.OrderText.of(intent.links()));
                    case Ask.Cancel(var number) -> "cancel " + number;
                    case Ask.Replace(var number, var total, var terms) ->
                            "replace %d %s %s"
                                    .formatted(
                                            number,
                                            total,
                                            dev.tandem.api.order.OrderText.of(terms));
                };
    }

    static String time(long nanos) {
        var minutes = Math.floorDiv(nanos - START, 60_000_000_000L);
        return "%d %02d:%02d".formatted(1 + minutes / 1440, minutes % 1440 / 60, minutes % 60);
    }

    private static Instrument instrument(String symbol, int ordinal) {
        return new Instrument(
                new InstrumentId(symbol, "TEST"),
                InstrumentClass.EQUITY,
                ordinal,
                PRICE_SCALE,
                QUANTITY_SCALE,
                Currency.USD,
                BigDecimal.ONE,
                false,
                CALENDAR,
                List.of(TradingRules.always(Price.of("0.25"), Quantity.of("0.5"))));
    }
}
