package dev.tandem.runtime;

import static java.math.BigDecimal.ZERO;

import dev.tandem.simulator.Commission;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// Cash, short selling and the rounding of orders.
final class MoneyStories {
    private static final String FLAT = " 100 100 100 100";
    private static final BigDecimal REGULATION_T = new BigDecimal("1.5");

    private MoneyStories() {}

    static Stream<Story> all() {
        return Stream.of(
                hours("nothing is sold short where short selling is off")
                        .when("bar A 1h 10:00", "SELL 1 A")
                        .tells("order 1 rejected: short selling is off: sells 1 A but holds 0\n"),
                hours("shorts that their cover allows are sold")
                        .cash("1000 USD")
                        .venue(venue -> venue.withShortSelling(REGULATION_T))
                        .when("bar A 1h 10:00", "SELL 20 A")
                        .tells(
                                """
                                order 1 accepted
                                fill SELL 20 A 100 10:00
                                order 1 filled
                                """),
                hours("shorts beyond their cover are refused")
                        .cash("1000 USD")
                        .venue(venue -> venue.withShortSelling(REGULATION_T))
                        .when("bar A 1h 10:00", "SELL 21 A")
                        .tells(
                                "order 1 rejected: not enough cash: short by 50 USD for 21 A at 100\n"),
                hours("one order can turn a position where short selling is on")
                        .venue(venue -> venue.withShortSelling(ZERO))
                        .when("bar A 1h 09:00", "BUY 5 A")
                        .when("bar A 1h 10:00", "quantity A -5")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 5 A 100 09:00
                                order 1 filled
                                order 2 accepted
                                fill SELL 10 A 100 10:00
                                order 2 filled
                                """),
                hours("a buy without the cash is refused")
                        .when("bar A 1h 10:00", "BUY 101 A")
                        .tells(
                                "order 1 rejected: not enough cash: short by 100 USD for 101 A at 100\n"),
                hours("what working buys may cost is not there for others until they are cancelled")
                        .when("bar A 1h 09:00", "BUY 60 A limit 50", "BUY 71 A")
                        .when("bar A 1h 10:00", "cancel 1", "BUY 100 A")
                        .tells(
                                """
                                order 1 accepted
                                order 2 rejected: not enough cash: short by 100 USD for 71 A at 100
                                order 1 cancelled
                                order 3 accepted
                                fill BUY 100 A 100 10:00
                                order 3 filled
                                """),
                Story.of("a buy that a gap makes too dear is dropped")
                        .bars("A 1h", "09:00" + FLAT, "10:00 101 101 101 101")
                        .hearing("fill", "order")
                        .when("bar A 1h 10:00", "BUY 100 A")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled: not enough cash: short by 100 USD for 100 A at 101
                                """),
                hours("commission is part of what a buy costs")
                        .venue(venue -> venue.withCommission(percent("0.01")))
                        .when("bar A 1h 10:00", "BUY 100 A", "BUY 99 A")
                        .hearing("fill", "order", "end")
                        .tells(
                                """
                                order 1 rejected: not enough cash: short by 100 USD for 100 A at 100
                                order 2 accepted
                                fill BUY 99 A 100 10:00
                                order 2 filled
                                end cash 1 equity 9901
                                """),
                hours("a reduce-only order without a position is refused")
                        .when("bar A 1h 10:00", "SELL 1 A reduce-only")
                        .tells(
                                "order 1 rejected: reduce-only, but there is no position to reduce\n"),
                hours("a reduce-only order is cut to the position")
                        .when("bar A 1h 09:00", "BUY 5 A")
                        .when("bar A 1h 10:00", "SELL 8 A reduce-only")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 5 A 100 09:00
                                order 1 filled
                                order 2 accepted
                                fill SELL 5 A 100 10:00
                                order 2 partly filled, 3 left
                                order 2 cancelled: nothing left to reduce
                                """),
                hours("quantities are rounded down to the lot")
                        .when("bar A 1h 10:00", "BUY 1.7 A", "BUY 0.9 A")
                        .tells(
                                """
                                order 2 denied: the quantity is 0 after rounding down to lots of 1
                                order 1 accepted
                                fill BUY 1 A 100 10:00
                                order 1 filled
                                """),
                rounding("a buy limit is rounded down to the tick")
                        .when("bar A 1h 10:00", "BUY 1 A limit 95.019")
                        .tells("fill BUY 1 A 95.01 11:00 in-bar\n"),
                rounding("a buy limit with more digits than are stored is rounded down as well")
                        .when("bar A 1h 10:00", "BUY 1 A limit 95.01999999999")
                        .tells("fill BUY 1 A 95.01 11:00 in-bar\n"),
                rounding("a buy stop is rounded up to the tick")
                        .when("bar A 1h 10:00", "BUY 1 A stop 104.001")
                        .tells("fill BUY 1 A 104.01 11:00 in-bar\n"),
                rounding("a sell limit is rounded up to the tick")
                        .venue(venue -> venue.withShortSelling(ZERO))
                        .when("bar A 1h 10:00", "SELL 1 A limit 104.001")
                        .tells("fill SELL 1 A 104.01 11:00 in-bar\n"),
                rounding("a sell stop is rounded down to the tick")
                        .venue(venue -> venue.withShortSelling(ZERO))
                        .when("bar A 1h 10:00", "SELL 1 A stop 95.019")
                        .tells("fill SELL 1 A 95.01 11:00 in-bar\n"));
    }

    private static Story hours(String name) {
        return Story.of(name)
                .bars("A 1h", "08:00" + FLAT, "09:00" + FLAT, "10:00" + FLAT)
                .hearing("fill", "order");
    }

    private static Story rounding(String name) {
        return Story.of(name).bars("A 1h", "09:00" + FLAT, "10:00 100 105 95 100").hearing("fill");
    }

    private static Commission percent(String rate) {
        return new Commission.Percent(new BigDecimal(rate));
    }
}
