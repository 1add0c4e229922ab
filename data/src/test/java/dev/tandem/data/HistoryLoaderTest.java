package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryLoaderTest {
    private static final String DAYS = "date,close\n2020-01-02,1\n2020-01-03,2\n2020-01-06,3\n";

    @TempDir Path folder;

    @Test
    void aFolderGivesItsFilesSortedBySymbol() throws IOException {
        write("msft.csv", DAYS);
        write("AAPL.csv", DAYS);
        write("instruments.yaml", "MSFT: {venue: XNAS}\n");
        write("notes.txt", "no data");

        var loaded = load(List.of(folder), List.of());

        assertThat(loaded.history().instruments())
                .extracting(Instrument::toString)
                .containsExactly("AAPL@XNYS", "MSFT@XNAS");
        assertThat(loaded.history().instruments())
                .extracting(Instrument::ordinal)
                .containsExactly(0, 1);
        assertThat(loaded.files()).extracting(LoadedHistory.FileFacts::rows).containsExactly(3, 3);
        assertThat(loaded.files().getFirst().first()).isEqualTo("2020-01-02T14:30:00Z");
        assertThat(loaded.files().getFirst().last()).isEqualTo("2020-01-06T21:00:00Z");
    }

    @Test
    void symbolsChooseFromAFolderAndOrderTheRun() throws IOException {
        write("A.csv", DAYS);
        write("B.csv", DAYS);
        write("C.csv", "broken");

        assertThat(symbols(load(List.of(folder), List.of("B", "A")))).containsExactly("B", "A");
    }

    @Test
    void symbolsNameFilesInTheirOrder() throws IOException {
        var first = write("bitfinex_2014.csv", DAYS);
        var second = write("bitfinex_2015.csv", "date,close\n2021-01-04,4\n2021-01-05,5\n");

        var joined = load(List.of(second, first), List.of("BTCUSD", "BTCUSD"));
        var all = load(List.of(second, first), List.of("BTCUSD"));
        var apart = load(List.of(first, second), List.of("X", "Y"));

        assertThat(symbols(joined)).containsExactly("BTCUSD");
        assertThat(bars(joined, 0).count()).isEqualTo(5);
        assertThat(bars(joined, 0).close(4)).isEqualTo(5);
        assertThat(bars(all, 0).count()).isEqualTo(5);
        assertThat(symbols(apart)).containsExactly("X", "Y");
        assertThat(symbols(load(List.of(first), List.of()))).containsExactly("BITFINEX_2014");
    }

    @Test
    void aFileReadAsAnotherThanItsNameIsAWarning() throws IOException {
        var a = write("A.csv", DAYS);
        var b = write("B.csv", DAYS);

        assertThat(load(List.of(a, b), List.of("B", "A")).warnings())
                .contains(a + " is read as B, the symbol in its place in --symbols");
    }

    @Test
    void filesOfOneSeriesMustNotOverlap() throws IOException {
        var first = write("a.csv", DAYS);
        var second = write("b.csv", "date,close\n2020-01-06,4\n2020-01-07,5\n");

        var failure = failure(List.of(first, second), List.of("X"));

        assertThat(failure.code()).isEqualTo("TDM-2328");
        assertThat(failure)
                .hasMessage(
                        first + " and " + second + " both hold X@XNYS 1d at 2020-01-06T14:30:00Z");
    }

    @Test
    void twoSizesOfASymbolAreTwoSeriesOfOneInstrument() throws IOException {
        var days = write("days.csv", DAYS);
        var minutes =
                write("minutes.csv", "time,close\n2020-01-02T14:30Z,1\n2020-01-02T14:31Z,1\n");

        var history = load(List.of(days, minutes), List.of("X")).history();

        assertThat(history.instruments()).hasSize(1);
        assertThat(history.sizes(history.instruments().getFirst()))
                .containsExactly(BarSize.M1, BarSize.D1);
    }

    @Test
    void aSymbolColumnIsFilteredAndAPanelIsReadBySymbol() throws IOException {
        var rows =
                write(
                        "many.csv",
                        "date,symbol,close\n2020-01-02,A,1\n2020-01-02,B,2\n2020-01-02,C,3\n");
        var panel = write("panel.csv", "Date,A,B,C\n2020-01-02,1,2,3\n");

        assertThat(symbols(load(List.of(rows), List.of()))).containsExactly("A", "B", "C");
        assertThat(symbols(load(List.of(rows), List.of("C", "A")))).containsExactly("C", "A");
        var chosen = load(List.of(panel), List.of("C", "B"));
        assertThat(symbols(chosen)).containsExactly("C", "B");
        assertThat(bars(chosen, 0).close(0)).isEqualTo(3);
        assertThat(chosen.files()).hasSize(1);
        assertThat(failure(List.of(rows), List.of("D", "A")).getMessage())
                .startsWith("no data for \"D\", ");
    }

    @Test
    void earlierBarsStayAndLaterOnesGo() throws IOException {
        var file = write("X.csv", DAYS);

        var loaded =
                load(List.of(file), List.of(), LocalDate.of(2020, 1, 3), LocalDate.of(2020, 1, 5));

        assertThat(bars(loaded, 0).count()).isEqualTo(2);
    }

    @Test
    void datesWithoutDataAreAnError() throws IOException {
        var file = write("X.csv", DAYS);

        var failure =
                assertThrows(
                        TandemException.class,
                        () ->
                                load(
                                        List.of(file),
                                        List.of(),
                                        LocalDate.of(2019, 1, 1),
                                        LocalDate.of(2019, 12, 31)));

        assertThat(failure.code()).isEqualTo("TDM-2301");
        assertThat(failure)
                .hasMessage(
                        "no data for X 1d in 2019-01-01 .. 2019-12-31 (the files have 2020-01-02 .. 2020-01-06)");
    }

    @Test
    void aSizeThatCannotBeBuiltIsAnError() throws IOException {
        var file = write("X.csv", DAYS);

        var failure =
                assertThrows(
                        TandemException.class,
                        () ->
                                HistoryLoader.load(
                                        List.of(file),
                                        List.of(),
                                        CsvMapping.AUTO,
                                        null,
                                        null,
                                        List.of(BarSize.D1, BarSize.H1),
                                        null,
                                        null,
                                        ReadOptions.STRICT));

        assertThat(failure).hasMessage("no 1h bars of X@XNYS, the files have 1d");
        assertThat(failure.code()).isEqualTo("TDM-2329");
    }

    @Test
    void theProblemsOfAllFilesAreReportedTogether() throws IOException {
        var a = write("A.csv", "date,close\n2020-01-02,x\n2020-01-03,y\n");
        var b = write("B.csv", "");
        var c = folder.resolve("C.csv");

        var failure = failure(List.of(a, b, c), List.of());

        assertThat(failure.getMessage().lines())
                .containsExactly(
                        "4 problems:",
                        "  " + c + ": no such file or folder",
                        "  " + b + ": the file is empty",
                        "  " + a + ":2: column \"close\" (2): \"x\" is no finite decimal number",
                        "  " + a + ":3: column \"close\" (2): \"y\" is no finite decimal number");
    }

    @Test
    void droppedRowsAreWarnings() throws IOException {
        var file = write("X.csv", DAYS + "2020-01-07,x\n");

        var loaded =
                HistoryLoader.load(
                        List.of(file),
                        List.of(),
                        CsvMapping.AUTO,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        ReadOptions.DROP_BAD);

        assertThat(loaded.warnings())
                .contains(
                        file
                                + ": 1 of 4 rows left out, first "
                                + file
                                + ":5: column \"close\" (2): \"x\" is no finite decimal number");
    }

    @Test
    void theClassOfTheCommandLineWinsOverTheFile() throws IOException {
        var file = write("EURUSD.csv", DAYS);
        var instruments = write("terms.yml", "EURUSD: {class: crypto, csv: {close: close}}\n");

        assertThat(kind(file, null, instruments)).isEqualTo(InstrumentClass.CRYPTO);
        assertThat(kind(file, InstrumentClass.FX, instruments)).isEqualTo(InstrumentClass.FX);
        assertThat(kind(file, null, null)).isEqualTo(InstrumentClass.EQUITY);
    }

    @Test
    void aCurrencyThatIsGuessedIsAWarning() throws IOException {
        var file = write("oanda_EURUSD.csv", DAYS);

        var loaded =
                HistoryLoader.load(
                        List.of(file),
                        List.of(),
                        CsvMapping.AUTO,
                        InstrumentClass.FX,
                        null,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT);

        assertThat(loaded.warnings())
                .anyMatch(text -> text.startsWith("OANDA_EURUSD names no currency pair"));
    }

    private InstrumentClass kind(
            Path file, @Nullable InstrumentClass kind, @Nullable Path instruments) {
        return HistoryLoader.load(
                        List.of(file),
                        List.of(),
                        CsvMapping.AUTO,
                        kind,
                        instruments,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT)
                .history()
                .instruments()
                .getFirst()
                .kind();
    }

    private static LoadedHistory load(List<Path> paths, List<String> symbols) {
        return load(paths, symbols, null, null);
    }

    private static LoadedHistory load(
            List<Path> paths,
            List<String> symbols,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return HistoryLoader.load(
                paths,
                symbols,
                CsvMapping.AUTO,
                null,
                null,
                List.of(),
                from,
                until,
                ReadOptions.STRICT);
    }

    private static TandemException failure(List<Path> paths, List<String> symbols) {
        return assertThrows(TandemException.class, () -> load(paths, symbols));
    }

    private static List<String> symbols(LoadedHistory loaded) {
        return loaded.history().instruments().stream().map(Instrument::symbol).toList();
    }

    private static BarColumns bars(LoadedHistory loaded, int ordinal) {
        var instrument = loaded.history().instruments().get(ordinal);
        return loaded.history().find(instrument, BarSize.D1).orElseThrow();
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
