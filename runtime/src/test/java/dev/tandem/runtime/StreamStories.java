package dev.tandem.runtime;

import dev.tandem.api.market.BarSize;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// Several sizes of one instrument, periods and subscriptions.
final class StreamStories {
    private StreamStories() {}

    static Stream<Story> all() {
        return Stream.of(
                Story.of("small sizes come first, and only the finest series fills orders")
                        .bars("A 1m", "09:58 9 9 9 9", "09:59 9 9 9 9", "10:00 10 10 10 10")
                        .bars("A 1h", "09:00 9 12 6 9")
                        .bars("B 1m", "09:59 5 5 5 5")
                        .when("bar A 1m 09:59", "BUY 1 A limit 7")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .hearing("bar", "slice", "fill", "order")
                        .tells(
                                """
                                bar A 1m 09:59 C=9
                                order 1 accepted
                                slice 09:59: A 1m
                                bar A 1m 10:00 C=9
                                bar B 1m 10:00 C=5
                                bar A 1h 10:00 C=9
                                order 2 accepted
                                slice 10:00: A 1m, A 1h, B 1m
                                fill BUY 1 A 10 10:00
                                order 2 filled
                                bar A 1m 10:01 C=10
                                slice 10:01: A 1m
                                """),
                Story.of("a larger size that a strategy subscribes to is built of the data")
                        .bars("A 1m", minutes())
                        .subscribing("A 5m")
                        .hearing("bar", "slice")
                        .tells(
                                """
                                bar A 1m 10:01 C=1
                                slice 10:01: A 1m
                                bar A 1m 10:02 C=2
                                slice 10:02: A 1m
                                bar A 1m 10:03 C=3
                                slice 10:03: A 1m
                                bar A 1m 10:04 C=4
                                slice 10:04: A 1m
                                bar A 1m 10:05 C=5
                                bar A 5m 10:05 C=5
                                slice 10:05: A 1m, A 5m
                                bar A 1m 10:06 C=6
                                slice 10:06: A 1m
                                bar A 1m 10:07 C=7
                                slice 10:07: A 1m
                                bar A 5m 10:10 C=7
                                slice 10:10: A 5m
                                """),
                Story.of("finer data than the strategy sees fill its orders")
                        .bars("A 1m", minutes())
                        .plan(plan -> plan.withSizes(List.of(BarSize.M5)))
                        .when("bar A 5m 10:05", "BUY 1 A", "BUY 1 A stop 7")
                        .tells(
                                """
                                bar A 5m 10:05 C=5
                                order 1 accepted
                                order 2 accepted
                                fill BUY 1 A 6 10:05
                                order 1 filled
                                fill BUY 1 A 7 10:06
                                order 2 filled
                                bar A 5m 10:10 C=7
                                """),
                Story.of("days are built of the bars inside the session")
                        .inNewYork()
                        .bars("A 30m", "15:00 1 9 1 2", "15:30 2 3 2 3")
                        .subscribing("A 1d")
                        .hearing("bar", "slice")
                        .tells(
                                """
                                bar A 30m 15:30 C=2
                                slice 15:30: A 30m
                                bar A 30m 16:00 C=3
                                bar A 1d 16:00 C=3
                                slice 16:00: A 30m, A 1d
                                """),
                days("bars before the first date are not delivered")
                        .plan(plan -> plan.withPeriod(LocalDate.of(2024, 3, 6), null))
                        .tells("bar A 1d 06 16:00 C=2\nbar A 1d 07 16:00 C=3\n"),
                days("bars after the last date are not delivered")
                        .plan(plan -> plan.withPeriod(null, LocalDate.of(2024, 3, 6)))
                        .tells("bar A 1d 05 16:00 C=1\nbar A 1d 06 16:00 C=2\n"),
                days("a price from before the first date is no price yet")
                        .plan(plan -> plan.withPeriod(LocalDate.of(2024, 3, 6), null))
                        .when("start", "BUY 1 A")
                        .hearing("order")
                        .tells("order 1 denied: no price of A@TEST is known yet\n"),
                Story.of("a subscribed series that begins before the others is delivered in time")
                        .bars("A 1m", "10:00 1 1 1 1")
                        .bars("A 1h", "08:00 5 5 5 5", "09:00 6 6 6 6")
                        .plan(plan -> plan.withSizes(List.of(BarSize.M1)))
                        .subscribing("A 1h")
                        .tells(
                                """
                                bar A 1h 09:00 C=5
                                bar A 1h 10:00 C=6
                                bar A 1m 10:01 C=1
                                """));
    }

    private static Story days(String name) {
        return Story.of(name)
                .inNewYork()
                .bars("A 1d", "2024-03-05 1 1 1 1", "2024-03-06 2 2 2 2", "2024-03-07 3 3 3 3");
    }

    /// Seven minutes from 10:00 that open and close at 1, 2, 3 ...
    private static String[] minutes() {
        var lines = new String[7];
        for (var i = 0; i < lines.length; i++) {
            lines[i] = "10:0" + i + (" " + (i + 1)).repeat(4);
        }
        return lines;
    }
}
