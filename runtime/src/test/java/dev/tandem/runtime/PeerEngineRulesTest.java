package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.event.ExecutionReport;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.instrument.TradingRules;
import dev.tandem.api.order.OrderIntent;
import dev.tandem.api.order.OrderLinks;
import dev.tandem.api.order.OrderSize;
import dev.tandem.api.order.OrderTerms;
import dev.tandem.api.order.Side;
import dev.tandem.api.order.SideMode;
import dev.tandem.api.order.TimeInForce;
import dev.tandem.api.value.Currency;
import dev.tandem.api.value.Money;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import dev.tandem.data.Calendars;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.FillRules.MarketFills;
import dev.tandem.simulator.SimulatedVenue;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.Slippage.Spread.Charge;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of the presets after backtesting.py and zipline, one bar at a time, as their golden cases
/// state them.
class PeerEngineRulesTest {
    private static final long MINUTE = 60_000_000_000L;

    /// What a share of equity counts as until it is resolved: 10 units.
    private static final long ESTIMATE = 1_000_000_000L;

    private final Instrument instrument =
            new Instrument(
                    new InstrumentId("A", "TEST"),
                    InstrumentClass.EQUITY,
                    0,
                    8,
                    8,
                    Currency.USD,
                    BigDecimal.ONE,
                    false,
                    Calendars.of("24/7"),
                    List.of(TradingRules.always(Price.of("0.00000001"), Quantity.of("1"))));
    private VenueModel model = VenueModel.BACKTESTING_PY;
    private String cash = "1000 USD";
    private SimulatedVenue venue = venue();
    private long nowNanos;
    private long number;
    private final Map<Long, Side> sides = new HashMap<>();

    @ParameterizedTest(name = "{0}, bar {1}")
    @CsvSource({
        "market, 100 101 99 100, 101.5",
        "stop 104, 100 104 99 103, 105.56",
        "stop 104, 106 107 105 106, 107.59",
        "limit 96, 100 101 95 99, 97.44",
        "limit 96, 90 91 89 90, 91.35",
        "stop-limit 104 106, 100 105 99 103, 105.56"
    })
    void anEntryPaysTheSpreadBeyondItsLimitAndTheRangeOfTheBar(
            String terms, String bar, String price) {
        begin(VenueModel.BACKTESTING_PY.withSlippage(spread("0.015")));
        bar("100 100 100 100");
        send(Side.BUY, "1", terms);

        assertThat(bar(bar)).containsExactly("1 buys 1 at " + price);
    }

    @Test
    void whatClosesPaysNoSpread() {
        begin(VenueModel.BACKTESTING_PY.withSlippage(spread("0.01")));
        bar("100 100 100 100");
        bracket("market", "90", "110");
        bar("100 101 99 100");

        assertThat(bar("100 111 99 105")).containsExactly("3 sells 1 at 110", "2 cancelled");
    }

    @ParameterizedTest(name = "{0}, stop loss {1}, take profit {2}, bar {3}")
    @CsvSource({
        "market, 98, 110, 100 105 97 100, 1 buys 1 at 100; 2 sells 1 at 98; 3 cancelled",
        "market, 98, 102, 100 105 97 100, 1 buys 1 at 100; 2 sells 1 at 98; 3 cancelled",
        "market, 98, 102, 97 105 96 100, 1 buys 1 at 97; 2 sells 1 at 97; 3 cancelled",
        "stop 104, 98, 106, 100 107 99 105, 1 buys 1 at 104; 3 sells 1 at 106; 2 cancelled",
        "stop 104, 98, 106, 108 109 107 108, 1 buys 1 at 108; 3 sells 1 at 108; 2 cancelled",
        "stop 104, 98, 106, 100 107 97 105, 1 buys 1 at 104",
        "stop-limit 104 105, 98, 106, 100 107 99 105, 1 buys 1 at 104",
        "limit 96, 94, 98, 100 101 93 99, 1 buys 1 at 96"
    })
    void exitsAreTestedOnTheBarOfTheirEntryAsFarAsTheRulesSay(
            String entry, String stopLoss, String takeProfit, String bar, String told) {
        bar("100 100 100 100");
        bracket(entry, stopLoss, takeProfit);

        assertThat(bar(bar)).containsExactly(told.split("; "));
    }

    @ParameterizedTest(name = "half of equity, {0} + {1} an order, leverage {2}")
    @CsvSource({"0, 0, 1, 50", "0.01, 0, 1, 49", "0, 5, 1, 45", "0, 0, 3.5, 175"})
    void aShareCountsTheCommissionOfSuchAPartOfAUnit(
            String rate, String fixed, String leverage, String quantity) {
        cash = "10000 USD";
        begin(model.withCommission(commission(fixed, rate)).withLeverage(decimal(leverage)));
        bar("100 100 100 100");
        send(Side.SELL, OrderSize.equityShare("0.5"), new OrderTerms.Market(), OrderLinks.NONE);

        assertThat(bar("100 101 99 100")).containsExactly("1 sells " + quantity + " at 100");
    }

    @Test
    void theExitsOfAShareFollowItsQuantity() {
        bar("100 100 100 100");
        var size = OrderSize.equityShare("1");
        send(Side.BUY, size, new OrderTerms.Market(), OrderLinks.NONE);
        send(
                Side.SELL,
                OrderSize.of(Quantity.of("10")),
                new OrderTerms.Stop(Price.of("40")),
                new OrderLinks(1, 0, Optional.empty()));

        assertThat(bar("50 55 45 50")).containsExactly("1 buys 20 at 50");
        assertThat(bar("50 55 35 50")).containsExactly("2 sells 20 at 40");
    }

    @ParameterizedTest(name = "{0} of 1000 USD at 100, leverage {1}")
    @CsvSource({"10, 1, true", "11, 1, false", "25, 2.5, true", "26, 2.5, false"})
    void anOrderBeyondTheEquityIsCancelled(String quantity, String leverage, boolean fills) {
        begin(model.withLeverage(decimal(leverage)));
        bar("100 100 100 100");
        send(Side.SELL, quantity, "market");

        assertThat(bar("100 101 99 100"))
                .containsExactly(fills ? "1 sells " + quantity + " at 100" : "1 cancelled");
    }

    @Test
    void anOpenPositionBindsItsPartOfTheEquity() {
        begin(model.withLeverage(decimal("2")));
        bar("100 100 100 100");
        send(Side.BUY, "12", "market");
        assertThat(bar("100 101 99 100")).containsExactly("1 buys 12 at 100");
        send(Side.BUY, "9", "market");
        assertThat(bar("100 101 99 100")).containsExactly("2 cancelled");
        send(Side.BUY, "8", "market");
        assertThat(bar("100 101 99 100")).containsExactly("3 buys 8 at 100");
    }

    @Test
    void withOrdersAtTheCloseAStopEntryFillsAtItsTriggerThroughAGap() {
        begin(model.withFills(rules -> rules.with(MarketFills.THIS_CLOSE)));
        bar("100 100 100 100");
        bracket("stop 104", "95", "120");

        assertThat(bar("106 107 105 106")).containsExactly("1 buys 1 at 104");
        assertThat(bar("90 91 89 90")).containsExactly("2 sells 1 at 90", "3 cancelled");
    }

    @Test
    void ourPartOfTheVolumeMovesThePriceBeyondTheHigh() {
        begin(VenueModel.ZIPLINE);
        bar("100 100 100 100");
        send(Side.BUY, "10", "market");

        assertThat(bar("100 100 99 100")).containsExactly("1 buys 10 at 100.001");
    }

    @Test
    void aFlipMovesThePriceOnce() {
        begin(VenueModel.ZIPLINE);
        bar("100 100 100 100");
        send(Side.BUY, "10", "market");
        bar("100 100 99 100");
        send(Side.SELL, "20", "market");

        assertThat(bar("100 100 99 100")).containsExactly("2 sells 20 at 99.996");
    }

    @ParameterizedTest(name = "leverage {0}")
    @CsvSource({"0", "-1"})
    void aLeverageIsAboveZero(String leverage) {
        assertThatThrownBy(() -> model.withLeverage(decimal(leverage)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a leverage is above 0: " + leverage);
    }

    @Test
    void aShareOfEquityHasADigitLimit() {
        assertThatThrownBy(() -> OrderSize.equityShare("0.1234567890123456789"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a share of equity has 18 digits at most: 0.1234567890123456789");
    }

    private void begin(VenueModel changed) {
        model = changed;
        venue = venue();
    }

    private SimulatedVenue venue() {
        return new SimulatedVenue(model, List.of(instrument), Money.parse(cash), 1);
    }

    private void bracket(String entry, String stopLoss, String takeProfit) {
        var parent = number + 1;
        var one = OrderSize.of(Quantity.of("1"));
        var links = new OrderLinks(parent, parent + 1, Optional.empty());
        send(Side.BUY, "1", entry);
        send(Side.SELL, one, new OrderTerms.Stop(Price.of(stopLoss)), links);
        send(Side.SELL, one, new OrderTerms.Limit(Price.of(takeProfit)), links);
    }

    private void send(Side side, String quantity, String terms) {
        var words = terms.split(" ");
        var parsed =
                switch (words[0]) {
                    case "stop" -> new OrderTerms.Stop(Price.of(words[1]));
                    case "limit" -> new OrderTerms.Limit(Price.of(words[1]));
                    case "stop-limit" ->
                            new OrderTerms.StopLimit(Price.of(words[1]), Price.of(words[2]));
                    default -> new OrderTerms.Market();
                };
        send(side, OrderSize.of(Quantity.of(quantity)), parsed, OrderLinks.NONE);
    }

    private void send(Side side, OrderSize size, OrderTerms terms, OrderLinks links) {
        var units = size instanceof OrderSize.Units(var quantity) ? quantity.unitsAt(8) : ESTIMATE;
        sides.put(number + 1, side);
        venue.submit(
                nowNanos,
                new OrderIntent(
                        ++number,
                        instrument,
                        side,
                        SideMode.NET,
                        units,
                        size,
                        terms,
                        TimeInForce.GTC,
                        links.parent() != 0,
                        false,
                        links));
    }

    /// One bar of a minute with a volume of 1000, and what it did to orders.
    private List<String> bar(String prices) {
        reports(); // the answers to what was sent before are not told
        var words = prices.split(" ");
        var open = Double.parseDouble(words[0]);
        venue.onOpen(nowNanos, instrument, open);
        venue.endOpens(nowNanos);
        nowNanos += MINUTE;
        venue.onRange(
                nowNanos,
                instrument,
                open,
                Double.parseDouble(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                1000);
        venue.endRanges(nowNanos);
        return reports();
    }

    private List<String> reports() {
        var told = new ArrayList<String>();
        for (var report = venue.poll(); report != null; report = venue.poll()) {
            switch (report) {
                case ExecutionReport.Filled filled ->
                        told.add(
                                filled.orderNumber()
                                        + (sides.get(filled.orderNumber()) == Side.SELL
                                                ? " sells "
                                                : " buys ")
                                        + new Quantity(filled.quantityUnits(), 8)
                                        + " at "
                                        + new Price(filled.priceUnits(), 8));
                case ExecutionReport.Cancelled cancelled ->
                        told.add(cancelled.orderNumber() + " cancelled");
                default -> {}
            }
        }
        return told;
    }

    private static Slippage spread(String share) {
        return new Slippage.Spread(decimal(share), Charge.ENTRY);
    }

    private static Commission commission(String fixed, String rate) {
        return new Commission.Sum(
                List.of(
                        new Commission.PerFill(decimal(fixed)),
                        new Commission.Percent(decimal(rate))));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
