package dev.tandem.runtime;

import java.util.stream.Stream;

/// Targets and baskets: orders that the engine forms.
final class TargetStories {
    private static final String FLAT = " 100 100 100 100";

    private TargetStories() {}

    static Stream<Story> all() {
        return Stream.of(
                flat("a target weight buys its share of equity")
                        .when("bar A 1h 09:00", "weight A 0.5")
                        .tells("order 1 accepted\nfill BUY 50 A 100 09:00\norder 1 filled\n"),
                flat("a weight of 1 is cut to what cash pays for, costs included")
                        .when("bar A 1h 09:00", "weight A 1.0")
                        .tells("order 1 accepted\nfill BUY 99 A 100 09:00\norder 1 filled\n"),
                flat("a new target replaces the order of the last one")
                        .when("bar A 1h 09:00", "weight A 0.5")
                        .when("slice 09:00", "weight A 0.2")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled
                                order 2 accepted
                                fill BUY 20 A 100 09:00
                                order 2 filled
                                """),
                flat("two targets in one callback leave only the last")
                        .when("bar A 1h 09:00", "weight A 0.5", "weight A 0.3", "weight A 0.2")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled
                                order 2 accepted
                                fill BUY 20 A 100 09:00
                                order 2 filled
                                """),
                flat("the same target again, or one that is nearly the same, sends nothing")
                        .cash("20000 USD")
                        .when("bar A 1h 09:00", "weight A 0.5")
                        .when("slice 09:00", "weight A 0.5", "weight A 0.505")
                        .when("bar A 1h 10:00", "weight A 0.5", "weight A 0.495")
                        .tells("order 1 accepted\nfill BUY 100 A 100 09:00\norder 1 filled\n"),
                flat("close sells what is held, whatever the tolerance")
                        .when("bar A 1h 09:00", "BUY 1 A")
                        .when("bar A 1h 10:00", "close A")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 1 A 100 09:00
                                order 1 filled
                                order 2 accepted
                                fill SELL 1 A 100 10:00
                                order 2 filled
                                """),
                flat("close takes a target back that has not filled")
                        .when("bar A 1h 09:00", "weight A 0.5")
                        .when("slice 09:00", "close A")
                        .tells("order 1 accepted\norder 1 cancelled\n"),
                flat("a protective stop is not counted by a target")
                        .when("bar A 1h 09:00", "BUY 10 A")
                        .when("bar A 1h 10:00", "SELL 10 A stop 50")
                        .when("slice 10:00", "quantity A 10")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 2 accepted
                                """),
                flat("a working entry limit counts towards a target")
                        .when("bar A 1h 09:00", "BUY 4 A limit 50", "quantity A 10")
                        .tells(
                                """
                                order 1 accepted
                                order 2 accepted
                                fill BUY 6 A 100 09:00
                                order 2 filled
                                """),
                flat("a working entry stop counts towards a target")
                        .when("bar A 1h 09:00", "BUY 4 A stop 150", "quantity A 10")
                        .tells(
                                """
                                order 1 accepted
                                order 2 accepted
                                fill BUY 6 A 100 09:00
                                order 2 filled
                                """),
                rich("a basket sells first, its buys wait for the proceeds")
                        .when("bar B 1h 10:00", "basket BUY 9 B + SELL 10 A")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 3 accepted
                                fill SELL 10 A 100 10:00
                                order 3 filled
                                order 2 accepted
                                fill BUY 9 B 100 11:00
                                order 2 filled
                                """),
                rich("a buy that free cash covers does not wait")
                        .cash("2000 USD")
                        .when("bar B 1h 10:00", "basket BUY 9 B + SELL 10 A")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 3 accepted
                                order 2 accepted
                                fill SELL 10 A 100 10:00
                                fill BUY 9 B 100 10:00
                                """)
                        .without("2 filled", "3 filled"),
                rich("a basket with one denied leg is denied as a whole")
                        .when("bar B 1h 10:00", "basket SELL 10 A + BUY 0 B")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 3 denied: the quantity is 0 after rounding down to lots of 1
                                order 2 denied: leg 3 of its basket was denied: the quantity is 0 after rounding down to lots of 1
                                """),
                rich("a waiting leg can be cancelled, it never leaves")
                        .when("bar B 1h 10:00", "basket BUY 9 B + SELL 10 A")
                        .when("slice 10:00", "cancel 2")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 3 accepted
                                order 2 cancelled
                                fill SELL 10 A 100 10:00
                                order 3 filled
                                """),
                rich("a waiting leg leaves when the sells are gone without proceeds")
                        .when("bar B 1h 10:00", "basket BUY 9 B + SELL 10 A limit 500")
                        .when("slice 10:00", "cancel 3")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 10 A 100 09:00
                                order 1 filled
                                order 3 accepted
                                order 3 cancelled
                                order 2 rejected: not enough cash: short by 900 USD for 9 B at 100
                                """));
    }

    private static Story flat(String name) {
        return Story.of(name)
                .bars("A 1h", "08:00" + FLAT, "09:00" + FLAT, "10:00" + FLAT)
                .hearing("fill", "order");
    }

    private static Story rich(String name) {
        return flat(name)
                .cash("1000 USD")
                .bars("B 1h", "08:00" + FLAT, "09:00" + FLAT, "10:00" + FLAT)
                .when("bar A 1h 09:00", "BUY 10 A");
    }
}
