package dev.tandem.runtime;

import static dev.tandem.runtime.TimingStories.once;

import dev.tandem.simulator.FillRules.OpenFills;
import dev.tandem.simulator.Participation;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// Every kind of order against a gap, a range and a close: a flat bar at 100 until 10:00, then one
/// or two more. Half of the stories are told again with complete bars, where the price is the same.
final class TermStories {
    private TermStories() {}

    static Stream<Story> all() {
        return Stream.of(gaps(), ranges(), closes(), trails(), times(), volumes())
                .flatMap(stories -> stories);
    }

    private static Stream<Story> gaps() {
        return Stream.of(
                buy("a stop limit is jumped over by an open within its limit", "106 109 104 107")
                        .when("bar A 1h 10:00", "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 106 10:00\n"),
                buy("a stop limit is jumped over beyond its limit and waits", "109 110 106.5 108")
                        .when("bar A 1h 10:00", "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 107 11:00 in-bar\n"),
                buy("a gap through a touch trigger fills at the better open", "90 96 89 94")
                        .when("bar A 1h 10:00", "BUY 1 A as market_if_touched 95")
                        .tells("fill BUY 1 A 90 10:00\n"),
                buy("a touched limit above the open fills at the open", "90 96 89 94")
                        .when("bar A 1h 10:00", "BUY 1 A as limit_if_touched 95 96")
                        .tells("fill BUY 1 A 90 10:00\n"),
                buy(
                                "an exit that the open of its entry has passed goes at that open",
                                "90 92 88 91")
                        .when("bar A 1h 10:00", "bracket BUY 1 A : stop 95 profit 120")
                        .tells("fill BUY 1 A 90 10:00\nfill SELL 1 A 90 11:00 in-bar\n"),
                buy("an order sent at the open trades at what is left of the bar", "90 92 88 91")
                        .when("bar A 1h 10:00", "BUY 1 A")
                        .when("fill BUY 1 A 90", "SELL 1 A limit 85")
                        .tells("fill BUY 1 A 90 10:00\nfill SELL 1 A 90 11:00 in-bar\n"));
    }

    private static Stream<Story> ranges() {
        return Stream.of(
                buy("a stop limit fills at its trigger inside a bar", "100 106 99 101")
                        .when("bar A 1h 10:00", "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 105 11:00 in-bar\n"),
                buy("a stop limit below its trigger fills if the close is below", "100 106 99 101")
                        .when("bar A 1h 10:00", "BUY 1 A as stop_limit 105 103")
                        .tells("fill BUY 1 A 103 11:00 in-bar\n"),
                buy("a stop limit below its trigger rests if the close is above", "100 106 99 104")
                        .when("bar A 1h 10:00", "BUY 1 A as stop_limit 105 103")
                        .tells("\n"),
                buy("a touched order fills at its trigger", "100 101 94 99")
                        .when("bar A 1h 10:00", "BUY 1 A as market_if_touched 95")
                        .tells("fill BUY 1 A 95 11:00 in-bar\n"),
                buy("a touched limit below its trigger needs its limit", "100 101 93 99")
                        .when("bar A 1h 10:00", "BUY 1 A as limit_if_touched 95 94")
                        .tells("fill BUY 1 A 94 11:00 in-bar\n"));
    }

    private static Stream<Story> closes() {
        return Stream.of(
                half("a stop limit sent inside a bar looks at the close", "106")
                        .when("timer half", "BUY 1 A as stop_limit 105 107")
                        .tells("fill BUY 1 A 106 11:00\n"),
                half("a touched order sent inside a bar looks at the close", "94")
                        .when("timer half", "BUY 1 A as market_if_touched 95")
                        .tells("fill BUY 1 A 94 11:00\n"),
                half("an immediate order sent inside a bar trades at the close or never", "97")
                        .when("timer half", "BUY 1 A limit 96 IOC", "BUY 1 A limit 98 IOC")
                        .tells("fill BUY 1 A 97 11:00\n"));
    }

    private static Stream<Story> trails() {
        return Stream.of(
                held(
                                "a trailing stop follows the high and goes at its trigger",
                                "100 110 99 108",
                                "108 109 103 104")
                        .when("bar A 1h 10:00", "SELL 1 A as trailing_stop 5")
                        .tells("fill SELL 1 A 105 12:00 in-bar\n"),
                held(
                                "a trailing stop whose bar turned and closed below it has gone",
                                "100 110 99 102",
                                "102 103 100 101")
                        .when("bar A 1h 10:00", "SELL 1 A as trailing_stop 5")
                        .tells("fill SELL 1 A 105 11:00 in-bar\n"),
                held("a trailing stop in percent of the high", "100 110 99 108", "108 109 98 99")
                        .when("bar A 1h 10:00", "SELL 1 A as trailing_stop 10%")
                        .tells("fill SELL 1 A 99 12:00 in-bar\n"),
                held(
                                "a trailing stop limit takes its limit along",
                                "100 110 99 108",
                                "104 105.5 103 103.5")
                        .when("bar A 1h 10:00", "SELL 1 A as trailing_stop_limit 5 0.5")
                        .tells("fill SELL 1 A 104.5 12:00 in-bar\n"),
                held(
                                "a shorter trail starts anew from the last price",
                                "100 110 99 108",
                                "108 109 106 107")
                        .when("bar A 1h 10:00", "SELL 1 A as trailing_stop 9")
                        .when("bar A 1h 11:00", "cancel 2", "SELL 1 A as trailing_stop 1.5")
                        .tells("fill SELL 1 A 106.5 12:00 in-bar\n"));
    }

    private static Stream<Story> times() {
        return Stream.of(
                buy("an immediate order that the open does not fill is over", "100 101 90 95")
                        .when("bar A 1h 10:00", "BUY 1 A limit 95 IOC")
                        .hearing("fill", "order")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled: immediate or cancel: the rest cannot trade at once
                                """),
                buy(
                                "an immediate order meets the open of a complete bar, not its low",
                                "100 101 90 95")
                        .venue(venue -> venue.withFills(rules -> rules.with(OpenFills.WITHIN_BAR)))
                        .when("bar A 1h 10:00", "BUY 1 A limit 95 IOC")
                        .hearing("fill", "order")
                        .tells(
                                """
                                order 1 accepted
                                order 1 cancelled: immediate or cancel: the rest cannot trade at once
                                """),
                buy("a post-only order that would trade is refused", "100 101 90 95")
                        .when("bar A 1h 10:00", "BUY 1 A limit 100 post-only")
                        .hearing("fill", "order")
                        .tells(
                                """
                                order 1 rejected: post-only: it would trade at once, the last price is 100; a lower limit would rest
                                """),
                day("an order for the open trades at the next session's")
                        .when("bar A 1d 03", "BUY 1 A AT_OPEN")
                        .tells("fill BUY 1 A 103 05 09:30\n"),
                day("an order for the close of a short day trades at it")
                        .when("bar A 1d 02", "BUY 1 A AT_CLOSE")
                        .tells("fill BUY 1 A 102 03 13:00\n"),
                day("a stop for the close looks at the closing price only")
                        .when("bar A 1d 02", "BUY 1 A AT_CLOSE as stop 102.5")
                        .tells("\n"));
    }

    private static Stream<Story> volumes() {
        return Stream.of(
                buy("what exceeds the volume works on", "100 101 99 100", "101 102 100 101")
                        .venue(TermStories::small)
                        .when("bar A 1h 10:00", "BUY 15 A")
                        .tells("fill BUY 10 A 100 10:00\nfill BUY 5 A 101 11:00\n"),
                buy("fill or kill takes all or nothing", "100 101 99 100")
                        .venue(TermStories::small)
                        .when("bar A 1h 10:00", "BUY 15 A FOK", "BUY 10 A FOK")
                        .tells("fill BUY 10 A 100 10:00\n"),
                buy(
                                "the rest of a market to limit order waits at its price",
                                "100 101 99 101",
                                "102 103 99.5 102")
                        .venue(TermStories::small)
                        .when("bar A 1h 10:00", "BUY 15 A as market_to_limit")
                        .tells("fill BUY 10 A 100 10:00\nfill BUY 5 A 100 12:00 in-bar\n"),
                buy(
                                "the rest of a limit order at a better open stays inside the bar",
                                "90 92 88 91",
                                "91 92 90 91")
                        .venue(TermStories::small)
                        .when("bar A 1h 10:00", "BUY 15 A limit 95")
                        .tells("fill BUY 10 A 90 10:00\nfill BUY 5 A 91 11:00\n"));
    }

    private static dev.tandem.simulator.VenueModel small(dev.tandem.simulator.VenueModel venue) {
        return venue.withParticipation(Participation.of("0.01"));
    }

    private static Story buy(String name, String... bars) {
        return hours(name, bars)
                .venue(venue -> venue.withShortSelling(BigDecimal.ZERO))
                .hearing("fill");
    }

    /// Holds one from 9:00.
    private static Story held(String name, String first, String second) {
        return Story.of(name)
                .bars(
                        "A 1h",
                        "08:00 100 100 100 100",
                        "09:00 100 100 100 100",
                        "10:00 " + first,
                        "11:00 " + second)
                .when("bar A 1h 09:00", "BUY 1 A")
                .hearing("fill")
                .without("09:00");
    }

    private static Story half(String name, String close) {
        return buy(name, "100 110 90 " + close).timer("half", once("10:30"));
    }

    private static Story day(String name) {
        return Story.of(name)
                .inNewYork()
                .bars(
                        "A 1d",
                        "2024-07-02 100 101 99 100",
                        "2024-07-03 101 103 100 102",
                        "2024-07-05 103 104 102 103")
                .hearing("fill");
    }

    private static Story hours(String name, String... bars) {
        var lines = new String[bars.length + 1];
        lines[0] = "09:00 100 100 100 100";
        for (var i = 0; i < bars.length; i++) {
            lines[i + 1] = (10 + i) + ":00 " + bars[i];
        }
        return Story.of(name).bars("A 1h", lines);
    }
}
