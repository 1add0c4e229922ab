package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.FillRules.Priority;
import dev.tandem.simulator.Slippage;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// At which price an order trades against a bar: every story has a bar from 10:00 to 11:00 after a
/// flat one at 100.
final class MatchingStories {
    private MatchingStories() {}

    static Stream<Story> all() {
        return Stream.of(
                hour("a gap through a buy limit fills at the better open", "90 96 89 94")
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("fill BUY 1 A 90 10:00\n"),
                hour("a gap through a buy stop fills at the worse open", "110 112 108 109")
                        .when("bar A 1h 10:00", "BUY 1 A stop 105")
                        .tells("fill BUY 1 A 110 10:00\n"),
                hour("a gap through a sell stop fills at the worse open", "90 91 88 89")
                        .venue(venue -> venue.withShortSelling(BigDecimal.ZERO))
                        .when("bar A 1h 10:00", "SELL 1 A stop 95")
                        .tells("fill SELL 1 A 90 10:00\n"),
                hour("a touched limit fills where touches fill", "100 101 95 99")
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("fill BUY 1 A 95 11:00 in-bar\n"),
                hour("a touched limit waits where the price must go through", "100 101 95 99")
                        .venue(venue -> venue.withFills(rules -> rules.with(LimitRule.THROUGH)))
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("\n"),
                hour("a limit that is traded through fills at its price", "100 101 94.99 99")
                        .venue(venue -> venue.withFills(rules -> rules.with(LimitRule.THROUGH)))
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("fill BUY 1 A 95 11:00 in-bar\n"),
                hour("an open at the limit waits where the price must go through", "95 99 95 99")
                        .venue(venue -> venue.withFills(rules -> rules.with(LimitRule.THROUGH)))
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("\n"),
                hour("a buy stop inside the range fills at its price", "100 106 99 101")
                        .when("bar A 1h 10:00", "BUY 1 A stop 105")
                        .tells("fill BUY 1 A 105 11:00 in-bar\n"),
                hour("a market order sent inside a bar gets its close", "100 110 90 103")
                        .timer("half", once("10:30"))
                        .when("timer half", "BUY 1 A")
                        .tells("fill BUY 1 A 103 11:00\n"),
                hour("a limit sent inside a bar does not see its low", "100 110 90 103")
                        .timer("half", once("10:30"))
                        .when("timer half", "BUY 1 A limit 95")
                        .tells("\n"),
                hour("a limit sent inside a bar fills at a better close", "100 110 90 94")
                        .timer("half", once("10:30"))
                        .when("timer half", "BUY 1 A limit 95")
                        .tells("fill BUY 1 A 94 11:00\n"),
                hour("a stop sent inside a bar does not see its high", "100 110 90 103")
                        .timer("half", once("10:30"))
                        .when("timer half", "BUY 1 A stop 105")
                        .tells("\n"),
                hour("a stop sent inside a bar fills at a close beyond it", "100 110 90 106")
                        .timer("half", once("10:30"))
                        .when("timer half", "BUY 1 A stop 105")
                        .tells("fill BUY 1 A 106 11:00\n"),
                hour("slippage makes a market order worse, not on a tick", "101.01 110 90 106")
                        .venue(venue -> venue.withSlippage(points("10")))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .tells("fill BUY 1 A 101.11101 10:00\n"),
                hour("slippage ends at the high where the whole bar is known", "101 101.05 90 99")
                        .venue(venue ->
                                venue.withSlippage(points("10"))
                                        .withFills(rules -> rules.with(OpenFills.WITHIN_BAR)))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .tells("fill BUY 1 A 101.05 11:00 in-bar\n"),
                hour("limits do not slip", "100 101 94 99")
                        .venue(venue -> venue.withSlippage(points("10")))
                        .when("bar A 1h 10:00", "BUY 1 A limit 95")
                        .tells("fill BUY 1 A 95 11:00 in-bar\n"),
                both("stops come before limits in one bar")
                        .venue(venue -> venue.withFills(rules -> rules.with(Priority.STOPS_FIRST)))
                        .tells(
                                """
                                fill BUY 1 A 100 09:00
                                fill SELL 1 A 95 11:00 in-bar
                                order 2 cancelled: short selling is off: sells 1 A but holds 0
                                """),
                both("the first in the queue comes first if the venue says so")
                        .venue(venue -> venue.withFills(rules -> rules.with(Priority.QUEUE)))
                        .tells(
                                """
                                fill BUY 1 A 100 09:00
                                fill SELL 1 A 110 11:00 in-bar
                                order 3 cancelled: short selling is off: sells 1 A but holds 0
                                """),
                hour("an order in onFill inside a range waits for the next open", "100 106 99 101")
                        .bars("B 1h", "09:00 1 1 1 1", "10:00 1 1 1 1", "11:00 2 2 2 2")
                        .when("bar A 1h 10:00", "BUY 1 A stop 105")
                        .when("fill BUY 1 A", "BUY 1 B")
                        .hearing("bar", "fill", "order")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                bar B 1h 10:00 C=1
                                fill BUY 1 A 105 11:00 in-bar
                                order 1 filled
                                order 2 accepted
                                bar A 1h 11:00 C=101
                                bar B 1h 11:00 C=1
                                fill BUY 1 B 2 11:00
                                order 2 filled
                                bar B 1h 12:00 C=2
                                """));
    }

    private static Story hour(String name, String prices) {
        return Story.of(name)
                .bars("A 1h", "09:00 100 100 100 100", "10:00 " + prices)
                .hearing("fill");
    }

    private static Story both(String name) {
        return Story.of(name)
                .bars(
                        "A 1h",
                        "08:00 100 100 100 100",
                        "09:00 100 100 100 100",
                        "10:00 100 112 94 100")
                .when("bar A 1h 09:00", "BUY 1 A")
                .when("bar A 1h 10:00", "SELL 1 A limit 110", "SELL 1 A stop 95")
                .hearing("fill", "order")
                .without("accepted", "filled");
    }

    private static Slippage points(String amount) {
        return new Slippage.BasisPoints(new BigDecimal(amount));
    }
}
