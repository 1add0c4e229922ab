package dev.tandem.runtime;

import dev.tandem.api.strategy.Schedule;
import dev.tandem.simulator.Commission;
import dev.tandem.simulator.Latency;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/// What happens to instruments that are held and ordered.
final class ActionStories {
    private ActionStories() {}

    static Stream<Story> all() {
        return Stream.of(
                        Stream.of(order(), bracket(), roundings(), reverse(), trailing(), sized()),
                        Stream.of(dividend(), dividendOnShort(), funding(), roll()),
                        Stream.of(merger(), delisting(), unlisted(), renamed(), onTheWay()),
                        Stream.of(tradesSplit(), quotesSplit(), bookSplit()))
                .flatMap(stories -> stories);
    }

    /// The last trade of 400 is one of 100 afterwards: a limit of 110 rests, and 5 below it is 95.
    private static Story tradesSplit() {
        return Story.of("the last trade follows a split")
                .trades(
                        "A",
                        "10:00:01 400x1000",
                        "10:00:02 400x1000",
                        "13:00 100x1000",
                        "13:00:01 94x1000",
                        "13:00:02 93x1000")
                .happens("12:00 split A 4")
                .hearing("event", "fill", "order")
                .when("trade A 10:00:01", "BUY 10 A")
                .when("event", "SELL 20 A limit 110 post-only", "SELL 20 A as trailing_stop 5")
                .tells(
                        """
                        order 1 accepted
                        fill BUY 10 A 400 10:00:02
                        order 1 filled
                        event split A 12:00, held 40
                        order 2 accepted
                        order 3 accepted
                        fill SELL 20 A 93 13:00:02
                        order 3 filled
                        """);
    }

    private static Story quotesSplit() {
        return Story.of("after a split nothing is quoted until the next quote")
                .quotes("A", "10:00:01 399x50 400x50", "13:00 99x50 101x50")
                .happens("12:00 split A 4")
                .hearing("event", "fill")
                .when("quote A 10:00:01", "BUY 10 A")
                .when("event", "SELL 20 A", "SELL 20 A limit 110 post-only")
                .tells(
                        """
                        fill BUY 10 A 400 10:00:01
                        event split A 12:00, held 40
                        fill SELL 20 A 99 13:00
                        """);
    }

    /// What is changed of the old levels means nothing.
    private static Story bookSplit() {
        return Story.of("after a split there is no book until the next snapshot")
                .book("A", "10:00:01 = 399x50 / 400x50", "12:30 399x40", "13:00 = 99x50 / 101x50")
                .happens("12:00 split A 4")
                .hearing("event", "fill")
                .when("book A 10:00:01", "BUY 10 A")
                .when("event", "SELL 20 A")
                .tells(
                        """
                        fill BUY 10 A 400 10:00:01
                        event split A 12:00, held 40
                        fill SELL 20 A 99 13:00
                        """);
    }

    /// After what ends at the instant, before what begins.
    private static Story order() {
        return Story.of("an event comes after bars and timers of its instant, before opens")
                .bars("A 1h", "09:00 100 101 99 100", "10:00 50 51 49 50", "11:00 50 51 49 50")
                .happens("10:00 split A 2")
                .timer("ten", Schedule.cron("0 10 * * *", ZoneOffset.UTC))
                .hearing("bar", "slice", "timer", "event", "fill", "order")
                .when("bar A 1h 10:00", "BUY 1 A")
                .when("event", "BUY 2 A")
                .tells(
                        """
                        bar A 1h 10:00 C=100
                        order 1 accepted
                        slice 10:00: A 1h
                        timer ten 10:00
                        order 1 restated, 2 market: split 1 to 2
                        event split A 10:00, held 0
                        order 2 accepted
                        fill BUY 2 A 50 10:00
                        order 1 filled
                        fill BUY 2 A 50 10:00
                        order 2 filled
                        bar A 1h 11:00 C=50
                        slice 11:00: A 1h
                        bar A 1h 12:00 C=50
                        slice 12:00: A 1h
                        """);
    }

    /// Bought 10 at 700. One becomes seven: 70 that cost 7000, stop 595 / 7 = 85, profit 805 / 7 =
    /// 115. Sold 70 at 115: 10000 - 7000 + 8050 = 11050.
    private static Story bracket() {
        return days("an open bracket follows a split")
                .bars(
                        "A 1d",
                        "2024-03-04 700 701 699 700",
                        "2024-03-05 700 701 699 700",
                        "2024-03-06 100 101 99 100",
                        "2024-03-07 110 116 109 112")
                .happens("2024-03-06 split A 7")
                .when("bar A 1d 16:00", "bracket BUY 10 A : stop 595 profit 805")
                .tells(
                        """
                        fill BUY 10 A 700 05 09:30
                        order 1 filled
                        order 2 restated, 70 stop 85: split 1 to 7
                        order 3 restated, 70 limit 115: split 1 to 7
                        event split A 06 00:00, held 70
                        fill SELL 70 A 115 07 16:00 in-bar
                        order 3 filled
                        order 2 cancelled: order 3 of its group filled
                        end cash 11050 equity 11050
                        """);
    }

    /// 100 / 3 = 33.333: buy limits and sell stops go down to the tick, sell limits and buy stops
    /// up. What an iceberg shows is tripled, a distance is divided.
    private static Story roundings() {
        return days("prices are rounded passively, quantities down to the lot")
                .bars(
                        "A 1d",
                        "2024-03-04 120 121 119 120",
                        "2024-03-05 40 41 39 40",
                        "2024-03-06 40 41 39 40")
                .happens("2024-03-05 split A 3")
                .when(
                        "bar A 1d 16:00",
                        "BUY 1 A limit 100",
                        "BUY 1 A stop 200",
                        "BUY 2 A as iceberg 100 1",
                        "BUY 1 A as trailing_stop_limit 100 1",
                        "BUY 1 A as trailing_stop 50%",
                        "BUY 1 A as limit_if_touched 100 101")
                .tells(
                        """
                        order 1 restated, 3 limit 33.33: split 1 to 3
                        order 2 restated, 3 stop 66.67: split 1 to 3
                        order 3 restated, 6 iceberg 33.33 3: split 1 to 3
                        order 4 restated, 3 trailing_stop_limit 33.33333333 0.33333333: split 1 to 3
                        order 5 restated, 3 trailing_stop 50%: split 1 to 3
                        order 6 restated, 3 limit_if_touched 33.33 33.66: split 1 to 3
                        event split A 05 00:00, held 0
                        end cash 10000 equity 10000
                        """);
    }

    /// 20 at 5 become 2.5 at 40: the half is sold at 40, which is 20 in cash. The order over 20 is
    /// one over 2, that over 7 would be less than one.
    private static Story reverse() {
        return days("a reverse split pays out the fraction")
                .bars(
                        "A 1d",
                        "2024-03-04 5 5 5 5",
                        "2024-03-05 5 5 5 5",
                        "2024-03-06 40 40 40 40",
                        "2024-03-07 40 40 40 40")
                .happens("2024-03-06 split A 0.125")
                .when("bar A 1d 16:00", "BUY 20 A")
                .when("fill BUY", "SELL 20 A limit 10", "SELL 7 A limit 10.01")
                .tells(
                        """
                        fill BUY 20 A 5 05 09:30
                        order 1 filled
                        fill SELL 0.5 A 40 06 00:00
                        order 4 filled
                        order 2 restated, 2 limit 80: split 1 to 0.125
                        order 3 cancelled: split 1 to 0.125, which leaves less than a lot
                        event split A 06 00:00, held 2
                        end cash 9920 equity 10000
                        """);
    }

    /// Trail 10 below 100 is 90; after two for one it is 5, and the trigger 45.
    private static Story trailing() {
        return days("the anchor of a trailing stop follows")
                .bars(
                        "A 1d",
                        "2024-03-04 100 100 100 100",
                        "2024-03-05 100 100 100 100",
                        "2024-03-06 50 50 46 48",
                        "2024-03-07 48 48 44 44")
                .happens("2024-03-06 split A 2")
                .when("bar A 1d 16:00", "BUY 4 A")
                .when("fill BUY", "SELL 4 A as trailing_stop 10")
                .tells(
                        """
                        fill BUY 4 A 100 05 09:30
                        order 1 filled
                        order 2 restated, 8 trailing_stop 5: split 1 to 2
                        event split A 06 00:00, held 8
                        fill SELL 8 A 45 07 16:00 in-bar
                        order 2 filled
                        end cash 9960 equity 9960
                        """);
    }

    /// A target that waits for the end of an order is wanted in the shares of after the split: 40
    /// are wanted, 10 are held and 20 by two for one.
    private static Story sized() {
        return days("a target set before a split is met after it")
                .bars(
                        "A 1d",
                        "2024-03-04 100 100 100 100",
                        "2024-03-05 100 100 100 100",
                        "2024-03-06 50 50 50 50",
                        "2024-03-07 50 50 50 50")
                .happens("2024-03-06 split A 2")
                .when("bar A 1d 16:00", "quantity A 10")
                .when("bar A 1d 05 16:00", "quantity A 20")
                .tells(
                        """
                        fill BUY 10 A 100 05 09:30
                        order 1 filled
                        order 2 restated, 20 market: split 1 to 2
                        event split A 06 00:00, held 20
                        fill BUY 20 A 50 06 09:30
                        order 2 filled
                        end cash 8000 equity 10000
                        """);
    }

    /// 10 shares of 100 are paid 2.5 each; a buy limit that waits is not lowered by it.
    private static Story dividend() {
        return days("a dividend is paid to who holds it, orders stay")
                .bars(
                        "A 1d",
                        "2024-03-04 100 100 100 100",
                        "2024-03-05 100 100 100 100",
                        "2024-03-06 98 98 98 98")
                .happens("2024-03-06 dividend A 2.5")
                .when("bar A 1d 16:00", "BUY 10 A", "BUY 1 A limit 90")
                .tells(
                        """
                        fill BUY 10 A 100 05 09:30
                        order 1 filled
                        event dividend A 06 00:00, held 10
                        end cash 9025 equity 10005
                        """);
    }

    private static Story dividendOnShort() {
        return days("a short pays the dividend")
                .venue(model -> model.withShortSelling(new BigDecimal("1.5")))
                .bars(
                        "A 1d",
                        "2024-03-04 100 100 100 100",
                        "2024-03-05 100 100 100 100",
                        "2024-03-06 98 98 98 98")
                .happens("2024-03-06 dividend A 2.5")
                .when("bar A 1d 16:00", "SELL 10 A")
                .tells(
                        """
                        fill SELL 10 A 100 05 09:30
                        order 1 filled
                        event dividend A 06 00:00, held 10
                        end cash 10975 equity 9995
                        """);
    }

    /// 20 at the mark 101: 2020 × 0.01 % = 0.202 is paid; without a mark at the last price, 20 ×
    /// 100 × -0.02 % = 0.4 is received.
    private static Story funding() {
        return Story.of("longs pay funding at the mark, or at the last price")
                .bars(
                        "A 1h",
                        "08:00 100 100 100 100",
                        "09:00 100 100 100 100",
                        "10:00 100 100 100 100")
                .happens("10:00 funding A 0.0001 101", "11:00 funding A -0.0002")
                .hearing("fill", "event", "end")
                .when("bar A 1h 09:00", "BUY 20 A")
                .tells(
                        """
                        fill BUY 20 A 100 09:00
                        event funding A 10:00, held 20
                        event funding A 11:00, held 20
                        end cash 8000.198 equity 10000.198
                        """);
    }

    /// Bought 2 at 100; sold at 101 and bought at 97 for the next contract, 1 for each contract and
    /// leg. The stop at 95 stays 6 below the price: 91. Closed there: 10000 - 200 + 202 - 194 + 182
    /// - 4 × 2 = 9982.
    private static Story roll() {
        return Story.of("a roll closes at the old price, opens at the new one, and shifts orders")
                .venue(model -> model.withCommission(new Commission.PerContract(BigDecimal.ONE)))
                .bars(
                        "A 1h",
                        "08:00 100 100 100 100",
                        "09:00 100 101 100 101",
                        "10:00 97 97 97 97",
                        "11:00 97 97 91 92")
                .happens("10:00 rolled A 101 97")
                .hearing("fill", "order", "event", "end")
                .without("accepted")
                .when("bar A 1h 09:00", "BUY 2 A")
                .when("fill BUY", "SELL 2 A as stop 95")
                .tells(
                        """
                        fill BUY 2 A 100 09:00
                        order 1 filled
                        fill SELL 2 A 101 10:00
                        order 3 filled
                        fill BUY 2 A 97 10:00
                        order 4 filled
                        order 2 restated, 2 stop 91: roll from OLD to NEW
                        event rolled A 10:00, held 2
                        fill SELL 2 A 91 12:00 in-bar
                        order 2 filled
                        end cash 9982 equity 9982
                        """);
    }

    private static Story merger() {
        return days("a merger pays out, cancels and ends")
                .bars(
                        "A 1d",
                        "2024-03-04 13 13 13 13",
                        "2024-03-05 13 13 13 13",
                        "2024-03-06 13 13 13 13")
                .bars(
                        "B 1d",
                        "2024-03-04 13 13 13 13",
                        "2024-03-05 13 13 13 13",
                        "2024-03-06 13 13 13 13",
                        "2024-03-07 13 13 13 13")
                .happens("2024-03-06 merged A 13.75")
                .when("bar A 1d 16:00", "BUY 100 A")
                .when("fill BUY", "SELL 100 A limit 20")
                .when("event", "BUY 1 A")
                .tells(
                        """
                        fill BUY 100 A 13 05 09:30
                        order 1 filled
                        order 2 cancelled: A was paid out
                        fill SELL 100 A 13.75 06 00:00
                        order 3 filled
                        event merged A 06 00:00, held 0
                        order 4 denied: A@TEST was paid out at 2024-03-06T05:00:00Z
                        end cash 10075 equity 10075
                        """);
    }

    /// The end comes after the last bar: the position is closed at the last price all the same.
    private static Story delisting() {
        return days("a delisting after the last bar closes at the last price")
                .bars("A 1d", "2024-03-04 10 10 10 10", "2024-03-05 10 10 10 9")
                .happens("2024-03-06 delisted A")
                .when("bar A 1d 16:00", "BUY 100 A")
                .tells(
                        """
                        fill BUY 100 A 10 05 09:30
                        order 1 filled
                        fill SELL 100 A 9 06 00:00
                        order 2 filled
                        event delisted A 06 00:00, held 0
                        end cash 9900 equity 9900
                        """);
    }

    private static Story unlisted() {
        return days("nothing is bought before its listing")
                .bars("A 1d", "2024-03-04 10 10 10 10", "2024-03-05 10 10 10 10")
                .bars("B 1d", "2024-03-04 10 10 10 10", "2024-03-05 10 10 10 10")
                .happens("2024-03-05 listed A")
                .when("bar B 1d 16:00", "BUY 1 A")
                .when("event", "BUY 1 A")
                .tells(
                        """
                        order 1 denied: A@TEST is not listed yet
                        event listed A 05 00:00, held 0
                        fill BUY 1 A 10 05 09:30
                        order 2 filled
                        end cash 9990 equity 10000
                        """);
    }

    private static Story renamed() {
        return days("a new ticker changes nothing else")
                .bars("A 1d", "2024-03-04 10 10 10 10", "2024-03-05 10 10 10 10")
                .happens("2024-03-05 renamed A B")
                .when("bar A 1d 16:00", "BUY 1 A")
                .tells(
                        """
                        event renamed A 05 00:00, held 0
                        fill BUY 1 A 10 05 09:30
                        order 1 filled
                        end cash 9990 equity 10000
                        """);
    }

    /// An order that is on its way when the price is divided has the price of before.
    private static Story onTheWay() {
        return Story.of("what arrives after a split and was sent before is refused")
                .venue(venue -> venue.withLatency(new Latency.Fixed(1_200_000_000_000L)))
                .bars("A 1h", "09:00 100 100 100 100", "10:00 50 50 50 50", "11:00 50 50 50 50")
                .happens("10:10 split A 2")
                .hearing("fill", "order", "event")
                .when("bar A 1h 10:00", "BUY 1 A limit 99")
                .when("event", "BUY 1 A limit 51")
                .tells(
                        """
                        order 1 rejected: sent before the split 1 to 2
                        event split A 10:10, held 0
                        order 2 accepted
                        fill BUY 1 A 50 11:00
                        order 2 filled
                        """);
    }

    private static Story days(String name) {
        return Story.of(name)
                .inNewYork()
                .hearing("fill", "order", "event", "end")
                .without("accepted");
    }
}
