package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.Aggressor;
import dev.tandem.api.order.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules by which venues number the changes of a book, and what their other messages give.
class VenueFilesTest {
    @TempDir Path folder;

    private final BookFiles books = new BookFiles();

    /// Messages as `S last`, `D first-last`, `D first-last<previous`; the frames that come of them
    /// as `S`, `D`, `G`.
    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        // Binance spot: the first change covers the snapshot's number + 1, then without a hole
        "S 10; D 11-12; D 13-13, SDD",
        "S 10; D 9-12; D 13-13, SDD",
        "S 10; D 8-10; D 11-12, SD",
        "S 10; D 12-13, SG",
        "S 10; D 11-12; D 14-15, SDG",
        "S 10; D 11-12; D 11-12; D 13-14, SDD",
        "D 5-8; D 9-11; D 12-13; S 10, SDD",
        "D 5-8; D 12-13; S 10, SG",
        "D 5-8, ''",
        "S 10; D 12-13; S 12; D 14-14, SGSDD",
        "S 10; D 12-13; D 16-17; S 15; D 18-18, SGSDD",
        "S 10; D 11-12; S 11; D 13-13, SDD",
        "S 10; D 11-12; S 20; D 18-22, SDSD",
        // USD-M: the first change covers the snapshot's number, then each names the one before
        "S 10; D 9-12<8; D 15-17<12, SDD",
        "S 10; D 12-13<10; D 15-17<13, SDD",
        "S 10; D 12-13<11, SG",
        "S 10; D 9-12<8; D 15-17<14, SDG",
        "D 3-4<2; D 6-9<4; D 9-12<9; D 15-17<12; S 10, SDD"
    })
    void aBookFollowsTheNumbersOfItsChanges(String messages, String frames) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"XUSDT\",\"U\":1,\"u\":1,\"b\":[],\"a\":[]}");
        for (var message : messages.split("; ")) {
            lines.add(message.startsWith("S") ? snapshot(message) : change(message));
        }

        read(lines);

        var feeds = books.feeds();
        assertThat(feeds.isEmpty() ? "" : kinds(feeds.getFirst())).isEqualTo(frames);
    }

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource({
        "snapshot 7; delta 8; delta 9, SDD",
        "snapshot 7; delta 9, SG",
        "snapshot 7; delta 8; snapshot 1; delta 2, SDSD",
        "snapshot 7; delta 9; snapshot 12; delta 13, SGSD",
        "delta 6; snapshot 7; delta 8, SD",
        "snapshot 7; delta 7, SG"
    })
    void bybitCountsMessages(String messages, String frames) throws IOException {
        var lines = new ArrayList<String>();
        for (var message : messages.split("; ")) {
            var words = message.split(" ");
            lines.add(
                    """
                    {"topic":"orderbook.50.XUSDT","ts":1000,"type":"%s","data":{"s":"XUSDT",\
                    "b":[["9","1"]],"a":[["11","1"]],"u":%s,"seq":5},"cts":999}\
                    """
                            .formatted(words[0], words[1]));
        }

        read(lines);

        assertThat(kinds(books.feeds().getFirst())).isEqualTo(frames);
        assertThat(books.feeds()).isEmpty(); // taken above
    }

    @Test
    void aBookThatCrossesItselfIsNotShown() throws IOException {
        read(
                List.of(
                        change("D 1-1"),
                        snapshot("S 1"),
                        """
                        {"e":"depthUpdate","E":9,"s":"XUSDT","U":2,"u":2,"b":[["11","1"]],"a":[]}\
                        """));

        assertThat(kinds(books.feeds().getFirst())).isEqualTo("SG");
        assertThat(books.warnings())
                .singleElement()
                .asString()
                .contains("best bid 11.0 is not below best ask 11.0");
    }

    @Test
    void aBookThatContradictsTheVenuesQuoteOfTheSameNumberIsNotShown() throws IOException {
        var quote =
                """
                {"stream":"xusdt@bookTicker","data":{"u":1,"s":"XUSDT","b":"%s","B":"1","a":"11","A":"1"}}\
                """;

        read(List.of(change("D 1-1"), snapshot("S 1"), quote.formatted("9"), quote.formatted("8")));

        assertThat(kinds(books.feeds().getFirst())).isEqualTo("SG");
        assertThat(books.warnings())
                .singleElement()
                .asString()
                .contains(":4: order book of XUSDT@CRYPTO")
                .contains("of number 1 are not those of the venue's own quote");
    }

    @Test
    void aQuoteWithoutATimeCountsAsOfTheLatestTimeBeforeIt() throws IOException {
        var ticks =
                read(
                        List.of(
                                "5 {\"e\":\"trade\",\"s\":\"X\",\"p\":\"10\",\"q\":\"2\",\"T\":1000,\"m\":true}",
                                "6 {\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"X\",\"b\":\"9\",\"B\":\"1\",\"a\":\"0\",\"A\":\"0\"}}",
                                "7 {\"e\":\"trade\",\"s\":\"X\",\"p\":\"11\",\"q\":\"3\",\"T\":1001,\"m\":false}"));

        var quotes = ticks.quotes().getFirst();
        assertThat(quotes.atNanos(0)).isEqualTo(1_000_000_000L);
        assertThat(quotes.bid(0)).isEqualTo(9);
        assertThat(quotes.ask(0)).isNaN();
        assertThat(quotes.askSize(0)).isNaN();
        var trades = ticks.trades().getFirst();
        assertThat(trades.aggressor(0)).isEqualTo(Aggressor.SELL);
        assertThat(trades.aggressor(1)).isEqualTo(Aggressor.BUY);
        assertThat(trades.size(1)).isEqualTo(3);
    }

    @Test
    void hyperliquidRepeatsTradesAfterASubscription() throws IOException {
        var first =
                "{\"coin\":\"BTC\",\"px\":\"5\",\"side\":\"B\",\"sz\":\"1\",\"tid\":1,\"time\":1000}";
        var second =
                "{\"coin\":\"BTC\",\"px\":\"6\",\"side\":\"A\",\"sz\":\"1\",\"tid\":2,\"time\":1001}";

        var ticks =
                read(
                        List.of(
                                "{\"channel\":\"trades\",\"data\":[" + first + "]}",
                                "{\"channel\":\"trades\",\"data\":[" + first + "," + second + "]}",
                                "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\"}}"));

        assertThat(ticks.trades().getFirst().count()).isEqualTo(2);
        assertThat(ticks.trades().getFirst().aggressor(1)).isEqualTo(Aggressor.SELL);
        assertThat(ticks.read().warnings())
                .singleElement()
                .asString()
                .endsWith(
                        "1 messages are no trades, quotes or books of a known venue and left out, first in line 3");
    }

    @Test
    void aTradeToldTwiceCountsOnce() throws IOException {
        var trade = "{\"e\":\"%s\",\"s\":\"X\",\"p\":\"10\",\"q\":\"2\",\"T\":1000,\"m\":true}";

        var ticks = read(List.of(trade.formatted("aggTrade"), trade.formatted("trade")));

        assertThat(ticks.trades().getFirst().count()).isEqualTo(1);
        assertThat(ticks.read().warnings())
                .singleElement()
                .asString()
                .endsWith(
                        "1 messages tell again as trade what the aggTrade messages tell, and are left out");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"e\":\"trade\",\"s\":\"X\",\"q\":\"2\",\"T\":1} | the field \"p\" is missing",
                "{\"e\":\"trade\",\"s\":\"X\",\"p\":\"NaN\",\"q\":\"2\",\"T\":1} | \"p\": \"NaN\" is no finite decimal number",
                "{\"e\":\"trade\",\"s\":\"X\",\"p\":\"1\",\"q\":\"2\",\"T\":\"x\"} | \"T\": \"x\" is no whole number",
                "{\"e\":\"trade\",\"p\":\"1\",\"q\":\"2\",\"T\":1} | the message names no symbol",
                "{\"e\":\"trade\",\"s\":\"X\",\"p\":\"0\",\"q\":\"2\",\"T\":1} | no trade: 2.0 at 0.0",
                "{\"e\":\"trade\" | damaged JSON",
                "17 [] | the message is no JSON object",
                "{} {} | something follows the message",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"X\",\"U\":1,\"u\":1,\"b\":[[\"1\"]],\"a\":[]} | a level is no pair of price and size",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"X\",\"U\":1,\"u\":1,\"b\":[[\"1\",\"-1\"]],\"a\":[]} | \"1\", \"-1\" is no level of price and size",
                "{\"e\":\"depthUpdate\",\"E\":1,\"s\":\"X\",\"U\":1,\"u\":1,\"b\":[[\"0.123456789\",\"1\"]],\"a\":[]} | the price 0.123456789 has more than the 8 decimals",
                "{\"lastUpdateId\":1,\"bids\":[],\"asks\":[]} | a depth snapshot before any depth update",
                "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"X\",\"b\":\"9\",\"B\":\"1\",\"a\":\"0\",\"A\":\"0\"}} | the message has no time"
            })
    void aWrongMessageIsToldWithLineAndReason(String line, String reason) throws IOException {
        var good = "{\"e\":\"kline\"}";

        var bad = read(List.of(good, line)).read().bad().dropped();

        assertThat(bad.count()).isEqualTo(1);
        assertThat(bad.byCode()).containsOnlyKeys(DataCode.BAD_FRAME);
        assertThat(bad.first().getFirst())
                .startsWith(folder.resolve("frames.jsonl") + ":2: " + reason);
    }

    @Test
    void incrementsAreGroupedByTheirTimes() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("increments.csv"),
                        """
                        exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount
                        x,XUSD,1600000000000000,1600000000000100,true,bid,9,1
                        x,XUSD,1600000000000000,1600000000000100,true,ask,11,2
                        x,XUSD,1600000001000000,1600000001000100,false,bid,9,0
                        x,XUSD,1600000001000000,1600000001000100,false,bid,8,3
                        """);

        CsvBooks.read(file, CsvMapping.AUTO, Set.of(), "", VenueFilesTest::coin, books);

        var recorder = books.of("XUSD", VenueFilesTest::coin);
        assertThat(recorder.book().bid()).isEqualTo(8);
        assertThat(recorder.book().count(Side.BUY)).isEqualTo(1);
        var feed = recorder.feed();
        assertThat(kinds(feed)).isEqualTo("SD");
        assertThat(feed.receivedNanos(1) - feed.atNanos(1)).isEqualTo(100_000);
    }

    private static String kinds(BookFeed feed) {
        var kinds = new StringBuilder();
        for (var frame = 0; frame < feed.count(); frame++) {
            kinds.append(
                    switch (feed.kind(frame)) {
                        case SNAPSHOT -> 'S';
                        case DELTA -> 'D';
                        case GAP -> 'G';
                    });
        }
        return kinds.toString();
    }

    private static String snapshot(String message) {
        return "{\"lastUpdateId\":%s,\"bids\":[[\"9\",\"1\"]],\"asks\":[[\"11\",\"1\"]]}"
                .formatted(message.substring(2));
    }

    private static String change(String message) {
        var numbers = message.substring(2).split("[-<]");
        return "{\"e\":\"depthUpdate\",\"E\":2,\"s\":\"XUSDT\",\"U\":%s,\"u\":%s,%s\"b\":[],\"a\":[]}"
                .formatted(
                        numbers[0],
                        numbers[1],
                        numbers.length > 2 ? "\"pu\":" + numbers[2] + "," : "");
    }

    private RawTicks read(List<String> lines) throws IOException {
        var file = Files.write(folder.resolve("frames.jsonl"), lines);
        return VenueFiles.read(file, Set.of(), VenueFilesTest::coin, books);
    }

    private static Instrument coin(String symbol) {
        return InstrumentTerms.of(InstrumentClass.CRYPTO, symbol).instrument(symbol, 0);
    }
}
