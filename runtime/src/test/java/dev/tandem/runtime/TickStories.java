package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import java.util.stream.Stream;

/// When ticks are delivered, beside each other and beside bars and timers.
final class TickStories {
    private TickStories() {}

    static Stream<Story> all() {
        return Stream.of(
                Story.of(
                                "ticks come in time, at one instant instruments, then books, quotes, trades")
                        .trades("A", "10:00:01 100x1", "10:00:01 101x2", "10:00:03 102x1")
                        .quotes("A", "10:00:01 99x1 101x1")
                        .book("B", "10:00:01 = 50x1 / 51x1", "10:00:02 50x3")
                        .trades("B", "10:00:01 50x1")
                        .hearing("trade", "quote", "book")
                        .tells(
                                """
                                quote A 10:00:01 99x1 101x1
                                trade A 10:00:01 100x1
                                trade A 10:00:01 101x2
                                book B 10:00:01 50x1 51x1
                                trade B 10:00:01 50x1
                                book B 10:00:02 50x3 51x1
                                trade A 10:00:03 102x1
                                """),
                Story.of("a bar ends and a timer fires before the ticks of the same instant")
                        .bars("A 1h", "09:00 100 101 99 100")
                        .trades("A", "09:59:59 100x1", "10:00 103x1", "10:00:01 104x1")
                        .timer("tea", once("10:00"))
                        .hearing("bar", "timer", "trade", "fill")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .tells(
                                """
                                trade A 09:59:59 100x1
                                bar A 1h 10:00 C=100
                                timer tea 10:00
                                fill BUY 1 A 103 10:00
                                trade A 10:00 103x1
                                trade A 10:00:01 104x1
                                """),
                Story.of("the bars of an instrument with ticks do not fill its orders")
                        .bars("A 1h", "09:00 100 101 99 100", "10:00 90 95 85 91")
                        .trades("A", "09:59:59 100x1", "11:00:01 104x1")
                        .hearing("bar", "trade", "fill")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .tells(
                                """
                                trade A 09:59:59 100x1
                                bar A 1h 10:00 C=100
                                bar A 1h 11:00 C=91
                                fill BUY 1 A 104 11:00:01
                                trade A 11:00:01 104x1
                                """),
                Story.of("the book drives beside quotes and trades, and quotes beside trades")
                        .quotes("A", "10:00:01 99x1 101x1")
                        .trades("A", "10:00:01 100x1", "10:00:02 100x1")
                        .hearing("trade", "quote", "fill")
                        .when("trade A 10:00:01", "BUY 1 A")
                        .tells(
                                """
                                quote A 10:00:01 99x1 101x1
                                trade A 10:00:01 100x1
                                fill BUY 1 A 101 10:00:01
                                trade A 10:00:02 100x1
                                """));
    }
}
