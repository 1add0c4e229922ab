package dev.tandem.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.Distance;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.FixedPoint;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of backtrader as its source states them, one order against one bar or a few. The first
/// bar is `100 100 100 100`; orders are sent at its close.
class BacktraderRulesTest {
    private static final Instrument A =
            new Instrument(
                    new InstrumentId("A", "X"),
                    InstrumentClass.CRYPTO,
                    0,
                    4,
                    2,
                    Currency.USD,
                    BigDecimal.ONE,
                    false,
                    TradingCalendar.alwaysOpen(),
                    List.of(
                            new TradingRules(
                                    Long.MIN_VALUE,
                                    new Price(1, 4),
                                    new Quantity(1, 2),
                                    Quantity.ZERO)));
    private static final long HOUR = 3_600_000_000_000L;

    private VenueModel model = VenueModel.BACKTRADER;
    private final List<String> heard = new ArrayList<>();
    private SimulatedVenue venue = venue("100000");
    private long number;
    private long hour;

    @ParameterizedTest
    @CsvSource({
        "BUY market, 101 103 99 102, 101",
        "BUY close, 101 103 99 102, 102",
        "BUY limit 98, 97 103 96 102, 97",
        "BUY limit 98, 101 103 98 102, 98",
        "BUY limit 98, 101 103 98.5 102, none",
        "SELL limit 103, 104 105 99 102, 104",
        "SELL limit 103, 101 103 99 102, 103",
        "BUY stop 105, 106 107 104 105, 106",
        "BUY stop 105, 101 105 99 102, 105",
        "SELL stop 95, 94 97 93 96, 94",
        "SELL stop 95, 101 103 95 102, 95",
        "SELL stop 95, 101 103 95.01 102, none",
        // triggered at the open: a limit order for the whole bar
        "BUY stop 105 limit 106, 105.5 107 105 106, 105.5",
        "BUY stop 105 limit 106, 107 108 105.9 107, 106",
        "BUY stop 105 limit 106, 107 108 106.5 107, none",
        // triggered inside the bar
        "BUY stop 105 limit 106, 101 105 99 104, 105",
        "BUY stop 105 limit 104, 104.5 106 101 103, 104",
        "BUY stop 105 limit 104, 104.5 106 101 104.2, none",
        "BUY stop 105 limit 104, 102 106 101 103, none",
        "SELL stop 95 limit 94, 99 100 95 98, 95",
        "SELL stop 95 limit 96, 95.5 97 94 96.5, 96",
        "SELL stop 95 limit 96, 97 97 94 96.5, none",
    })
    void oneOrderAgainstOneBar(String order, String bar, String fill) {
        send(order);
        bar(bar);

        assertThat(prices()).isEqualTo(fill.equals("none") ? List.of() : List.of(fill));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY market, 101 103 99 102, 102.01",
        "BUY market, 101 101.5 99 101, 101.5",
        "SELL market, 101 103 99 102, 99.99",
        "SELL stop 95, 94 97 93.9 96, 93.9",
        "BUY stop 105 limit 105.5, 101 106 99 104, 106",
        "BUY limit 98, 97 103 96 102, 97.97",
        "BUY limit 97.5, 97 103 96 102, 97.5",
        "SELL limit 103, 104 105 99 102, 103",
        // a sell slips to its limit, even below the low of the bar
        "SELL limit 103, 104 105 103.9 104.5, 103",
        "SELL limit 101, 104 105 103.9 104.5, 102.96",
        "BUY limit 98, 101 103 98 102, 98",
        "BUY close, 101 103 99 102, 102",
    })
    void slippageOfOnePercent(String order, String bar, String fill) {
        model = model.withSlippage(new Slippage.BasisPoints(new BigDecimal("100")));
        venue = venue("100000");

        send(order);
        bar(bar);

        assertThat(prices()).containsExactly(fill);
    }

    @Test
    void aTrailingStopFollowsClosesAndNeverGoesBack() {
        send("SELL trail 5");
        bar("100 110 96 108"); // stood at 95, then 103
        bar("107 107 103.5 104");
        bar("104 104 102 103");

        assertThat(prices()).containsExactly("103");
    }

    @Test
    void aShortTrailingStopFollowsDown() {
        send("BUY trail 5");
        bar("100 104 90 92"); // stood at 105, then 97
        bar("93 96.9 92 96");
        bar("98 99 97.5 98");

        assertThat(prices()).containsExactly("98");
    }

    @Test
    void aTrailingStopLimitMovesInTheBarThatTriggersItAndThenRests() {
        send("SELL trail 5 offset 0");
        bar("94 94.5 90 94"); // 95 is triggered at the open; the limit 95 is not reached
        bar("94 94.9 90 120"); // a limit order by now: it does not move any more
        bar("94 95 90 90");

        assertThat(prices()).containsExactly("95");
    }

    @Test
    void aTrailingStopLimitTriggeredInABarThatClosesHighMovesUp() {
        send("SELL trail 5 offset 0");
        bar("94 94.5 90 94.5"); // 94.5 - 5 is no nearer than 95
        assertThat(prices()).isEmpty();
        venue = venue("100000");
        number = 0;
        send("SELL trail 1 offset 0"); // 99
        bar("99.5 100.5 98.5 104"); // triggered inside: fills at the stop
        assertThat(prices()).containsExactly("99");
    }

    @Test
    void aStopFilledInPartStaysAStop() {
        limitVolume();
        send("SELL stop 95");
        bar("94 96 93 96");
        bar("97 98 96 97");
        bar("96 96 95 95");

        assertThat(heard).containsExactly("fill 1 1 94", "fill 1 1 95");
    }

    @Test
    void fillsOfALimitedVolumeAreWholeUnitsForEachOrder() {
        limitVolume();
        send("BUY market");
        send("BUY market");
        bar("101 103 99 102", 19);
        bar("102 103 99 102", 9);

        assertThat(heard).containsExactly("fill 1 1 101", "fill 2 1 101");
    }

    @Test
    void aVolumeBeyondAllUnitsIsNoLimit() {
        limitVolume();
        send("BUY market");
        bar("101 103 99 102", 1e19);

        assertThat(heard).containsExactly("fill 1 3 101");
    }

    @Test
    void exitsOfABracketSleepUntilTheWholeEntryHasFilled() {
        limitVolume();
        bracket("BUY limit 98", "95", "104");
        bar("97 99 94 95", 10); // 1 of 3
        bar("97 105 94 95", 20); // all; the exits still sleep
        assertThat(heard).containsExactly("fill 1 1 97", "fill 1 2 97");
        bar("96 97 95 96", 10); // the stop in part; the limit works on
        bar("104 105 103 104", 50);

        assertThat(heard)
                .containsExactly(
                        "fill 1 1 97", "fill 1 2 97", "fill 2 1 95", "fill 3 3 104", "cancelled 2");
    }

    @Test
    void exitsEndWithAnEntryThatFilledInPart() {
        limitVolume();
        bracket("BUY limit 98", "95", "104");
        bar("97 99 94 95", 10);
        venue.cancel(hour * HOUR, 1);
        collect();

        assertThat(heard)
                .containsExactly("fill 1 1 97", "cancelled 1", "cancelled 2", "cancelled 3");
    }

    @Test
    void aRefusedExitTakesTheWholeBracketWithIt() {
        venue = venue("200"); // the short sale brings 306, covering it twice costs 315 + 288
        bracket("SELL limit 102", "105", "96");

        assertThat(heard).containsExactly("refused 3", "cancelled 2", "cancelled 1");
    }

    @Test
    void theRunningCashOfOrdersSentTogetherIsNotRestored() {
        venue = venue("500");
        send("BUY market"); // 3 units: 300
        send("BUY market");
        send("BUY limit 10"); // 30, but the second left -100
        assertThat(heard).containsExactly("refused 2", "refused 3");
    }

    @Test
    void anOpeningPartThatAGapMakesTooDearIsDroppedAndTheClosingPartFills() {
        venue = venue("250");
        send("SELL market", 100);
        bar("100 100 100 100");
        heard.clear();
        send("BUY market", 300); // reference 100: closes 1, opens 2
        bar("150 150 150 150");

        assertThat(heard).containsExactly("fill 2 1 150", "cancelled 2");
    }

    private void limitVolume() {
        model =
                model.withParticipation(
                        new Participation(
                                new BigDecimal("0.1"),
                                Participation.Scope.ORDER,
                                Participation.Step.WHOLE));
        venue = venue("100000");
    }

    private SimulatedVenue venue(String cash) {
        var made = new SimulatedVenue(model, List.of(A), Money.of(cash, Currency.USD), 1);
        heard.clear();
        hour = 0;
        play(made, "100 100 100 100", 0);
        return made;
    }

    private void bracket(String entry, String stop, String profit) {
        var exit = entry.startsWith("BUY") ? Side.SELL : Side.BUY;
        var links = new OrderLinks(1, 2, Optional.empty());
        send(entry);
        submit(exit, new OrderTerms.Stop(Price.of(stop)), TimeInForce.GTC, true, links, 300);
        submit(exit, new OrderTerms.Limit(Price.of(profit)), TimeInForce.GTC, true, links, 300);
    }

    private void send(String order) {
        send(order, 300);
    }

    private void send(String order, long units) {
        var words = order.split(" ");
        var price = words.length > 2 ? Price.of(words[2]) : Price.of("1");
        OrderTerms terms =
                switch (words[1]) {
                    case "market", "close" -> new OrderTerms.Market();
                    case "limit" -> new OrderTerms.Limit(price);
                    case "stop" ->
                            words.length == 3
                                    ? new OrderTerms.Stop(price)
                                    : new OrderTerms.StopLimit(price, Price.of(words[4]));
                    case "trail" ->
                            words.length == 3
                                    ? new OrderTerms.TrailingStop(Distance.of(price))
                                    : new OrderTerms.TrailingStopLimit(
                                            Distance.of(price), Price.of(words[4]));
                    default -> throw new IllegalArgumentException(order);
                };
        var time = words[1].equals("close") ? TimeInForce.AT_CLOSE : TimeInForce.GTC;
        submit(Side.valueOf(words[0]), terms, time, false, OrderLinks.NONE, units);
    }

    private void submit(
            Side side,
            OrderTerms terms,
            TimeInForce time,
            boolean reduceOnly,
            OrderLinks links,
            long units) {
        venue.submit(
                hour * HOUR,
                new OrderIntent(
                        ++number,
                        A,
                        side,
                        SideMode.NET,
                        units,
                        new OrderSize.Units(new Quantity(units, 2)),
                        terms,
                        time,
                        reduceOnly,
                        false,
                        links));
        collect();
    }

    private void bar(String prices) {
        bar(prices, 10);
    }

    private void bar(String prices, double volume) {
        play(venue, prices, volume);
        collect();
    }

    private void play(SimulatedVenue at, String prices, double volume) {
        var words = prices.split(" ");
        var open = Double.parseDouble(words[0]);
        at.onOpen(hour * HOUR, A, open);
        at.endOpens(hour * HOUR);
        hour++;
        at.onRange(
                hour * HOUR,
                A,
                open,
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                volume);
        at.endRanges(hour * HOUR);
    }

    private void collect() {
        for (var report = venue.poll(); report != null; report = venue.poll()) {
            switch (report) {
                case ExecutionReport.Filled fill ->
                        heard.add(
                                "fill "
                                        + fill.orderNumber()
                                        + " "
                                        + FixedPoint.toText(fill.quantityUnits(), 2)
                                        + " "
                                        + FixedPoint.toText(fill.priceUnits(), 4));
                case ExecutionReport.Cancelled(var order, _) -> heard.add("cancelled " + order);
                case ExecutionReport.Rejected(var order, _) -> heard.add("refused " + order);
                default -> {}
            }
        }
    }

    private List<String> prices() {
        return heard.stream().map(line -> line.split(" ")[3]).toList();
    }
}
