package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.simulator.Latency;
import java.util.stream.Stream;

/// Orders that take ten minutes to the venue, and what happens before they arrive.
final class LatencyStories {
    private LatencyStories() {}

    static Stream<Story> all() {
        return Stream.of(
                late("an order that arrives inside a bar gets its close")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 1 A 103 11:00
                                order 1 filled
                                """),
                late("a fill comes before the cancel arrives")
                        .timer("late", once("10:55"))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("timer late", "cancel 1")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 1 A 103 11:00
                                order 1 filled
                                order 1 cancel refused: the order has ended
                                """),
                late("a cancel never overtakes its order")
                        .when("bar A 1h 10:00", "BUY 1 A", "cancel 1")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled
                                """),
                late("a replace that comes too late is refused")
                        .timer("late", once("10:55"))
                        .when("bar A 1h 10:00", "BUY 1 A limit 104")
                        .when("timer late", "replace 1 quantity 3")
                        .tells(
                                """
                                order 1 accepted
                                fill BUY 1 A 103 11:00
                                order 1 filled
                                order 1 replace refused: the order has ended
                                """),
                late("replaces on the way are merged and sent when the first is answered")
                        .timer("one", once("10:20"))
                        .timer("two", once("10:25"))
                        .timer("three", once("10:28"))
                        .when("bar A 1h 10:00", "BUY 1 A limit 90")
                        .when("timer one", "replace 1 quantity 2")
                        .when("timer two", "replace 1 quantity 3")
                        .when("timer three", "replace 1 price 91")
                        .tells(
                                """
                                order 1 accepted
                                order 1 replaced, 2 limit 90
                                order 1 replaced, 3 limit 91
                                """),
                late("a bracket arrives together")
                        .when("bar A 1h 10:00", "bracket BUY 1 A : stop 80 profit 120")
                        .tells(
                                """
                                order 1 accepted
                                order 2 accepted
                                order 3 accepted
                                fill BUY 1 A 103 11:00
                                order 1 filled
                                """));
    }

    private static Story late(String name) {
        return Story.of(name)
                .bars(
                        "A 1h",
                        "09:00 100 100 100 100",
                        "10:00 100 110 98 103",
                        "11:00 103 104 102 103")
                .venue(venue -> venue.withLatency(new Latency.Fixed(600_000_000_000L)))
                .hearing("fill", "order");
    }
}
