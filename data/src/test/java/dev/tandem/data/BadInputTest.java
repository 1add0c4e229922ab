package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.problem.TandemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each fault of a file with the message a user reads. In the table `|` ends a line of the file,
/// and the file below the fault is right.
class BadInputTest {
    private static final String HEADER = "date,open,high,low,close,volume|";
    private static final String GOOD = "2020-01-02,10,12,9,11,100|";

    @TempDir Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    TDM-2314; 2020-01-03,10,12.x,9,11,5;   3: column "high" (3): "12.x" is no finite decimal number
                    TDM-2314; 2020-01-03,NaN,12,9,11,5;    3: column "open" (2): "NaN" is no finite decimal number
                    TDM-2314; 2020-01-03,10,inf,9,11,5;    3: column "high" (3): "inf" is no finite decimal number
                    TDM-2314; 2020-01-03,10,1e999,9,11,5;  3: column "high" (3): "1e999" is no finite decimal number
                    TDM-2315; 2020-01-03,10,12,,11,5;      3: column "low" (4): the cell is empty
                    TDM-2315; ,10,12,9,11,5;               3: column "date" (1): the cell is empty
                    TDM-2316; 2020-01-03,10,12,9;          3: "2020-01-03,10,12,9" has 4 cells, the header has 6
                    TDM-2316; 2020-01-03,10,12,9,11,5,6;   3: "2020-01-03,10,12,9,11,5,6" has 7 cells, the header has 6
                    TDM-2316; 2020-01-03,"10,12,9,11,5;    3: "2020-01-03,"10,12,9,11,5" has a quote that does not end
                    TDM-2317; 01/03/2020,10,12,9,11,5;     3: column "date" (1): "01/03/2020" is no time (known: epoch numbers, yyyy-MM-dd, yyyyMMdd, ISO 8601)
                    TDM-2317; 2020-01-03T00:00,10,12,9,11,5; 3: column "date" (1): "2020-01-03T00:00" is written in another form than the rows above
                    TDM-2319; 2020-01-03,10,12,0,11,5;     3: column "low" (4): the price 0 is zero or negative
                    TDM-2319; 2020-01-03,-10,12,-11,11,5;  3: column "open" (2): the price -10 is zero or negative
                    TDM-2320; 2020-01-03,10,8,9,11,5;      3: high 8 is below low 9
                    TDM-2320; 2020-01-03,13,12,9,11,5;     3: open 13 lies outside of low 9 to high 12 (some sources round or adjust their columns differently)
                    TDM-2320; 2020-01-03,10,12,9,8.99,5;   3: close 8.99 lies outside of low 9 to high 12 (some sources round or adjust their columns differently)
                    TDM-2321; 2020-01-01,10,12,9,11,5;     3: column "date" (1): 2020-01-01 is earlier than the row before
                    TDM-2322; 2020-01-02,10,12,9,11,5;     3: column "date" (1): 2020-01-02 stands in an earlier row already
                    TDM-2324; 2020-01-03,10,12,9,11,-5;    3: column "volume" (6): the volume -5 is negative
                    """)
    void aBadRowIsRefusedWithLineColumnAndReason(String code, String row, String message)
            throws IOException {
        var text = HEADER + GOOD + row + "|2020-01-06,10,12,9,11,100|2020-01-07,10,12,9,11,100|";
        var file = write(text);

        var failure = failure(file, CsvMapping.AUTO);

        assertThat(failure).hasMessage(file + ":" + message);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(TandemException.Kind.DATA);
        assertThat(failure.next()).contains("--on-bad-row drop");

        var result =
                CsvBars.read(
                        file, CsvMapping.AUTO, null, TestInstruments.SPY, ReadOptions.DROP_BAD);
        assertThat(result.bars().count()).isEqualTo(3);
        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.dropped().count()).isEqualTo(1);
        assertThat(result.dropped().first()).containsExactly(file + ":" + message);
        assertThat(result.dropped().byCode().keySet())
                .extracting(DataCode::code)
                .containsExactly(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    TDM-2312; '';                           : the file is empty
                    TDM-2312; 'date,open,high,low,close|';  : no rows below the header
                    TDM-2313; 'a,open,high,low,close|1,1,1,1,1|'; :1: no column for time (known names: timestamp, datetime, time, date, open_time, open_time_ms, opentime, start_time, ts, t, unix, epoch), the first line has "a", "open", "high", "low", "close"
                    TDM-2313; 'date,high,low,close|2020-01-02,1,1,1|'; :1: no column for open (known names: open, o), the first line has "date", "high", "low", "close"
                    TDM-2313; 'date,a,b|2020-01-02,1,1|';   :1: no column for close (known names: close, c, price), the first line has "date", "a", "b"
                    TDM-2318; 'time,close|2020-01-02T09:30,1|2020-01-02T09:31,1|'; :2: column "time" (1) holds local times such as 2020-01-02T09:30, and their zone is not declared
                    TDM-2327; 'time,close|2020-01-02T09:30Z,1|'; ': the bar size cannot be told from the times of 1 row'
                    TDM-2321; 'date,close|2020-01-06,1|2020-01-03,1|2020-01-02,1|'; :3: the rows run from new to old
                    TDM-2323; 'time,close|2020-01-02T09:30Z,1|2020-01-02T09:31Z,1|2020-01-02T09:32Z,1|2020-01-02T09:32:30Z,1|'; ':5: the 1m bar of 2020-01-02T09:32:30Z overlaps the previous bar, which closes at 2020-01-02T09:33:00Z'
                    TDM-2326; 'date,symbol,close|2020-01-02,A,1|2020-01-02,B,1|'; ': the file holds 2 symbols'
                    """)
    void aBadFileIsRefused(String code, String text, String message) throws IOException {
        var file = write(text);

        var failure = failure(file, CsvMapping.AUTO);

        assertThat(failure).hasMessage(file + message);
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.next()).isNotEmpty();
    }

    @Test
    void anUndeclaredZoneSaysHowToDeclareIt() throws IOException {
        var file = write("time,close|2020-01-02T09:30,1|2020-01-02T09:31,1|");

        assertThat(failure(file, CsvMapping.AUTO).next())
                .isEqualTo("add --csv zone=America/New_York (or zone=UTC)");
        assertThat(read(file, CsvMapping.parse("zone=America/New_York")).bars().openText(0))
                .isEqualTo("2020-01-02T14:30:00Z");
    }

    @Test
    void aDeclaredColumnThatIsNotThereNamesTheNearest() throws IOException {
        var file = write("date,AAPL,MSFT|2020-01-02,1,2|");

        assertThat(failure(file, CsvMapping.parse("close=AAPLE")))
                .hasMessage(
                        file
                                + ":1: no column \"AAPLE\" as declared for close, did you mean \"AAPL\"?");
    }

    @Test
    void aMissingFileAFolderAndATruncatedGzipAreToldApart() throws IOException {
        var missing = folder.resolve("none.csv");
        assertThat(failure(missing, CsvMapping.AUTO)).hasMessage(missing + ": no such file");
        assertThat(failure(missing, CsvMapping.AUTO).code()).isEqualTo("TDM-2310");

        assertThat(failure(folder, CsvMapping.AUTO))
                .hasMessage(folder + ": cannot be read: it is a folder");

        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write((HEADER + GOOD).replace('|', '\n').getBytes(StandardCharsets.UTF_8));
        }
        var truncated = folder.resolve("cut.csv.gz");
        Files.write(truncated, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
        assertThat(failure(truncated, CsvMapping.AUTO))
                .hasMessage(
                        truncated
                                + ": cannot be read: the gzip data end too early, the file is truncated");
        assertThat(failure(truncated, CsvMapping.AUTO).code()).isEqualTo("TDM-2311");

        var damaged = bytes.toByteArray();
        damaged[bytes.size() - 6] ^= 1;
        Files.write(truncated, damaged);
        assertThat(failure(truncated, CsvMapping.AUTO))
                .hasMessageContaining("the gzip data are damaged");
    }

    @Test
    void manyBadRowsAreReportedTogetherWithACount() throws IOException {
        var text = new StringBuilder(HEADER);
        for (var day = 1; day <= 25; day++) {
            text.append("2020-01-%02d,x,12,9,11,5|".formatted(day));
        }
        var file = write(text.toString());

        var lines = failure(file, CsvMapping.AUTO).getMessage().lines().toList();

        assertThat(lines).hasSize(22);
        assertThat(lines.getFirst()).isEqualTo("25 problems:");
        assertThat(lines.get(1))
                .isEqualTo(
                        "  " + file + ":2: column \"open\" (2): \"x\" is no finite decimal number");
        assertThat(lines.getLast()).isEqualTo("  ... and 5 more");
    }

    @Test
    void negativePricesAreReadWhereTheInstrumentAllowsThem() throws IOException {
        var file = write("date,open,high,low,close|2020-04-20,17,18,-40,-37|");
        var terms =
                InstrumentsFile.parse("instruments.yaml", "OIL: {negative-prices: true}")
                        .terms("OIL", null);

        var bars =
                CsvBars.read(
                                file,
                                CsvMapping.AUTO,
                                null,
                                terms.instrument("OIL", 0),
                                ReadOptions.STRICT)
                        .bars();

        assertThat(bars.low(0)).isEqualTo(-40);
    }

    private CsvBars.Result read(Path file, CsvMapping mapping) {
        return CsvBars.read(file, mapping, null, TestInstruments.SPY, ReadOptions.STRICT);
    }

    private TandemException failure(Path file, CsvMapping mapping) {
        return assertThrows(TandemException.class, () -> read(file, mapping));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("SPY.csv"), text.replace('|', '\n'));
    }
}
