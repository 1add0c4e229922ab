package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The layouts that are read: delimiters, quotes, header names, stamps and what times they give a
/// bar.
class CsvLayoutTest {
    @TempDir Path folder;

    @Test
    void aDateOpensAndClosesWithItsSession() throws IOException {
        var bars =
                read(
                                "date,open,high,low,close\n2020-11-26,1,1,1,1\n2020-11-27,1,1,1,1\n",
                                TestInstruments.SPY)
                        .bars();

        assertThat(times(bars, 0))
                .isEqualTo("2020-11-26T14:30:00Z 2020-11-26T21:00:00Z 2020-11-26"); // no session
        assertThat(times(bars, 1))
                .isEqualTo("2020-11-27T14:30:00Z 2020-11-27T18:00:00Z 2020-11-27"); // early close
    }

    @Test
    void datesWithoutSessionAreCountedInAWarning() throws IOException {
        var result =
                read(
                        "date,open,high,low,close\n2020-11-26,1,1,1,1\n2020-11-27,1,1,1,1\n",
                        TestInstruments.SPY);

        assertThat(result.warnings())
                .singleElement()
                .asString()
                .endsWith(
                        "SPY.csv: 1 dates of SPY@XNYS are no sessions of XNYS, first 2020-11-26; their bars have its regular hours");
    }

    @Test
    void barsOfYearsWithoutKnownHolidaysAreCountedInAWarning() throws IOException {
        var days =
                read(
                        "date,open,high,low,close\n1989-12-28,1,1,1,1\n1989-12-29,1,1,1,1\n1990-01-02,1,1,1,1\n",
                        TestInstruments.SPY);
        var hours =
                read(
                        "time,open,high,low,close\n2030-12-31T20:00:00Z,1,1,1,1\n2031-01-01T15:00:00Z,1,1,1,1\n2031-01-01T16:00:00Z,1,1,1,1\n",
                        TestInstruments.SPY);
        var coins =
                read(
                        "date,open,high,low,close\n19690101,1,1,1,1\n19690102,1,1,1,1\n",
                        TestInstruments.BITCOIN);

        assertThat(days.warnings())
                .singleElement()
                .asString()
                .endsWith(
                        "SPY.csv: 2 bars of SPY@XNYS lie outside the years whose holidays and early closes XNYS knows, 1990 to 2030; there every weekday counts as a full session");
        assertThat(hours.warnings()).singleElement().asString().contains(": 2 bars of SPY@XNYS");
        assertThat(coins.warnings()).isEmpty();
    }

    @Test
    void aDateRoundTheClockRunsFromMidnightToMidnight() throws IOException {
        var bars = read("date,close\n20200229,1\n20200301,1\n", TestInstruments.BITCOIN).bars();

        assertThat(times(bars, 0))
                .isEqualTo("2020-02-29T00:00:00Z 2020-03-01T00:00:00Z 2020-02-29");
    }

    @Test
    void aDateOfACurrencyBeginsOnTheEveningBefore() throws IOException {
        var bars = read("date,close\n2020-03-09,1\n2020-03-10,1\n", TestInstruments.EURO).bars();

        assertThat(times(bars, 0))
                .isEqualTo("2020-03-08T21:00:00Z 2020-03-09T21:00:00Z 2020-03-09");
    }

    @Test
    void daysWithAMidnightRunForADay() throws IOException {
        var starts =
                read(
                        "timestamp,close\n2007-01-01T00:00:00Z,1\n2007-01-02T00:00:00Z,1\n",
                        TestInstruments.EURO);
        var ends =
                read(
                        "end_time,close\n2016-05-19T00:00:00Z,1\n2016-05-20T00:00:00Z,1\n",
                        TestInstruments.BITCOIN);

        assertThat(times(starts.bars(), 0))
                .isEqualTo("2007-01-01T00:00:00Z 2007-01-02T00:00:00Z 2007-01-01");
        assertThat(times(ends.bars(), 0))
                .isEqualTo("2016-05-18T00:00:00Z 2016-05-19T00:00:00Z 2016-05-18");
        assertThat(ends.bars().size()).isEqualTo(BarSize.D1);
    }

    @Test
    void daysWithALocalMidnightAreDates() throws IOException {
        var bars =
                read(
                                "Date,Close\n2020-01-02 00:00:00,1\n2020-01-03 00:00:00,1\n",
                                TestInstruments.SPY)
                        .bars();

        assertThat(times(bars, 0))
                .isEqualTo("2020-01-02T14:30:00Z 2020-01-02T21:00:00Z 2020-01-02");
    }

    @Test
    void weeksThatOverlapByAClockChangeAreShortenedWithAWarning() throws IOException {
        var text =
                "end_time,close\n2020-03-02T05:00:00Z,1\n2020-03-09T04:00:00Z,1\n2020-03-16T04:00:00Z,1\n";

        var result = read(text, TestInstruments.SPY);

        assertThat(result.bars().size()).isEqualTo(BarSize.W1);
        assertThat(times(result.bars(), 0))
                .isEqualTo("2020-02-24T05:00:00Z 2020-03-02T05:00:00Z 2020-02-24");
        assertThat(times(result.bars(), 1))
                .isEqualTo("2020-03-02T05:00:00Z 2020-03-09T04:00:00Z 2020-03-02");
        assertThat(result.warnings())
                .anyMatch(warning -> warning.contains("1 bars of SPY@XNYS overlapped"));
    }

    @Test
    void anEndOfTheLastMillisecondIsTheNextSecond() throws IOException {
        var text = "end_time,close\n2023-03-13T18:04:59.999Z,1\n2023-03-13T18:09:59.999Z,1\n";

        assertThat(times(read(text, TestInstruments.BITCOIN).bars(), 1))
                .isEqualTo("2023-03-13T18:05:00Z 2023-03-13T18:10:00Z 2023-03-13");
    }

    @Test
    void localTimesFollowTheirZoneAcrossAClockChange() throws IOException {
        var text =
                "time,close\n2020-03-06T15:00,1\n2020-03-06T16:00,1\n2020-03-09T09:00,1\n2020-03-09T10:00,1\n";

        var bars = read(text, "zone=America/New_York", TestInstruments.SPY).bars();

        assertThat(times(bars, 1))
                .isEqualTo("2020-03-06T21:00:00Z 2020-03-06T22:00:00Z 2020-03-06");
        assertThat(times(bars, 2))
                .isEqualTo("2020-03-09T13:00:00Z 2020-03-09T14:00:00Z 2020-03-09");
    }

    @Test
    void anEveningOfCurrenciesBelongsToTheNextTradingDate() throws IOException {
        var text =
                "time,close\n2020-03-06T21:00:00Z,1\n2020-03-08T21:00:00Z,1\n2020-03-08T22:00:00Z,1\n2020-03-08T23:00:00Z,1\n";

        var bars = read(text, TestInstruments.EURO).bars();

        assertThat(LocalDate.ofEpochDay(bars.tradingDay(0))).isEqualTo("2020-03-06");
        assertThat(LocalDate.ofEpochDay(bars.tradingDay(1))).isEqualTo("2020-03-09");
    }

    @Test
    void semicolonsTabsQuotesCarriageReturnsAndAByteOrderMarkAreUnderstood() throws IOException {
        var expected = "10.5 12.0 9.0 11.0 7.0";

        assertThat(prices("\uFEFFDate;O;H;L;C;V\r\n2020-01-02;10.5;12;9;11;7\r\n\r\n\r\n"))
                .isEqualTo(expected);
        assertThat(prices("date\topen\thigh\tlow\tclose\tvol\n2020-01-02\t10.5\t12\t9\t11\t7"))
                .isEqualTo(expected);
        assertThat(
                        prices(
                                "\"date\",\"open\",\"high\",\"low\",\"close\",\"volume\"\n\"2020-01-02\",\"10.5\",12,9, 11 ,7\n"))
                .isEqualTo(expected);
        assertThat(
                        prices(
                                "note,date,open,high,low,close,tick_volume\n\"a \"\"b\"\", c\",2020-01-02,10.5,12,9,11,7\n"))
                .isEqualTo(expected);
    }

    @Test
    void gzipIsKnownByItsFirstBytes() throws IOException {
        var file = folder.resolve("SPY.csv");
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("date,close\n2020-01-02,5\n".getBytes(StandardCharsets.UTF_8));
        }

        var result =
                CsvBars.read(file, CsvMapping.AUTO, null, TestInstruments.SPY, ReadOptions.STRICT);

        assertThat(result.bars().close(0)).isEqualTo(5);
        assertThat(result.sha256()).hasSize(64);
    }

    @Test
    void theShaIsThatOfTheFile() throws Exception {
        var file = Files.writeString(folder.resolve("A.csv"), "date,close\n2020-01-02,5\n");
        var digest =
                java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        var result =
                CsvBars.read(file, CsvMapping.AUTO, null, TestInstruments.SPY, ReadOptions.STRICT);

        assertThat(result.sha256()).isEqualTo(java.util.HexFormat.of().formatHex(digest));
    }

    @Test
    void quotesGiveTheirMidUnlessASideIsAskedFor() throws IOException {
        var text =
                "date,bid_open,bid_high,bid_low,bid_close,ask_open,ask_high,ask_low,ask_close\n"
                        + "2020-01-02,1,3,1,2,3,5,3,4\n";

        assertThat(read(text, TestInstruments.SPY).bars().open(0)).isEqualTo(2);
        assertThat(read(text, "price=bid", TestInstruments.SPY).bars().high(0)).isEqualTo(3);
        assertThat(read(text, "price=ask", TestInstruments.SPY).bars().close(0)).isEqualTo(4);
    }

    @Test
    void aDeclaredCloseStandsForAllPrices() throws IOException {
        var result =
                read("Date,AAPL,AMD\n1990-01-02,0.264,4.125\n", "close=AMD", TestInstruments.SPY);

        assertThat(result.bars().open(0)).isEqualTo(4.125);
        assertThat(result.bars().low(0)).isEqualTo(4.125);
        assertThat(result.warnings())
                .singleElement()
                .asString()
                .contains("only column \"AMD\" (3) is used");
    }

    @Test
    void aSymbolColumnGivesTheRowsOfOneSymbol() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("SPY.csv"),
                        "date,symbol,close\n2020-01-02,A,1\n2020-01-02,SPY,2\n2020-01-03,SPY,3\n");

        var result =
                CsvBars.read(file, CsvMapping.AUTO, "SPY", TestInstruments.SPY, ReadOptions.STRICT);

        assertThat(result.rows()).isEqualTo(2);
        assertThat(result.bars().close(1)).isEqualTo(3);
        assertThatThrownBy(() ->
                        CsvBars.read(
                                file,
                                CsvMapping.AUTO,
                                "SPX",
                                TestInstruments.SPY,
                                ReadOptions.STRICT))
                .hasMessage(file + ": no rows of \"SPX\", did you mean \"SPY\"?");
    }

    @Test
    void aLineLongerThanTheBufferIsRead() throws IOException {
        var text = "date,note,close\n2020-01-02," + "x".repeat(300_000) + ",5\n2020-01-03,y,6\n";

        assertThat(read(text, TestInstruments.SPY).bars().count()).isEqualTo(2);
    }

    private String prices(String text) throws IOException {
        var bars = read(text, TestInstruments.SPY).bars();
        return bars.open(0)
                + " "
                + bars.high(0)
                + " "
                + bars.low(0)
                + " "
                + bars.close(0)
                + " "
                + bars.volume(0);
    }

    private CsvBars.Result read(String text, Instrument instrument) throws IOException {
        return read(text, CsvMapping.AUTO, instrument);
    }

    private CsvBars.Result read(String text, String mapping, Instrument instrument)
            throws IOException {
        return read(text, CsvMapping.parse(mapping), instrument);
    }

    private CsvBars.Result read(String text, CsvMapping mapping, Instrument instrument)
            throws IOException {
        var file = Files.writeString(folder.resolve("SPY.csv"), text);
        return CsvBars.read(file, mapping, null, instrument, ReadOptions.STRICT);
    }

    private static String times(BarColumns bars, int index) {
        return Instant.EPOCH.plusNanos(bars.openNanos(index))
                + " "
                + Instant.EPOCH.plusNanos(bars.closeNanos(index))
                + " "
                + LocalDate.ofEpochDay(bars.tradingDay(index));
    }
}
