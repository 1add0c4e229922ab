package dev.tandem.runtime;

import static dev.tandem.api.strategy.SessionTime.marketClose;
import static java.time.temporal.ChronoUnit.MINUTES;

import dev.tandem.api.strategy.Schedule;
import java.time.Instant;
import java.util.stream.Stream;

/// When bars, slices and timers come, and which price the next order can get.
final class TimingStories {
    private TimingStories() {}

    static Stream<Story> all() {
        return Stream.of(
                Story.of("an order at the close of a minute fills at the open of the next one")
                        .bars("A 1m", "10:00 100 101 99 100", "10:01 101 103 100 102")
                        .when("bar A 1m 10:01", "BUY 1 A")
                        .tells(
                                """
                                bar A 1m 10:01 C=100
                                order 1 accepted
                                fill BUY 1 A 101 10:01
                                order 1 filled
                                bar A 1m 10:02 C=102
                                """),
                Story.of("an order at the close of a day fills at the open of the next session")
                        .inNewYork()
                        .bars("A 1d", "2024-03-05 100 101 99 100", "2024-03-06 103 105 102 104")
                        .when("bar A 1d 05", "BUY 1 A")
                        .tells(
                                """
                                bar A 1d 05 16:00 C=100
                                order 1 accepted
                                fill BUY 1 A 103 06 09:30
                                order 1 filled
                                bar A 1d 06 16:00 C=104
                                """),
                Story.of("an order on Friday fills on Monday, on the other side of a clock change")
                        .inNewYork()
                        .bars("A 1d", "2024-03-08 100 101 99 100", "2024-03-11 90 95 88 91")
                        .when("bar A 1d 08", "BUY 1 A")
                        .tells(
                                """
                                bar A 1d 08 16:00 C=100
                                order 1 accepted
                                fill BUY 1 A 90 11 09:30
                                order 1 filled
                                bar A 1d 11 16:00 C=91
                                """),
                Story.of("a 15:45 order inside a day bar fills at 16:00, never at 09:30")
                        .inNewYork()
                        .bars("A 1d", "2024-03-05 100 101 99 100", "2024-03-06 103 109 102 107")
                        .timer("late", Schedule.at(marketClose("XNYS").minus(15, MINUTES)))
                        .when("timer late 06", "BUY 1 A")
                        .hearing("bar", "fill", "order", "timer")
                        .tells(
                                """
                                timer late 05 15:45
                                bar A 1d 05 16:00 C=100
                                timer late 06 15:45
                                order 1 accepted
                                fill BUY 1 A 107 06 16:00
                                order 1 filled
                                bar A 1d 06 16:00 C=107
                                """),
                Story.of("an order before the first close is denied, though the bar has opened")
                        .inNewYork()
                        .bars("A 1d", "2024-03-05 100 101 99 100")
                        .timer("late", Schedule.at(marketClose("XNYS").minus(15, MINUTES)))
                        .when("timer late 05", "BUY 1 A")
                        .tells(
                                """
                                order 1 denied: no price of A@TEST is known yet
                                bar A 1d 05 16:00 C=100
                                """),
                Story.of("a fill at one open cannot lead to a fill at another open of the instant")
                        .bars("A 1h", "09:00 100 100 100 100", "10:00 101 102 100 102")
                        .bars("B 1h", "09:00 50 50 50 50", "10:00 51 56 50 55")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("fill", "BUY 1 B")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                bar B 1h 10:00 C=50
                                fill BUY 1 A 101 10:00
                                order 1 filled
                                order 2 accepted
                                fill BUY 1 B 55 11:00
                                order 2 filled
                                bar A 1h 11:00 C=102
                                bar B 1h 11:00 C=55
                                """),
                Story.of("all bars of an instant come before its slice, instruments in order")
                        .bars("A 1h", "09:00 1 1 1 1", "10:00 1 1 1 2")
                        .bars("B 1h", "09:00 5 5 5 5", "10:00 5 5 5 6")
                        .hearing("bar", "slice")
                        .tells(
                                """
                                bar A 1h 10:00 C=1
                                bar B 1h 10:00 C=5
                                slice 10:00: A 1h, B 1h
                                bar A 1h 11:00 C=2
                                bar B 1h 11:00 C=6
                                slice 11:00: A 1h, B 1h
                                """),
                Story.of("an instrument without a bar is absent from the slice")
                        .bars("A 1h", "09:00 1 1 1 1", "10:00 1 1 1 2", "11:00 1 1 1 3")
                        .bars("B 1h", "09:00 5 5 5 5", "11:00 5 5 5 6")
                        .hearing("slice")
                        .tells(
                                """
                                slice 10:00: A 1h, B 1h
                                slice 11:00: A 1h
                                slice 12:00: A 1h, B 1h
                                """),
                Story.of("timers come after the slice of their instant and before its opens")
                        .bars("A 1h", "09:00 100 100 100 100", "10:00 103 104 102 104")
                        .timer("ten", once("10:00"))
                        .when("timer ten", "BUY 1 A")
                        .hearing("bar", "slice", "timer", "fill")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                slice 10:00: A 1h
                                timer ten 10:00
                                fill BUY 1 A 103 10:00
                                bar A 1h 11:00 C=104
                                slice 11:00: A 1h
                                """),
                Story.of("timers of one instant come in the order of their declaration")
                        .bars("A 1h", "09:00 1 1 1 1", "10:00 1 1 1 2")
                        .timer("b", once("10:00"))
                        .timer("a", once("10:00"))
                        .timer("c", once("09:30"))
                        .hearing("bar", "timer")
                        .tells(
                                """
                                timer c 09:30
                                bar A 1h 10:00 C=1
                                timer b 10:00
                                timer a 10:00
                                bar A 1h 11:00 C=2
                                """),
                Story.of("an order at the last close stays open")
                        .bars("A 1h", "09:00 100 100 100 100")
                        .when("bar", "BUY 1 A")
                        .hearing("bar", "order", "fill", "stop", "end")
                        .tells(
                                """
                                bar A 1h 10:00 C=100
                                order 1 accepted
                                stop
                                end cash 10000 equity 10000
                                """));
    }

    static Schedule once(String time) {
        return Schedule.once(Instant.parse(Story.DAY + "T" + time + ":00Z"));
    }
}
