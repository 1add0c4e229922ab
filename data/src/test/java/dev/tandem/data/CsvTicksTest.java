package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.market.Aggressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTicksTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "{0} holds {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp,price,size,exchange,condition,suspicious | TRADES",
                "timestamp,id,side,price,amount,cost | TRADES",
                "ts,price,size | TRADES",
                "exchange,symbol,timestamp,local_timestamp,id,side,price,amount | TRADES",
                "id,price,qty,quote_qty,time,is_buyer_maker | TRADES",
                "timestamp,bid,bid_size,ask,ask_size,exchange,condition,suspicious | QUOTES",
                "timestamp,bid,ask | QUOTES",
                "exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount | QUOTES",
                "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time | QUOTES",
                "symbol,timestamp,first_update_id,last_update_id,side,update_type,price,qty,pu | BOOK",
                "exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount | BOOK",
                "exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount | BOOK",
                "timestamp,open,high,low,close,volume | BARS",
                "timestamp,bid_open,bid_high,bid_low,bid_close,bid_size,ask_close,ask_size | BARS",
                "date,price,volume | BARS",
                "date,AAPL,MSFT | BARS"
            })
    void theColumnsTellWhatAFileHolds(String header, DataForm form) {
        assertThat(DataForm.of(Arrays.asList(header.split(",")), CsvMapping.AUTO)).isEqualTo(form);
    }

    @Test
    void aDeclaredCloseMakesAnyFileOneOfBars() {
        var mapping = CsvMapping.parse("close=price");

        assertThat(DataForm.of(List.of("date", "price", "amount"), mapping))
                .isEqualTo(DataForm.BARS);
    }

    @Test
    void tradesHaveTheSideThatTookLiquidity() throws IOException {
        var sides =
                read(
                        """
                        timestamp,id,side,price,amount,cost
                        2024-01-01T00:00:00.5Z,1,buy,10,2,20
                        2024-01-01T00:00:00.5Z,2,SELL,11,3,33
                        2024-01-01T00:00:01Z,3,,12,4,48
                        """);
        var makers =
                read(
                        """
                        id,price,qty,quote_qty,time,is_buyer_maker
                        1,10,2,20,1704067200000,true
                        2,10,2,20,1704067200001,False
                        """);

        var trades = sides.trades().getFirst();
        assertThat(trades.count()).isEqualTo(3);
        assertThat(trades.atNanos(0)).isEqualTo(1_704_067_200_500_000_000L);
        assertThat(trades.aggressor(0)).isEqualTo(Aggressor.BUY);
        assertThat(trades.aggressor(1)).isEqualTo(Aggressor.SELL);
        assertThat(trades.aggressor(2)).isEqualTo(Aggressor.UNKNOWN);
        assertThat(trades.price(1)).isEqualTo(11);
        assertThat(trades.size(2)).isEqualTo(4);
        assertThat(makers.trades().getFirst().aggressor(0)).isEqualTo(Aggressor.SELL);
        assertThat(makers.trades().getFirst().aggressor(1)).isEqualTo(Aggressor.BUY);
    }

    @Test
    void aQuoteMayLackASide() throws IOException {
        var ticks =
                read(
                        """
                        timestamp,bid,bid_size,ask,ask_size
                        2024-01-01T00:00:00Z,10,2,,0
                        2024-01-01T00:00:01Z,0,0,11,3
                        2024-01-01T00:00:02Z,12,1,11.5,1
                        2024-01-01T00:00:03Z,,0,,0
                        """);

        var quotes = ticks.quotes().getFirst();
        assertThat(quotes.count()).isEqualTo(3);
        assertThat(quotes.bidSize(0)).isEqualTo(2);
        assertThat(quotes.ask(0)).isNaN();
        assertThat(quotes.askSize(0)).isNaN();
        assertThat(quotes.bid(1)).isNaN();
        assertThat(quotes.ask(1)).isEqualTo(11);
        assertThat(ticks.read().warnings())
                .containsExactly(
                        file()
                                + ": 1 of 4 quotes have a bid above their ask and are kept, first in line 4");
        assertThat(ticks.read().bad().dropped().first())
                .containsExactly(file() + ":5: column \"bid\" (2): neither a bid nor an ask");
    }

    @Test
    void suspiciousRowsAreLeftOutAndCounted() throws IOException {
        var ticks =
                read(
                        """
                        timestamp,price,size,exchange,condition,suspicious
                        2024-01-01T00:00:00Z,10,2,P,1,0
                        2024-01-01T00:00:00Z,99,2,P,1,1
                        2024-01-01T00:00:01Z,11,2,P,1,0
                        """);

        assertThat(ticks.trades().getFirst().count()).isEqualTo(2);
        assertThat(ticks.read().bad().dropped().count()).isZero();
        assertThat(ticks.read().warnings())
                .containsExactly(
                        file()
                                + ": 1 of 3 rows are marked suspicious by their source and left out, first in line 3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-12-31T23:59:59Z,10,1 | OUT_OF_ORDER | column \"timestamp\" (1): 2023-12-31T23:59:59Z is earlier than the row before (sort the file by time, oldest row first)",
                "noon,10,1 | BAD_TIME | column \"timestamp\" (1): \"noon\" is no time",
                "2024-01-02,10,1 | BAD_TIME | column \"timestamp\" (1): \"2024-01-02\" is a date without the time of a tick",
                ",10,1 | CELL_MISSING | column \"timestamp\" (1): the cell is empty",
                "2024-01-01T00:00:01Z,NaN,1 | BAD_NUMBER | column \"price\" (2): \"NaN\" is no finite decimal number",
                "2024-01-01T00:00:01Z,,1 | CELL_MISSING | column \"price\" (2): the cell is empty",
                "2024-01-01T00:00:01Z,-5,1 | NOT_POSITIVE | column \"price\" (2): the price -5 is zero or negative",
                "2024-01-01T00:00:01Z,10,-1 | BAD_VOLUME | column \"size\" (3): the size -1 is negative",
                "2024-01-01T00:00:01Z,10 | CELL_COUNT | \"2024-01-01T00:00:01Z,10\" has 2 cells, the header has 3"
            })
    void aWrongRowIsToldWithLineColumnAndReason(String row, DataCode code, String reason)
            throws IOException {
        var dropped =
                read("timestamp,price,size\n2024-01-01T00:00:00Z,10,1\n" + row + "\n")
                        .read()
                        .bad()
                        .dropped();

        assertThat(dropped.byCode()).containsOnlyKeys(code);
        assertThat(dropped.first()).containsExactly(file() + ":3: " + reason);
    }

    @Test
    void anUnknownSideIsWrong() throws IOException {
        var dropped =
                read("timestamp,side,price,amount\n2024-01-01T00:00:00Z,up,10,1\n")
                        .read()
                        .bad()
                        .dropped();

        assertThat(dropped.first())
                .containsExactly(file() + ":2: column \"side\" (2): \"up\" is no side of a trade");
    }

    @Test
    void localTimesNeedTheirZone() throws IOException {
        var text = "timestamp,price,size\n2024-07-01 09:30:00.25,10,1\n";

        assertThatThrownBy(() -> read(text))
                .hasMessage(
                        file()
                                + ":2: column \"timestamp\" (1) holds local times such as 2024-07-01 09:30:00.25, and their zone is not declared");
        var ticks = read(text, CsvMapping.parse("zone=America/New_York"), Set.of());

        assertThat(ticks.trades().getFirst().atNanos(0)).isEqualTo(1_719_840_600_250_000_000L);
    }

    @Test
    void aSymbolColumnDividesTheRows() throws IOException {
        var text =
                """
                exchange,symbol,timestamp,local_timestamp,id,side,price,amount
                x,A,1583020803145000,1583020803307160,a,sell,8531.5,2152
                x,B,1583020803145000,1583020803307160,b,buy,7,1
                x,A,1583020803276000,1583020803336743,c,sell,8531.5,1
                """;

        var all = read(text);
        var one = read(text, CsvMapping.AUTO, Set.of("A"));

        assertThat(all.trades()).extracting(TradeColumns::count).containsExactly(2, 1);
        assertThat(all.trades().getFirst().atNanos(1)).isEqualTo(1_583_020_803_276_000_000L);
        assertThat(one.trades()).hasSize(1);
        assertThat(one.symbols()).containsExactlyInAnyOrder("A", "B");
        assertThat(one.read().rows()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "equities-tick/IBM_20131008_trade.csv.gz, 33381, 0, 0, 0",
        "equities-tick/SPY_20131007_trade.csv.gz, 250601, 0, 0, 0",
        "crypto-trades/binance_XRPETH_trades_2019-10.csv.gz, 12477, 0, 0, 0",
        "crypto-l2/tardis_bitmex_trades_XBTUSD.csv, 10, 0, 0, 0",
        "equities-tick/IBM_20131008_quote.csv.gz, 0, 125749, 0, 1",
        "fx/fxcm_EURUSD_tick_20140505.csv.gz, 0, 58143, 4987, 0",
        "fx/truefx_USDJPY_tick.csv.gz, 0, 1000, 0, 0"
    })
    void realFilesAreRead(String name, int trades, int quotes, int crossed, int suspicious) {
        var file = SharedData.path(name);
        var ticks = CsvTicks.read(file, CsvMapping.AUTO, Set.of(), "SPY", _ -> TestInstruments.SPY);

        assertThat(ticks.read().bad().dropped().count()).isZero();
        assertThat(ticks.trades().stream().mapToInt(TradeColumns::count).sum()).isEqualTo(trades);
        assertThat(ticks.quotes().stream().mapToInt(QuoteColumns::count).sum()).isEqualTo(quotes);
        assertThat(ticks.read().warnings())
                .filteredOn(text -> text.contains(crossed + " of ") && text.contains("above"))
                .hasSize(crossed > 0 ? 1 : 0);
        assertThat(ticks.read().warnings())
                .filteredOn(
                        text -> text.contains(suspicious + " of ") && text.contains("suspicious"))
                .hasSize(suspicious > 0 ? 1 : 0);
    }

    private Path file() {
        return folder.resolve("ticks.csv");
    }

    private RawTicks read(String text) throws IOException {
        return read(text, CsvMapping.AUTO, Set.of());
    }

    private RawTicks read(String text, CsvMapping mapping, Set<String> wanted) throws IOException {
        Files.writeString(file(), text);
        return CsvTicks.read(file(), mapping, wanted, "SPY", _ -> TestInstruments.SPY);
    }
}
