package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.api.strategy.Schedule;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;

/// How long orders work, and how they are taken back.
final class LifetimeStories {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private LifetimeStories() {}

    static Stream<Story> all() {
        return Stream.of(
                Story.of("a DAY order expires at the close of its session, before the last bar")
                        .inNewYork()
                        .bars("A 1h", "14:00 100 100 100 100", "15:00 100 100 100 100")
                        .when("bar A 1h 15:00", "BUY 1 A limit 50 DAY")
                        .tells(
                                """
                                bar A 1h 15:00 C=100
                                order 1 accepted
                                order 1 expired 16:00
                                bar A 1h 16:00 C=100
                                """),
                Story.of("a DAY order can fill in the last range of its session")
                        .inNewYork()
                        .bars("A 1h", "14:00 100 100 100 100", "15:00 100 100 40 100")
                        .when("bar A 1h 15:00", "BUY 1 A limit 50 DAY")
                        .tells(
                                """
                                bar A 1h 15:00 C=100
                                order 1 accepted
                                fill BUY 1 A 50 16:00 in-bar
                                order 1 filled
                                bar A 1h 16:00 C=100
                                """),
                Story.of("a DAY order sent at the close works in the next session")
                        .inNewYork()
                        .bars(
                                "A 1d",
                                "2024-03-07 9 9 9 9",
                                "2024-03-08 9 9 9 9",
                                "2024-03-11 9 9 9 9")
                        .when("bar A 1d 07", "BUY 1 A limit 5 DAY")
                        .tells(
                                """
                                bar A 1d 07 16:00 C=9
                                order 1 accepted
                                order 1 expired 08 16:00
                                bar A 1d 08 16:00 C=9
                                bar A 1d 11 16:00 C=9
                                """),
                Story.of("a DAY order sent in the evening of a Friday works on Monday")
                        .inNewYork()
                        .bars(
                                "A 1d",
                                "2024-03-08 9 9 9 9",
                                "2024-03-11 9 9 9 9",
                                "2024-03-12 9 9 9 9")
                        .timer("tea", Schedule.daily(LocalTime.of(20, 0), NEW_YORK))
                        .when("timer tea 08", "BUY 1 A limit 5 DAY")
                        .tells(
                                """
                                bar A 1d 08 16:00 C=9
                                order 1 accepted
                                order 1 expired 11 16:00
                                bar A 1d 11 16:00 C=9
                                bar A 1d 12 16:00 C=9
                                """),
                Story.of("a DAY order expires at an early close")
                        .inNewYork()
                        .bars(
                                "A 1d",
                                "2024-07-02 9 9 9 9",
                                "2024-07-03 9 9 9 9",
                                "2024-07-05 9 9 9 9")
                        .timer("noon", Schedule.daily(LocalTime.NOON, NEW_YORK))
                        .when("timer noon 03", "BUY 1 A limit 5 DAY")
                        .tells(
                                """
                                bar A 1d 02 16:00 C=9
                                order 1 accepted
                                order 1 expired 03 13:00
                                bar A 1d 03 13:00 C=9
                                bar A 1d 05 16:00 C=9
                                """),
                Story.of("a good-till-cancelled order works for days")
                        .inNewYork()
                        .bars(
                                "A 1d",
                                "2024-03-07 9 9 9 9",
                                "2024-03-08 9 9 9 9",
                                "2024-03-11 9 9 4 9")
                        .when("bar A 1d 07", "BUY 1 A limit 5")
                        .tells(
                                """
                                bar A 1d 07 16:00 C=9
                                order 1 accepted
                                bar A 1d 08 16:00 C=9
                                fill BUY 1 A 5 11 16:00 in-bar
                                order 1 filled
                                bar A 1d 11 16:00 C=9
                                """),
                hours("an order that is cancelled before the open does not fill")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("slice 10:00", "cancel 1")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                order 1 cancelled
                                bar A 1h 11:00 C=101
                                """),
                hours("an order can be cancelled in the callback that sends it")
                        .when("bar A 1h 10:00", "BUY 1 A", "cancel 1")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                order 1 cancelled
                                bar A 1h 11:00 C=101
                                """),
                hours("to cancel twice or after the end does nothing")
                        .when("bar A 1h 10:00", "BUY 1 A", "BUY 2 A limit 5")
                        .when("slice 10:00", "cancel 2", "cancel 2")
                        .when("bar A 1h 11:00", "cancel 1", "cancel 2")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                order 2 accepted
                                order 2 cancelled
                                fill BUY 1 A 100 10:00
                                order 1 filled
                                bar A 1h 11:00 C=101
                                """),
                Story.of("a timer between two bars can take an order back")
                        .bars("A 1h", "09:00 100 100 100 100", "11:00 100 102 99 101")
                        .timer("gap", once("10:30"))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("timer gap", "cancel 1")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                order 1 cancelled
                                bar A 1h 12:00 C=101
                                """),
                hours("an order that was filled at the open cannot be cancelled inside the bar")
                        .timer("half", once("10:30"))
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("timer half", "cancel 1")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                fill BUY 1 A 100 10:00
                                order 1 filled
                                bar A 1h 11:00 C=101
                                """));
    }

    private static Story hours(String name) {
        return Story.of(name).bars("A 1h", "09:00 100 100 100 100", "10:00 100 102 99 101");
    }
}
