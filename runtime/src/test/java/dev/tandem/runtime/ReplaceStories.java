package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import java.util.stream.Stream;

/// Changed quantities and prices of working orders.
final class ReplaceStories {
    private ReplaceStories() {}

    static Stream<Story> all() {
        return Stream.of(
                hours("a replaced quantity fills in full", "100 102 99 101")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("slice 10:00", "replace 1 quantity 3")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 3 market
                                fill BUY 3 A 100 10:00
                                order 1 filled
                                """),
                hours("a replaced price works from the next open on", "100 102 97 101")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("slice 10:00", "replace 1 price 98")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 1 limit 98
                                fill BUY 1 A 98 11:00 in-bar
                                order 1 filled
                                """),
                hours("a price replaced inside a bar does not use its earlier part", "99 102 95 99")
                        .timer("half", once("10:30"))
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("timer half", "replace 1 price 98")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 1 limit 98
                                """),
                hours("a price replaced inside a bar can use its close", "99 102 89.5 97")
                        .timer("half", once("10:30"))
                        .when("bar A 1h 10:00", "BUY 1 A limit 89")
                        .when("timer half", "replace 1 price 98")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 1 limit 98
                                fill BUY 1 A 97 11:00
                                order 1 filled
                                """),
                hours("replaces while one is pending are merged into one", "100 102 97 101")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when(
                                "slice 10:00",
                                "replace 1 quantity 3",
                                "replace 1 quantity 4",
                                "replace 1 price 98",
                                "replace 1 quantity 5")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 3 limit 90
                                order 1 replaced, 5 limit 98
                                fill BUY 5 A 98 11:00 in-bar
                                order 1 filled
                                """),
                hours("an order can be replaced in the callback that sends it", "100 102 97 101")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90", "replace 1 price 98")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 1 limit 98
                                fill BUY 1 A 98 11:00 in-bar
                                order 1 filled
                                """),
                hours("a replace that the venue refuses is told once, the order stands", "9 9 9 9")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("slice 10:00", "replace 1 quantity 1000")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replace refused: not enough cash: short by 80000 USD for 1000 A at 90
                                fill BUY 1 A 9 10:00
                                order 1 filled
                                """),
                hours("a replace merged into one that is refused is tried by itself", "9 9 9 9")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("slice 10:00", "replace 1 quantity 1000", "replace 1 quantity 2")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replace refused: not enough cash: short by 80000 USD for 1000 A at 90
                                order 1 replaced, 2 limit 90
                                fill BUY 2 A 9 10:00
                                order 1 filled
                                """),
                hours("a replace to nothing is refused by our own risk", "9 9 9 9")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("slice 10:00", "replace 1 quantity 0")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replace refused: the quantity is 0 after rounding down to lots of 1
                                fill BUY 1 A 9 10:00
                                order 1 filled
                                """),
                hours("a cancel after a replace wins", "100 102 97 101")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("slice 10:00", "replace 1 price 98", "replace 1 price 99", "cancel 1")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 1 limit 98
                                order 1 cancelled
                                """),
                hours("replaced prices are rounded to the tick, away from the market", "9 9 9 9")
                        .when("bar A 1h 10:00", "BUY 1 A limit 90", "BUY 1 A stop 200")
                        .when("slice 10:00", "replace 1 price 8.019", "replace 2 price 199.001")
                        .tells(
                                """
                                order 1 accepted
                                order 2 accepted
                                order 1 replaced, 1 limit 8.01
                                order 2 replaced, 1 stop 199.01
                                """),
                Story.of("a leg that waits for its basket can be changed before it leaves")
                        .cash("1000 USD")
                        .bars(
                                "A 1h",
                                "08:00 100 100 100 100",
                                "09:00 100 100 100 100",
                                "10:00 100 100 100 100")
                        .bars(
                                "B 1h",
                                "08:00 100 100 100 100",
                                "09:00 100 100 100 100",
                                "10:00 100 100 100 100")
                        .when("bar A 1h 09:00", "BUY 10 A")
                        .when("bar B 1h 10:00", "basket BUY 9 B + SELL 10 A")
                        .when("slice 10:00", "replace 2 quantity 5")
                        .hearing("fill")
                        .tells(
                                """
                                fill BUY 10 A 100 09:00
                                fill SELL 10 A 100 10:00
                                fill BUY 5 B 100 11:00
                                """));
    }

    private static Story hours(String name, String prices) {
        return Story.of(name)
                .bars("A 1h", "09:00 100 100 100 100", "10:00 " + prices)
                .hearing("fill", "order");
    }
}
