package dev.tandem.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.instrument.TradingRules.Hours;
import dev.tandem.api.market.Revision;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderText;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an instrument demands: tick 0.05, lot 5, at least 10 units worth 500 USD, prices within 10
/// % of the last price 100, orders from 9 to 17 UTC on weekdays.
class RiskGateTest {
    private static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RiskView LAST_PRICE_100 =
            new RiskView() {
                @Override
                public double lastPrice(Instrument instrument) {
                    return 100;
                }

                @Override
                public Optional<String> obstacle(Instrument instrument) {
                    return Optional.empty();
                }

                @Override
                public @Nullable Revision lateBar() {
                    return null;
                }

                @Override
                public int openOrders() {
                    return 0;
                }

                @Override
                public boolean isReducing(OrderIntent intent) {
                    return intent.reduceOnly();
                }

                @Override
                public boolean isRateKnown(Instrument instrument) {
                    return true;
                }

                @Override
                public Money inAccount(Money amount) {
                    return amount;
                }

                @Override
                public boolean isHedged() {
                    return false;
                }
            };

    @ParameterizedTest(name = "{0} of {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    market            | 10  | GTC      | OK
                    market            | 12  | GTC      | quantity 12 is no multiple of the lot 5
                    market            | 0   | GTC      | the quantity is 0 after rounding down to lots of 5
                    market            | 5   | GTC      | quantity 5 is below the minimum 10
                    limit 90          | 10  | GTC      | OK
                    limit 110         | 10  | GTC      | OK
                    limit 89.95       | 10  | GTC      | price 89.95 is outside the band from 90 to 110, 10 % around the last price
                    limit 110.05      | 10  | GTC      | price 110.05 is outside the band from 90 to 110, 10 % around the last price
                    limit 99.97       | 10  | GTC      | price 99.97 is no multiple of the tick 0.05
                    stop 110          | 10  | GTC      | OK
                    stop 120          | 10  | GTC      | price 120 is outside the band from 90 to 110, 10 % around the last price
                    stop_limit 105 120| 10  | GTC      | price 120 is outside the band from 90 to 110, 10 % around the last price
                    stop_limit 120 105| 10  | GTC      | price 120 is outside the band from 90 to 110, 10 % around the last price
                    stop_limit 105 106| 10  | GTC      | OK
                    stop_limit 105 106.01| 10 | GTC    | price 106.01 is no multiple of the tick 0.05
                    stop_limit 105.01 106| 10 | GTC    | price 105.01 is no multiple of the tick 0.05
                    trailing_stop 5   | 10  | GTC      | OK
                    trailing_stop 3%  | 10  | GTC      | OK
                    trailing_stop 0.123456789 | 10 | GTC | the trail 0.123456789 has more than 8 decimals
                    trailing_stop_limit 5 -1  | 10 | GTC | the offset -1 of the limit is below 0
                    iceberg 100 5     | 20  | GTC      | OK
                    iceberg 100 7     | 20  | GTC      | the shown quantity 7 is no multiple of the lot 5
                    iceberg 100 0     | 20  | GTC      | the shown quantity 0 is no multiple of the lot 5
                    market            | 10  | IOC      | OK
                    limit 100         | 10  | FOK      | OK
                    stop 100          | 10  | IOC      | a stop order waits for its price and cannot be IOC
                    limit_if_touched 100 100 | 10 | FOK | a limit_if_touched order waits for its price and cannot be FOK
                    market            | 10  | AT_OPEN  | OK
                    limit 100         | 10  | AT_CLOSE | OK
                    stop 100          | 10  | AT_CLOSE | only market and limit orders take part in an auction, not stop
                    market_to_limit   | 10  | AT_OPEN  | only market and limit orders take part in an auction, not market_to_limit
                    market            | 10  | GTD 2026-03-02T12:00:00Z | good till 2026-03-02T12:00:00Z, which has passed
                    market            | 10  | GTD 2026-03-02T12:00:01Z | OK
                    """)
    void anOrderPassesOrIsToldWhatWould(String terms, long quantity, String time, String answer) {
        assertThat(answer(intent(terms, quantity, time, false), MONDAY_NOON)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    limit 100     | GTC | OK
                    iceberg 100 5 | DAY | OK
                    market        | GTC | post-only needs a limit order that can rest
                    stop 100      | GTC | post-only needs a limit order that can rest
                    limit 100     | IOC | post-only needs a limit order that can rest
                    """)
    void postOnlyNeedsAnOrderThatRests(String terms, String time, String answer) {
        assertThat(answer(intent(terms, 10, time, true), MONDAY_NOON)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-02T09:00:00Z | OK
                    2026-03-02T16:59:59Z | OK
                    2026-03-02T17:00:00Z | orders are taken in sessions of TEST only, the next one opens at 2026-03-03T09:00:00Z
                    2026-03-02T08:59:59Z | orders are taken in sessions of TEST only, the next one opens at 2026-03-02T09:00:00Z
                    2026-03-07T12:00:00Z | orders are taken in sessions of TEST only, the next one opens at 2026-03-09T09:00:00Z
                    """)
    void ordersAreTakenInSessions(Instant at, String answer) {
        assertThat(answer(intent("market", 10, "GTC", false), at)).isEqualTo(answer);
    }

    @ParameterizedTest(name = "worth at least {0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1000    | OK
                    1000.01 | worth 1000 USD is below the minimum of 1000.01, a quantity of 15 or more would pass
                    2600    | worth 1000 USD is below the minimum of 2600, a quantity of 30 or more would pass
                    """)
    void anOrderIsWorthTheMinimum(String minimum, String answer) {
        var gate = new RiskGate(RiskLimits.NONE, LAST_PRICE_100);
        var strict = instrument(new BigDecimal(minimum));
        var intent = intent(strict, "market", 10, "GTC", false, false);

        assertThat(answer(gate, intent, MONDAY_NOON)).isEqualTo(answer);
        var reducing = intent(strict, "market", 10, "GTC", false, true);
        assertThat(answer(gate, reducing, MONDAY_NOON)).isEqualTo("OK");
    }

    private static String answer(OrderIntent intent, Instant at) {
        return answer(new RiskGate(RiskLimits.NONE, LAST_PRICE_100), intent, at);
    }

    private static String answer(RiskGate gate, OrderIntent intent, Instant at) {
        return switch (gate.check(intent, at.getEpochSecond() * 1_000_000_000L)) {
            case RiskDecision.Approved _ -> "OK";
            case RiskDecision.Denied(var reason) -> reason;
        };
    }

    private static OrderIntent intent(String terms, long quantity, String time, boolean postOnly) {
        return intent(instrument(new BigDecimal("500")), terms, quantity, time, postOnly, false);
    }

    private static OrderIntent intent(
            Instrument instrument,
            String terms,
            long quantity,
            String time,
            boolean postOnly,
            boolean reduceOnly) {
        var units = Quantity.of(quantity);
        return new OrderIntent(
                1,
                instrument,
                Side.BUY,
                SideMode.NET,
                units.unitsAt(instrument.quantityScale()),
                OrderSize.of(units),
                OrderText.terms(terms),
                time.isEmpty() ? TimeInForce.GTC : OrderText.timeInForce(time),
                reduceOnly,
                postOnly,
                OrderLinks.NONE);
    }

    private static Instrument instrument(BigDecimal minimumNotional) {
        var calendar =
                new TradingCalendar(
                        "TEST",
                        ZoneOffset.UTC,
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        0,
                        Set.of(
                                DayOfWeek.MONDAY,
                                DayOfWeek.TUESDAY,
                                DayOfWeek.WEDNESDAY,
                                DayOfWeek.THURSDAY,
                                DayOfWeek.FRIDAY),
                        Set.of(),
                        Map.of(),
                        LocalDate.MIN,
                        LocalDate.MAX);
        return new Instrument(
                new InstrumentId("A", "TEST"),
                InstrumentClass.EQUITY,
                0,
                8,
                8,
                Currency.USD,
                BigDecimal.ONE,
                false,
                calendar,
                List.of(
                        new TradingRules(
                                Long.MIN_VALUE,
                                Price.of("0.05"),
                                Quantity.of(5),
                                Quantity.of(10),
                                minimumNotional,
                                new BigDecimal("0.1"),
                                Hours.SESSION)));
    }
}
