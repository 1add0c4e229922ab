package dev.tandem.data;

import static dev.tandem.data.TestInstruments.BITCOIN;
import static dev.tandem.data.TestInstruments.EURO;
import static dev.tandem.data.TestInstruments.SPY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Side;
import dev.tandem.data.BookFeed.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TickBarsTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aTradeAtTheEdgeBelongsToTheLaterBarAndAMinuteWithoutTradesHasNone() {
        var trades =
                trades(
                        BITCOIN,
                        "2024-01-01T00:00:00Z 10 1",
                        "2024-01-01T00:00:59.999999999Z 12 2",
                        "2024-01-01T00:01:00Z 11 4",
                        "2024-01-01T00:03:30Z 9 8");

        assertThat(text(TickBars.ofTrades(trades, BarSize.M1)))
                .containsExactly(
                        "2024-01-01T00:00:00Z 2024-01-01T00:01:00Z 10.0 12.0 10.0 12.0 3.0",
                        "2024-01-01T00:01:00Z 2024-01-01T00:02:00Z 11.0 11.0 11.0 11.0 4.0",
                        "2024-01-01T00:03:00Z 2024-01-01T00:04:00Z 9.0 9.0 9.0 9.0 8.0");
    }

    @Test
    void sessionsHoldTradesOfTheirHoursOnly() {
        var trades =
                trades(
                        SPY,
                        "2020-01-02T14:29:59Z 1 1", // New York opens at 14:30 UTC
                        "2020-01-02T14:30:00Z 2 1",
                        "2020-01-02T15:29:59Z 3 1",
                        "2020-01-02T15:30:00Z 4 1",
                        "2020-01-02T20:59:59Z 5 1",
                        "2020-01-02T21:00:00Z 6 1",
                        "2020-01-03T14:30:00Z 7 1");

        assertThat(text(TickBars.ofTrades(trades, BarSize.D1)))
                .containsExactly(
                        "2020-01-02T14:30:00Z 2020-01-02T21:00:00Z 2.0 5.0 2.0 5.0 4.0",
                        "2020-01-03T14:30:00Z 2020-01-03T21:00:00Z 7.0 7.0 7.0 7.0 1.0");
        assertThat(text(TickBars.ofTrades(trades, BarSize.parse("1h@open"))))
                .containsExactly(
                        "2020-01-02T14:30:00Z 2020-01-02T15:30:00Z 2.0 3.0 2.0 3.0 2.0",
                        "2020-01-02T15:30:00Z 2020-01-02T16:30:00Z 4.0 4.0 4.0 4.0 1.0",
                        "2020-01-02T20:30:00Z 2020-01-02T21:00:00Z 5.0 5.0 5.0 5.0 1.0",
                        "2020-01-03T14:30:00Z 2020-01-03T15:30:00Z 7.0 7.0 7.0 7.0 1.0");
        assertThat(text(TickBars.ofTrades(trades, BarSize.W1)))
                .containsExactly("2019-12-30T14:30:00Z 2020-01-03T21:00:00Z 2.0 7.0 2.0 7.0 5.0");
    }

    /// 4 + 3 reaches 5 in the second second, where a trade of 9 stands as well: 16 in all. The
    /// third bar is not reached.
    @Test
    void anAmountIsOvershotButTradesOfOneInstantStayTogether() {
        var trades =
                trades(
                        BITCOIN,
                        "2024-01-01T00:00:01Z 10 4",
                        "2024-01-01T00:00:02Z 11 3",
                        "2024-01-01T00:00:02Z 9 9",
                        "2024-01-01T00:00:03Z 12 5",
                        "2024-01-01T00:00:04Z 12 1");

        assertThat(text(TickBars.ofTrades(trades, BarSize.parse("5v"))))
                .containsExactly(
                        "2024-01-01T00:00:01Z 2024-01-01T00:00:02.000000001Z 10.0 11.0 9.0 9.0 16.0",
                        "2024-01-01T00:00:03Z 2024-01-01T00:00:03.000000001Z 12.0 12.0 12.0 12.0 5.0");
        assertThat(text(TickBars.ofTrades(trades, BarSize.parse("2t"))))
                .containsExactly(
                        "2024-01-01T00:00:01Z 2024-01-01T00:00:02.000000001Z 10.0 11.0 9.0 9.0 16.0",
                        "2024-01-01T00:00:03Z 2024-01-01T00:00:04.000000001Z 12.0 12.0 12.0 12.0 6.0");
        // 40 + 33 + 81 = 154, then 60
        assertThat(text(TickBars.ofTrades(trades, BarSize.parse("60n"))))
                .containsExactly(
                        "2024-01-01T00:00:01Z 2024-01-01T00:00:02.000000001Z 10.0 11.0 9.0 9.0 16.0",
                        "2024-01-01T00:00:03Z 2024-01-01T00:00:03.000000001Z 12.0 12.0 12.0 12.0 5.0");
    }

    @Test
    void quotesMakeBarsOfTheirMidsWhereBothSidesAreThere() {
        var quotes =
                QuoteColumns.builder(EURO)
                        .append(0, 1, 1, Double.NaN, Double.NaN)
                        .append(SECOND, 1, 1, 3, 1)
                        .append(2 * SECOND, 3, 1, 5, 1)
                        .build();
        var oneSided = QuoteColumns.builder(EURO).append(0, 1, 1, Double.NaN, Double.NaN).build();

        assertThat(text(TickBars.ofQuotes(quotes, BarSize.M1).orElseThrow()))
                .containsExactly("1970-01-01T00:00:00Z 1970-01-01T00:01:00Z 2.0 4.0 2.0 4.0 0.0");
        assertThat(TickBars.ofQuotes(oneSided, BarSize.M1)).isEmpty();
        assertThat(TickBars.ofQuotes(quotes, BarSize.parse("1t"))).isEmpty();
    }

    @Test
    void aBookMakesBarsOfItsMidsWhileItIsValid() {
        var feed =
                BookFeed.builder(BITCOIN)
                        .frame(Kind.SNAPSHOT, 0, 0, 1)
                        .level(Side.BUY, 9, 1)
                        .level(Side.SELL, 11, 1)
                        .frame(Kind.DELTA, SECOND, SECOND, 2)
                        .level(Side.BUY, 10, 1)
                        .frame(Kind.GAP, 2 * SECOND, 2 * SECOND, 2)
                        .frame(Kind.DELTA, 61 * SECOND, 61 * SECOND, 4)
                        .level(Side.BUY, 8, 1)
                        .build();

        assertThat(text(TickBars.ofBooks(feed, BarSize.M1).orElseThrow()))
                .containsExactly(
                        "1970-01-01T00:00:00Z 1970-01-01T00:01:00Z 10.0 10.5 10.0 10.5 0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1s", "7s", "1m", "15m", "1h"})
    void barsOfTradesEqualThoseOfASlowTwin(String text) {
        var size = BarSize.parse(text);
        for (var seed = 1; seed <= 20; seed++) {
            var trades = random(seed, 3000);
            var groups = new TreeMap<Long, List<Integer>>();
            for (var i = 0; i < trades.count(); i++) {
                groups.computeIfAbsent(
                                Math.floorDiv(trades.atNanos(i), size.nanos()),
                                _ -> new ArrayList<>())
                        .add(i);
            }
            var expected = new ArrayList<String>();
            groups.forEach((number, places) ->
                    expected.add(
                            bar(
                                    trades,
                                    places,
                                    number * size.nanos(),
                                    (number + 1) * size.nanos())));

            assertThat(text(TickBars.ofTrades(trades, size)))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    /// What a bar shows depends on nothing after its close.
    @ParameterizedTest
    @CsvSource({"1m", "30s", "1h", "100t", "500v", "5000n"})
    void aBarIsTheSameWhateverComesAfterIt(String text) {
        var size = BarSize.parse(text);
        for (var seed = 1; seed <= 10; seed++) {
            var trades = random(seed, 2000);
            var all = TickBars.ofTrades(trades, size);
            for (var i = 0; i < all.count(); i += 7) {
                var known = trades.between(Long.MIN_VALUE, all.closeNanos(i));
                var bars = TickBars.ofTrades(known, size);

                assertThat(text(bars)).as("seed %s", seed).isEqualTo(text(all).subList(0, i + 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"100t", "500v", "20000n"})
    void barsOfAnAmountHoldEveryTradeOnceUntilTheLastBar(String text) {
        for (var seed = 1; seed <= 10; seed++) {
            var trades = random(seed, 5000);
            var bars = TickBars.ofTrades(trades, BarSize.parse(text));
            var end = bars.closeNanos(bars.count() - 1);
            var held = trades.between(Long.MIN_VALUE, end);

            assertThat(sum(bars)).as("seed %s", seed).isEqualTo(sum(held));
            for (var i = 1; i < bars.count(); i++) {
                assertThat(bars.openNanos(i)).isGreaterThanOrEqualTo(bars.closeNanos(i - 1));
            }
        }
    }

    private static double sum(BarColumns bars) {
        var sum = 0.0;
        for (var i = 0; i < bars.count(); i++) {
            sum += bars.volume(i);
        }
        return sum;
    }

    private static double sum(TradeColumns trades) {
        var sum = 0.0;
        for (var i = 0; i < trades.count(); i++) {
            sum += trades.size(i);
        }
        return sum;
    }

    /// Several trades an instant now and then; whole prices and sizes, so that sums are exact.
    private static TradeColumns random(long seed, int count) {
        var random = new SplittableRandom(seed);
        var trades = TradeColumns.builder(BITCOIN);
        var at = 1_700_000_000L * SECOND;
        for (var i = 0; i < count; i++) {
            at += random.nextInt(3) == 0 ? 0 : random.nextLong(5 * SECOND);
            trades.append(at, random.nextInt(90, 110), random.nextInt(1, 20), Aggressor.BUY);
        }
        return trades.build();
    }

    private static TradeColumns trades(Instrument instrument, String... rows) {
        var trades = TradeColumns.builder(instrument);
        for (var row : rows) {
            var cells = row.split(" ");
            var at = Instant.parse(cells[0]);
            trades.append(
                    at.getEpochSecond() * SECOND + at.getNano(),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Aggressor.UNKNOWN);
        }
        return trades.build();
    }

    private static String bar(TradeColumns trades, List<Integer> places, long open, long close) {
        var prices = places.stream().map(trades::price).toList();
        return Instant.EPOCH.plusNanos(open)
                + " "
                + Instant.EPOCH.plusNanos(close)
                + " "
                + prices.getFirst()
                + " "
                + prices.stream().max(Double::compare).orElseThrow()
                + " "
                + prices.stream().min(Double::compare).orElseThrow()
                + " "
                + prices.getLast()
                + " "
                + places.stream().mapToDouble(trades::size).sum();
    }

    private static List<String> text(BarColumns bars) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < bars.count(); i++) {
            rows.add(
                    "%s %s %s %s %s %s %s"
                            .formatted(
                                    Instant.EPOCH.plusNanos(bars.openNanos(i)),
                                    Instant.EPOCH.plusNanos(bars.closeNanos(i)),
                                    bars.open(i),
                                    bars.high(i),
                                    bars.low(i),
                                    bars.close(i),
                                    bars.volume(i)));
        }
        return rows;
    }
}
