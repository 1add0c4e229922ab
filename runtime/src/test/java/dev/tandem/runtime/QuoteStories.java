package dev.tandem.runtime;

import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.Latency;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// Every kind of order against quotes: decided at 10:00:01, when 99x5 101x5 is quoted, unless a
/// story says otherwise.
final class QuoteStories {
    private static final String FIRST = "quote A 10:00:01";

    private QuoteStories() {}

    static Stream<Story> all() {
        return Stream.of(takers(), makers(), stops(), times(), latencies())
                .flatMap(stories -> stories);
    }

    private static Stream<Story> takers() {
        return Stream.of(
                then("a market buy pays the ask", "10:00:02 99x5 102x5")
                        .when(FIRST, "BUY 1 A")
                        .tells("fill BUY 1 A 101 10:00:01\n"),
                then("a market sell gets the bid", "10:00:02 98x5 101x5")
                        .when(FIRST, "SELL 1 A")
                        .venue(model -> model.withShortSelling(BigDecimal.ONE))
                        .tells("fill SELL 1 A 99 10:00:01\n"),
                then(
                                "what the quote does not have waits for the next",
                                "10:00:02 99x5 102x1",
                                "10:00:03 99x5 103x9")
                        .when(FIRST, "BUY 8 A")
                        .tells(
                                """
                                fill BUY 5 A 101 10:00:01
                                fill BUY 1 A 102 10:00:02
                                fill BUY 2 A 103 10:00:03
                                """),
                then(
                                "what we took stays taken until the quote changes",
                                "10:00:02 98x5 101x5",
                                "10:00:03 98x5 101x6")
                        .when(FIRST, "BUY 8 A")
                        .tells("fill BUY 5 A 101 10:00:01\nfill BUY 3 A 101 10:00:03\n"),
                then("an unknown size sets no limit")
                        .quotes("B", "10:00:02 49 51")
                        .when("quote B", "BUY 100 B")
                        .tells("fill BUY 100 B 51 10:00:02\n"),
                then(
                                "without an ask nothing can be bought",
                                "10:00:02 99x5 -",
                                "10:00:03 99x5 103x5")
                        .when("quote A 10:00:02", "BUY 1 A")
                        .tells("fill BUY 1 A 103 10:00:03\n"),
                then("a limit beyond the ask takes it", "10:00:02 99x5 102x5")
                        .when(FIRST, "BUY 1 A limit 102")
                        .tells("fill BUY 1 A 101 10:00:01\n"),
                then(
                                "the rest of a limit that took rests",
                                "10:00:02 99x5 102x5",
                                "10:00:03 99x5 100x5")
                        .when(FIRST, "BUY 7 A limit 101")
                        .tells("fill BUY 5 A 101 10:00:01\nfill BUY 2 A 101 10:00:03\n"),
                then(
                                "a market order becomes a limit at the ask",
                                "10:00:02 99x5 102x5",
                                "10:00:03 99x5 101x1")
                        .when(FIRST, "BUY 7 A as market_to_limit")
                        .tells("fill BUY 5 A 101 10:00:01\nfill BUY 1 A 101 10:00:03\n"),
                then("post-only is refused at the ask")
                        .hearing("order")
                        .when(FIRST, "BUY 1 A limit 101 post-only")
                        .tells(
                                "order 1 rejected: post-only: it would trade at once, the ask is 101;"
                                        + " a lower limit would rest\n"));
    }

    private static Stream<Story> makers() {
        return Stream.of(
                then("an ask at the limit fills it where a touch may", "10:00:02 99x5 100x2")
                        .when(FIRST, "BUY 3 A limit 100")
                        .tells("fill BUY 2 A 100 10:00:02\n"),
                then(
                                "the ask must go through the limit",
                                "10:00:02 99x5 100x2",
                                "10:00:03 98x5 99.5x2")
                        .venue(model -> model.withFills(rules -> rules.with(LimitRule.THROUGH)))
                        .when(FIRST, "BUY 1 A limit 100")
                        .tells("fill BUY 1 A 100 10:00:03\n"),
                then("two orders share one ask", "10:00:02 98x5 99x3", "10:00:03 98x5 99x2")
                        .when(FIRST, "BUY 2 A limit 100", "BUY 2 A limit 99.5")
                        .tells(
                                """
                                fill BUY 2 A 100 10:00:02
                                fill BUY 1 A 99.5 10:00:02
                                fill BUY 1 A 99.5 10:00:03
                                """));
    }

    private static Stream<Story> stops() {
        return Stream.of(
                then("a buy stop watches the ask", "10:00:02 100x5 104x5", "10:00:03 101x5 105x5")
                        .when(FIRST, "BUY 1 A stop 105")
                        .tells("fill BUY 1 A 105 10:00:03\n"),
                then("a sell stop watches the bid", "10:00:02 95x5 96x5", "10:00:03 94x5 99x5")
                        .venue(model -> model.withShortSelling(BigDecimal.ONE))
                        .when(FIRST, "BUY 1 A", "SELL 1 A stop 94.5")
                        .tells("fill BUY 1 A 101 10:00:01\nfill SELL 1 A 94 10:00:03\n"),
                then("a stop that the ask has passed goes at once")
                        .when(FIRST, "BUY 1 A stop 100")
                        .tells("fill BUY 1 A 101 10:00:01\n"),
                then(
                                "a stop limit beyond its limit waits",
                                "10:00:02 99x5 108x5",
                                "10:00:03 99x5 106x5")
                        .when(FIRST, "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 107 10:00:03\n"),
                then("a touched order buys at the ask", "10:00:02 94x5 95x5")
                        .when(FIRST, "BUY 1 A as market_if_touched 95")
                        .tells("fill BUY 1 A 95 10:00:02\n"),
                then(
                                "a trailing sell stop follows the bid",
                                "10:00:02 110x5 112x5",
                                "10:00:03 105.5x5 106x5",
                                "10:00:04 105x5 106x5")
                        .venue(model -> model.withShortSelling(BigDecimal.ONE))
                        .when(FIRST, "BUY 1 A", "SELL 1 A as trailing_stop 5")
                        .tells("fill BUY 1 A 101 10:00:01\nfill SELL 1 A 105 10:00:04\n"));
    }

    private static Stream<Story> times() {
        return Stream.of(
                then("an immediate order takes what is quoted", "10:00:02 99x5 101x9")
                        .when(FIRST, "BUY 7 A IOC")
                        .tells("fill BUY 5 A 101 10:00:01\n"),
                then("fill or kill wants all of it", "10:00:02 99x5 101x9")
                        .when(FIRST, "BUY 7 A FOK")
                        .tells("\n"),
                session("a quote does not stand longer than its session", "17:00 99x5 104x5")
                        .bars("A 1h", "15:00 100 100 100 100")
                        .when("bar A 1h 16:00", "BUY 1 A")
                        .tells("fill BUY 1 A 104 17:00\n"),
                session(
                                "an order for the close takes the last quote",
                                "15:59 98x5 102x5",
                                "16:00 98x5 104x5")
                        .when(FIRST, "BUY 1 A AT_CLOSE")
                        .tells("fill BUY 1 A 102 16:00\n"),
                Story.of("an order for the open takes the first quote of the session")
                        .inNewYork()
                        .quotes("A", "09:00 99x5 101x5", "09:30 99x5 103x5")
                        .hearing("fill")
                        .when("quote A 09:00", "BUY 1 A AT_OPEN")
                        .tells("fill BUY 1 A 103 09:30\n"));
    }

    private static Stream<Story> latencies() {
        return Stream.of(
                then(
                                "an order meets the quote that stands when it arrives",
                                "10:00:01.5 99x5 102x5",
                                "10:00:03 99x5 103x5")
                        .venue(model -> model.withLatency(new Latency.Fixed(1_000_000_000L)))
                        .when(FIRST, "BUY 1 A")
                        .tells("fill BUY 1 A 102 10:00:02\n"),
                then("a quote is gone before the order arrives", "10:00:01.5 99x5 102x5")
                        .venue(model -> model.withLatency(new Latency.Fixed(1_000_000_000L)))
                        .when(FIRST, "BUY 1 A limit 101 IOC")
                        .tells("\n"),
                then("exits meet the quote that filled their entry")
                        .when(FIRST, "bracket BUY 1 A : stop 99.5 profit 110")
                        .tells("fill BUY 1 A 101 10:00:01\nfill SELL 1 A 99 10:00:01\n"));
    }

    private static Story then(String name, String... quotes) {
        return then(Story.of(name), quotes);
    }

    /// In New York, where the session ends at 16:00.
    private static Story session(String name, String... quotes) {
        return then(Story.of(name).inNewYork(), quotes);
    }

    private static Story then(Story story, String... quotes) {
        var all = Stream.concat(Stream.of("10:00:01 99x5 101x5"), Stream.of(quotes));
        return story.quotes("A", all.toArray(String[]::new)).hearing("fill");
    }
}
