package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.simulator.FillRules.QueueRule;
import java.util.stream.Stream;

/// Every kind of order against an order book: decided at 10:00:01 when 99x5 98x3 / 101x2 102x4
/// 103x9 is displayed, unless a story says otherwise.
final class BookStories {
    private static final String FIRST = "book A 10:00:01";
    private static final String SNAPSHOT = "10:00:01 = 99x5 98x3 / 101x2 102x4 103x9";

    private BookStories() {}

    static Stream<Story> all() {
        return Stream.of(takers(), queues(), rules(), gaps()).flatMap(stories -> stories);
    }

    private static Stream<Story> takers() {
        return Stream.of(
                book("a market order walks the levels")
                        .when(FIRST, "BUY 8 A")
                        .tells(
                                """
                                fill BUY 2 A 101 10:00:01
                                fill BUY 4 A 102 10:00:01
                                fill BUY 2 A 103 10:00:01
                                """),
                book("what the book does not have waits for an update", "10:00:02 / 101x1 104x3")
                        .when(FIRST, "BUY 17 A")
                        .tells(
                                """
                                fill BUY 2 A 101 10:00:01
                                fill BUY 4 A 102 10:00:01
                                fill BUY 9 A 103 10:00:01
                                fill BUY 1 A 101 10:00:02
                                fill BUY 1 A 104 10:00:02
                                """),
                book("a level is taken once", "10:00:02 99x4", "10:00:03 / 101x3")
                        .when(FIRST, "BUY 2 A IOC")
                        .when("book A 10:00:02", "BUY 1 A limit 101")
                        .tells("fill BUY 2 A 101 10:00:01\nfill BUY 1 A 101 10:00:03\n"),
                book("a limit walks to its price")
                        .when(FIRST, "BUY 9 A limit 102")
                        .tells("fill BUY 2 A 101 10:00:01\nfill BUY 4 A 102 10:00:01\n"),
                book("fill or kill takes several levels")
                        .when(FIRST, "BUY 6 A limit 102 FOK")
                        .tells("fill BUY 2 A 101 10:00:01\nfill BUY 4 A 102 10:00:01\n"),
                book("fill or kill wants all of it within its limit")
                        .when(FIRST, "BUY 7 A limit 102 FOK")
                        .tells("\n"),
                book("fill or kill must be payable at its worst price")
                        .cash("609 USD")
                        .hearing("fill", "order")
                        .when(FIRST, "BUY 6 A FOK")
                        .tells(
                                "order 1 accepted\norder 1 cancelled: not enough cash: short by 3 USD for"
                                        + " 6 A at 102\n"),
                book("an immediate order leaves what it does not get")
                        .when(FIRST, "BUY 20 A limit 101 IOC")
                        .tells("fill BUY 2 A 101 10:00:01\n"),
                book("post-only is refused at the ask")
                        .hearing("order")
                        .when(FIRST, "BUY 1 A limit 101 post-only")
                        .tells(
                                "order 1 rejected: post-only: it would trade at once, the ask is 101;"
                                        + " a lower limit would rest\n"),
                book("a stop is triggered by the ask and walks", "10:00:02 / 101x0 102x1")
                        .when(FIRST, "BUY 2 A stop 102")
                        .tells("fill BUY 1 A 102 10:00:02\nfill BUY 1 A 103 10:00:02\n"));
    }

    private static Stream<Story> queues() {
        return Stream.of(
                book("trades at the price serve those ahead first")
                        .trades(
                                "A",
                                "10:00:02 99x4 SELL",
                                "10:00:03 99x3 SELL",
                                "10:00:04 99x2 SELL")
                        .when(FIRST, "BUY 3 A limit 99")
                        .tells("fill BUY 2 A 99 10:00:03\nfill BUY 1 A 99 10:00:04\n"),
                book("trades of buyers do not serve a buy order")
                        .trades("A", "10:00:02 99x9 BUY", "10:00:03 99x9")
                        .when(FIRST, "BUY 3 A limit 99")
                        .tells("fill BUY 3 A 99 10:00:03\n"),
                book("two orders at one price share what comes through")
                        .trades("A", "10:00:02 99x8 SELL", "10:00:03 99x8 SELL")
                        .when(FIRST, "BUY 2 A limit 99", "BUY 2 A limit 99")
                        .tells(
                                """
                                fill BUY 2 A 99 10:00:02
                                fill BUY 1 A 99 10:00:02
                                fill BUY 1 A 99 10:00:03
                                """),
                book("a trade beyond the price passes all that were ahead")
                        .trades("A", "10:00:02 98x2 SELL", "10:00:03 99x1 SELL")
                        .when(FIRST, "BUY 4 A limit 99")
                        .tells("fill BUY 2 A 99 10:00:02\nfill BUY 1 A 99 10:00:03\n"),
                book("an ask at the limit is met", "10:00:02 99x0 98x0 97x1 / 98.5x2 99x1")
                        .when(FIRST, "BUY 9 A limit 99")
                        .tells("fill BUY 2 A 99 10:00:02\nfill BUY 1 A 99 10:00:02\n"),
                book("behind a new price nobody is ahead", "10:00:02 100x5")
                        .trades("A", "10:00:03 100x2 SELL")
                        .when(FIRST, "BUY 3 A limit 100")
                        .tells("fill BUY 2 A 100 10:00:03\n"),
                book("the next part of an iceberg goes to the back", "10:00:02 99x1")
                        .trades("A", "10:00:03 99x4 SELL", "10:00:04 99x2 SELL")
                        .when(FIRST, "BUY 4 A as iceberg 99 2")
                        .tells("fill BUY 2 A 99 10:00:03\nfill BUY 1 A 99 10:00:04\n"),
                book("a smaller order keeps its place")
                        .trades("A", "10:02 99x5 SELL", "10:04 99x2 SELL")
                        .timer("less", once("10:03"))
                        .when(FIRST, "BUY 3 A limit 99")
                        .when("timer less", "replace 1 quantity 1")
                        .tells("fill BUY 1 A 99 10:04\n"),
                book("a larger order goes to the back")
                        .trades("A", "10:02 99x5 SELL", "10:04 99x7 SELL")
                        .timer("more", once("10:03"))
                        .when(FIRST, "BUY 3 A limit 99")
                        .when("timer more", "replace 1 quantity 4")
                        .tells("fill BUY 2 A 99 10:04\n"));
    }

    /// 5 are ahead of us and 5 come behind, then 4 of all are withdrawn and 4 are sold to.
    private static Stream<Story> rules() {
        return Stream.of(
                withdrawn(QueueRule.BEHIND, "\n"), // 5 - 4 are ahead
                withdrawn(QueueRule.SHARED, "fill BUY 1 A 99 10:00:04\n"), // 5 - 5 x 4 / 10 = 3
                withdrawn(QueueRule.FRONT, "fill BUY 2 A 99 10:00:04\n"),
                book("fewer than were ahead are left", "10:00:02 99x2")
                        .venue(model -> model.withFills(rules -> rules.with(QueueRule.BEHIND)))
                        .trades("A", "10:00:03 99x3 SELL")
                        .when(FIRST, "BUY 3 A limit 99")
                        .tells("fill BUY 1 A 99 10:00:03\n"),
                book("a trade and the update that it caused count once", "10:00:02 99x2")
                        .trades("A", "10:00:02 99x3 SELL", "10:00:03 99x3 SELL")
                        .when(FIRST, "BUY 3 A limit 99")
                        .tells("fill BUY 1 A 99 10:00:03\n"));
    }

    private static Story withdrawn(QueueRule rule, String told) {
        return book("withdrawn orders count by the rule " + rule, "10:00:02 99x10", "10:00:03 99x6")
                .venue(model -> model.withFills(rules -> rules.with(rule)))
                .trades("A", "10:00:04 99x4 SELL")
                .when(FIRST, "BUY 2 A limit 99")
                .tells(told);
    }

    private static Stream<Story> gaps() {
        return Stream.of(
                book(
                                "between a gap and the next snapshot nothing trades",
                                "10:00:02 gap",
                                "10:00:03 = 99x1 / 105x3")
                        .trades("A", "10:00:02.5 90x9 SELL")
                        .when(FIRST, "BUY 1 A limit 99")
                        .when("book A 10:00:02", "BUY 1 A")
                        .tells("fill BUY 1 A 105 10:00:03\n"),
                book(
                                "an immediate order cannot wait for the book",
                                "10:00:02 gap",
                                "10:00:03 = 99x1 / 105x3")
                        .hearing("fill", "order")
                        .when("book A 10:00:02", "BUY 1 A IOC")
                        .tells(
                                "order 1 accepted\norder 1 cancelled: immediate, but it is not known"
                                        + " what could be traded\n"),
                book(
                                "post-only is judged when the book is known",
                                "10:00:02 gap",
                                "10:00:03 = 99x1 / 100x3")
                        .hearing("fill", "order")
                        .when("book A 10:00:02", "BUY 1 A limit 100 post-only")
                        .tells(
                                "order 1 accepted\norder 1 cancelled: post-only: it would trade at"
                                        + " once\n"));
    }

    private static Story book(String name, String... frames) {
        var all = Stream.concat(Stream.of(SNAPSHOT), Stream.of(frames));
        return Story.of(name)
                .venue(model -> model.withFills(rules -> rules.with(QueueRule.BEHIND)))
                .book("A", all.toArray(String[]::new))
                .hearing("fill");
    }
}
