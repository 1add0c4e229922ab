package dev.tandem.runtime;

import dev.tandem.simulator.Participation;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// Brackets, OCO and OTO.
final class GroupStories {
    private GroupStories() {}

    static Stream<Story> all() {
        return Stream.of(
                hours(
                                "the exits of a bracket are set from the fill, on the tick",
                                "101.01 104 100 103",
                                "103 106 102 105")
                        .when("bar A 1h 10:00", "bracket BUY 2 A : stop 3% profit +4")
                        .tells(
                                """
                                fill BUY 2 A 101.01 10:00
                                order 1 filled
                                order 2 restated, 2 stop 97.97: order 1 filled
                                order 3 restated, 2 limit 105.01: order 1 filled
                                fill SELL 2 A 105.01 12:00 in-bar
                                order 3 filled
                                order 2 cancelled: order 3 of its group filled
                                """),
                hours("a short bracket mirrors a long one", "100 101 97 98", "98 99 95 96")
                        .when("bar A 1h 10:00", "bracket SELL 2 A : stop +3 profit +4")
                        .tells(
                                """
                                fill SELL 2 A 100 10:00
                                order 1 filled
                                fill BUY 2 A 96 12:00 in-bar
                                order 3 filled
                                order 2 cancelled: order 3 of its group filled
                                """),
                hours("exits end with an entry that is cancelled unfilled", "100 101 97 98")
                        .when("bar A 1h 10:00", "bracket BUY 2 A limit 90 : stop 80 profit 110")
                        .when("bar A 1h 11:00", "cancel 1")
                        .tells(
                                """
                                order 1 cancelled
                                order 2 cancelled: its entry, order 1, ended
                                order 3 cancelled: order 2 of its group ended
                                """),
                hours(
                                "exits keep to what a cancelled entry had filled",
                                "100 101 99 100",
                                "100 101 99 100",
                                "100 111 99 110")
                        .venue(GroupStories::small)
                        .when("bar A 1h 10:00", "bracket BUY 15 A : stop 80 profit 110")
                        .when("fill BUY 10 A", "cancel 1")
                        .tells(
                                """
                                fill BUY 10 A 100 10:00
                                order 1 partly filled, 5 left
                                order 1 cancelled
                                order 2 restated, 10 stop 80: its entry filled no more
                                order 3 restated, 10 limit 110: its entry filled no more
                                fill SELL 10 A 110 13:00 in-bar
                                order 3 filled
                                order 2 cancelled: order 3 of its group filled
                                """),
                hours("exits follow an entry that is resized", "100 101 99 100", "100 111 99 110")
                        .when(
                                "bar A 1h 10:00",
                                "bracket BUY 2 A : stop 80 profit 110",
                                "replace 1 quantity 5")
                        .tells(
                                """
                                order 1 replaced, 5 market
                                order 2 restated, 5 stop 80: its entry was resized
                                order 3 restated, 5 limit 110: its entry was resized
                                fill BUY 5 A 100 10:00
                                order 1 filled
                                fill SELL 5 A 110 12:00 in-bar
                                order 3 filled
                                order 2 cancelled: order 3 of its group filled
                                """),
                hours("a part fill of one order takes as much from the other", "100 101 94 95")
                        .venue(GroupStories::small)
                        .when("bar A 1h 10:00", "oco BUY 12 A limit 95 + BUY 12 A limit 90")
                        .tells(
                                """
                                fill BUY 10 A 95 11:00 in-bar
                                order 1 partly filled, 2 left
                                order 2 restated, 2 limit 90: order 1 of its group traded
                                """),
                hours(
                                "a smaller order is used up, the larger one works on",
                                "100 101 94 95",
                                "95 96 94 95")
                        .venue(GroupStories::small)
                        .when("bar A 1h 10:00", "oco BUY 12 A limit 95 + BUY 4 A limit 90")
                        .tells(
                                """
                                fill BUY 10 A 95 11:00 in-bar
                                order 1 partly filled, 2 left
                                order 2 cancelled: order 1 of its group traded
                                fill BUY 2 A 95 11:00
                                order 1 filled
                                """),
                hours("our own risk denies a whole bracket", "100 101 99 100")
                        .when("bar A 1h 10:00", "bracket BUY 0 A : stop 80 profit 110")
                        .tells(
                                """
                                order 1 denied: the quantity is 0 after rounding down to lots of 1
                                order 2 denied: order 1 of its group was denied: the quantity is 0 after rounding down to lots of 1
                                order 3 denied: order 1 of its group was denied: the quantity is 0 after rounding down to lots of 1
                                """),
                hours("a refused order takes its whole group along", "100 101 99 100")
                        .when("bar A 1h 10:00", "oco BUY 1000 A limit 99 + BUY 1 A limit 98")
                        .tells(
                                """
                                order 1 rejected: not enough cash: short by 89000 USD for 1000 A at 99
                                order 2 cancelled: another order of its group was refused
                                """),
                hours("an aborted callback leaves nothing of its bracket", "100 101 99 100")
                        .plan(plan -> plan.withStopOnAbort(false))
                        .when("bar A 1h 10:00", "bracket BUY 2 A : stop 80 profit 110", "throw")
                        .when("bar A 1h 11:00", "BUY 1 A limit 1")
                        .tells("order 1 accepted\n"),
                hours(
                                "a target does not count exits that sleep",
                                "100 101 99 100",
                                "100 101 99 100")
                        .when(
                                "bar A 1h 10:00",
                                "bracket BUY 2 A limit 90 : stop 80 profit 110",
                                "quantity A 5")
                        .hearing("fill")
                        .tells("fill BUY 3 A 100 10:00\n"));
    }

    private static dev.tandem.simulator.VenueModel small(dev.tandem.simulator.VenueModel venue) {
        return venue.withParticipation(Participation.of("0.01"));
    }

    private static Story hours(String name, String... bars) {
        var lines = new String[bars.length + 1];
        lines[0] = "09:00 100 100 100 100";
        for (var i = 0; i < bars.length; i++) {
            lines[i + 1] = (10 + i) + ":00 " + bars[i];
        }
        var story =
                Story.of(name)
                        .bars("A 1h", lines)
                        .venue(venue -> venue.withShortSelling(BigDecimal.ZERO))
                        .hearing("fill", "order");
        return name.contains("aborted") ? story : story.without("accepted");
    }
}
