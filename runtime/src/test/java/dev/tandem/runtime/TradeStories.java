package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.simulator.FillRules.LimitRule;
import dev.tandem.simulator.Participation;
import dev.tandem.simulator.Slippage;
import dev.tandem.simulator.VenueModel;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// Every kind of order against trades: decided at the trade of 10:00:01 at 100, unless a story says
/// otherwise.
final class TradeStories {
    private static final String FIRST = "trade A 10:00:01";

    private TradeStories() {}

    static Stream<Story> all() {
        return Stream.of(markets(), limits(), stops(), times(), groups())
                .flatMap(stories -> stories);
    }

    private static Stream<Story> markets() {
        return Stream.of(
                then("a market order gets the next trade", "10:00:02 101x5")
                        .when(FIRST, "BUY 1 A")
                        .tells("fill BUY 1 A 101 10:00:02\n"),
                then("slippage makes a trade worse", "10:00:02 101x5")
                        .venue(model ->
                                model.withSlippage(
                                        new Slippage.BasisPoints(BigDecimal.valueOf(100))))
                        .when(FIRST, "BUY 1 A")
                        .tells("fill BUY 1 A 102.01 10:00:02\n"),
                then("half of each trade can be ours", "10:00:02 101x5", "10:00:03 102x20")
                        .venue(model -> model.withParticipation(Participation.of("0.5")))
                        .when(FIRST, "BUY 4 A")
                        .tells("fill BUY 2 A 101 10:00:02\nfill BUY 2 A 102 10:00:03\n"),
                then("two orders share the part of one trade", "10:00:02 101x4", "10:00:03 102x4")
                        .venue(model -> model.withParticipation(Participation.of("0.5")))
                        .when(FIRST, "BUY 1 A", "BUY 2 A")
                        .tells(
                                """
                                fill BUY 1 A 101 10:00:02
                                fill BUY 1 A 101 10:00:02
                                fill BUY 1 A 102 10:00:03
                                """),
                then("an order for the rest becomes a limit", "10:00:02 101x1", "10:00:03 102x5")
                        .venue(model -> model.withParticipation(Participation.of("1")))
                        .when(FIRST, "BUY 2 A as market_to_limit")
                        .tells("fill BUY 1 A 101 10:00:02\n"));
    }

    private static Stream<Story> limits() {
        return Stream.of(
                then("a touch fills a resting limit where it may", "10:00:02 99x5")
                        .when(FIRST, "BUY 1 A limit 99")
                        .tells("fill BUY 1 A 99 10:00:02\n"),
                then("a trade must go through the limit", "10:00:02 99x5", "10:00:03 98x5")
                        .venue(TradeStories::through)
                        .when(FIRST, "BUY 1 A limit 99")
                        .tells("fill BUY 1 A 99 10:00:03\n"),
                then("a limit fills no more than was traded", "10:00:02 98x2", "10:00:03 98x2")
                        .venue(model -> model.withParticipation(Participation.of("1")))
                        .when(FIRST, "BUY 3 A limit 99")
                        .tells("fill BUY 2 A 99 10:00:02\nfill BUY 1 A 99 10:00:03\n"),
                then("a limit beyond the last trade takes the next", "10:00:02 100.5x5")
                        .venue(TradeStories::through)
                        .when(FIRST, "BUY 1 A limit 101")
                        .tells("fill BUY 1 A 100.5 10:00:02\n"),
                then(
                                "a limit that the next trade did not reach rests from then on",
                                "10:00:02 101.5x5",
                                "10:00:03 101x5",
                                "10:00:04 100x5")
                        .venue(TradeStories::through)
                        .when(FIRST, "BUY 1 A limit 101")
                        .tells("fill BUY 1 A 101 10:00:04\n"),
                then("of an iceberg a touch takes what is shown", "10:00:02 99x9", "10:00:03 98x9")
                        .when(FIRST, "BUY 5 A as iceberg 99 2")
                        .tells("fill BUY 2 A 99 10:00:02\nfill BUY 3 A 99 10:00:03\n"),
                then("post-only is refused at the last trade", "10:00:02 99x9")
                        .hearing("order")
                        .when(FIRST, "BUY 5 A limit 100 post-only")
                        .tells(
                                "order 1 rejected: post-only: it would trade at once, the last price"
                                        + " is 100; a lower limit would rest\n"));
    }

    private static Stream<Story> stops() {
        return Stream.of(
                then(
                                "a stop is triggered by one trade and gets the next",
                                "10:00:02 105x1",
                                "10:00:03 106x1")
                        .when(FIRST, "BUY 1 A stop 105")
                        .tells("fill BUY 1 A 106 10:00:03\n"),
                then(
                                "a stop limit is triggered and waits for its limit",
                                "10:00:02 105x1",
                                "10:00:03 108x1",
                                "10:00:04 106x1")
                        .when(FIRST, "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 107 10:00:04\n"),
                then("a touch is triggered on the other side", "10:00:02 95x1", "10:00:03 96x1")
                        .when(FIRST, "BUY 1 A as market_if_touched 95")
                        .tells("fill BUY 1 A 96 10:00:03\n"),
                then(
                                "a trailing stop follows trades",
                                "10:00:02 90x1",
                                "10:00:03 94x1",
                                "10:00:04 95x1",
                                "10:00:05 96x1")
                        .when(FIRST, "BUY 1 A as trailing_stop 5")
                        .tells("fill BUY 1 A 96 10:00:05\n"));
    }

    private static Stream<Story> times() {
        return Stream.of(
                then(
                                "an immediate order has the next trade and no other",
                                "10:00:02 101x2",
                                "10:00:03 101x9")
                        .venue(model -> model.withParticipation(Participation.of("1")))
                        .when(FIRST, "BUY 3 A IOC")
                        .tells("fill BUY 2 A 101 10:00:02\n"),
                then(
                                "fill or kill wants all of it from one trade",
                                "10:00:02 101x2",
                                "10:00:03 101x9")
                        .venue(model -> model.withParticipation(Participation.of("1")))
                        .when(FIRST, "BUY 3 A FOK")
                        .tells("\n"),
                session("a day order ends with its session", "15:59:59 101x1", "16:00 99x1")
                        .hearing("fill", "order")
                        .when(FIRST, "BUY 1 A limit 99 DAY")
                        .tells("order 1 accepted\norder 1 expired 16:00\n"),
                session(
                                "an order for the close gets the last trade",
                                "15:59:59 101x1",
                                "16:00 99x1")
                        .when(FIRST, "BUY 1 A AT_CLOSE")
                        .tells("fill BUY 1 A 101 16:00\n"),
                session(
                                "no trade after its entry leaves an order for the close unfilled",
                                "16:00:01 99x1")
                        .hearing("fill", "order")
                        .when(FIRST, "BUY 1 A AT_CLOSE")
                        .tells("order 1 accepted\norder 1 expired 16:00\n"),
                Story.of("an order for the open gets the first trade of the session")
                        .inNewYork()
                        .trades("A", "09:00 100x1", "09:29 102x1", "09:30 103x1", "09:31 104x1")
                        .hearing("fill")
                        .when("trade A 09:00", "BUY 1 A AT_OPEN")
                        .tells("fill BUY 1 A 103 09:30\n"));
    }

    private static Stream<Story> groups() {
        return Stream.of(
                then(
                                "exits wake with their entry and see the next trade",
                                "10:00:02 101x1",
                                "10:00:03 110x1",
                                "10:00:04 111x1")
                        .when(FIRST, "bracket BUY 1 A : stop 95 profit 110")
                        .tells("fill BUY 1 A 101 10:00:02\nfill SELL 1 A 110 10:00:03\n"),
                then("a replaced order starts anew", "10:02 99x1", "10:03 98x1")
                        .timer("move", once("10:01"))
                        .when(FIRST, "BUY 1 A limit 99")
                        .when("timer move", "replace 1 price 98")
                        .tells("fill BUY 1 A 98 10:03\n"));
    }

    private static VenueModel through(VenueModel model) {
        return model.withFills(rules -> rules.with(LimitRule.THROUGH));
    }

    /// A trade at 100 at 10:00:01, then these.
    private static Story then(String name, String... trades) {
        return then(Story.of(name), trades);
    }

    /// The same in New York, where the session ends at 16:00.
    private static Story session(String name, String... trades) {
        return then(Story.of(name).inNewYork(), trades);
    }

    private static Story then(Story story, String... trades) {
        var all = Stream.concat(Stream.of("10:00:01 100x5"), Stream.of(trades));
        return story.trades("A", all.toArray(String[]::new)).hearing("fill");
    }
}
