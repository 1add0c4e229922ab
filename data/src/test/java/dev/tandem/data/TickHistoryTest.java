package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of ticks through the loader that reads all data of a run.
class TickHistoryTest {
    private static final String MONDAY =
            "timestamp,price,size\n2024-01-01T10:00:00Z,10,1\n2024-01-01T10:01:30Z,11,2\n";
    private static final String TUESDAY = "timestamp,price,size\n2024-01-02T10:00:00Z,12,1\n";

    @TempDir Path folder;

    @Test
    void aFileOfTradesGivesTheBarsAskedFor() throws IOException {
        var history = load(List.of(write("COIN.csv", MONDAY)), "1m").history();

        var coin = history.instruments().getFirst();
        assertThat(coin.symbol()).isEqualTo("COIN");
        assertThat(history.sizes(coin)).containsExactly(BarSize.M1);
        assertThat(history.find(coin, BarSize.M1).orElseThrow().count()).isEqualTo(2);
        assertThat(history.find(coin, BarSize.D1).orElseThrow().volume(0)).isEqualTo(3);
        assertThat(history.find(coin, BarSize.parse("2t")).orElseThrow().close(0)).isEqualTo(11);
        assertThat(history.trades(coin).orElseThrow().count()).isEqualTo(2);
        assertThat(history.quotes(coin)).isEmpty();
    }

    @Test
    void filesOfOneSymbolAreJoinedInTimeOrder() throws IOException {
        var quotes = "timestamp,bid,ask\n2024-01-01T10:00:00Z,9,11\n";
        var loaded =
                load(
                        List.of(
                                write("b.csv", TUESDAY),
                                write("a.csv", MONDAY),
                                write("c.csv", quotes)),
                        "1m",
                        "COIN");
        var coin = loaded.history().instruments().getFirst();

        assertThat(loaded.history().instruments()).hasSize(1);
        assertThat(loaded.history().trades(coin).orElseThrow().price(2)).isEqualTo(12);
        assertThat(loaded.history().quotes(coin).orElseThrow().count()).isEqualTo(1);
        assertThat(loaded.files())
                .extracting(LoadedHistory.FileFacts::rows)
                .containsExactly(1, 2, 1);
        assertThat(loaded.files().get(1).last()).isEqualTo("2024-01-01T10:01:30Z");
    }

    @Test
    void filesThatCoverTheSameTimeAreRefused() throws IOException {
        var files = List.of(write("a.csv", MONDAY), write("b.csv", MONDAY));

        assertThatThrownBy(() -> load(files, "1m", "COIN"))
                .hasMessage(
                        "%s and %s both hold ticks of COIN@CRYPTO at 2024-01-01T10:00:00Z"
                                .formatted(files.get(0), files.get(1)));
    }

    @Test
    void barsAndTicksOfOneInstrumentStandSideBySide() throws IOException {
        var bars =
                "timestamp,open,high,low,close\n2024-01-01T10:00:00Z,1,1,1,1\n"
                        + "2024-01-01T11:00:00Z,1,1,1,1\n2024-01-01T12:00:00Z,1,1,1,1\n";
        var history =
                load(List.of(write("a.csv", MONDAY), write("b.csv", bars)), "1m", "COIN").history();
        var coin = history.instruments().getFirst();

        assertThat(history.sizes(coin)).containsExactly(BarSize.H1);
        assertThat(history.find(coin, BarSize.H1).orElseThrow().close(0)).isEqualTo(1);
        assertThat(history.find(coin, BarSize.M1).orElseThrow().close(0)).isEqualTo(10);
    }

    @Test
    void ticksWithoutABarSizeAreRefusedWithTheNextStep() throws IOException {
        var file = write("COIN.csv", MONDAY);

        assertThatThrownBy(() -> load(List.of(file), ""))
                .hasMessage("the files have ticks of COIN@CRYPTO, but no bars");
    }

    @Test
    void laterTicksAreLeftOut() throws IOException {
        var files = List.of(write("a.csv", MONDAY), write("b.csv", TUESDAY));

        var history = loadUntil(files, LocalDate.of(2024, 1, 1)).history();

        var coin = history.instruments().getFirst();
        assertThat(history.trades(coin).orElseThrow().count()).isEqualTo(2);
        assertThatThrownBy(() -> loadUntil(files, LocalDate.of(2023, 1, 1)))
                .hasMessage(
                        "no ticks of COIN@CRYPTO until 2023-01-01 (the files begin at 2024-01-01T10:00:00Z)");
    }

    @Test
    void wrongRowsAreRefusedOrLeftOutAsChosen() throws IOException {
        var file = write("COIN.csv", MONDAY + "2024-01-01T10:02:00Z,x,1\n");

        assertThatThrownBy(() -> load(List.of(file), "1m"))
                .hasMessage(file + ":4: column \"price\" (2): \"x\" is no finite decimal number");
        var loaded =
                HistoryLoader.load(
                        List.of(file),
                        List.of(),
                        CsvMapping.AUTO,
                        InstrumentClass.CRYPTO,
                        null,
                        List.of(BarSize.M1),
                        null,
                        null,
                        ReadOptions.DROP_BAD);

        assertThat(loaded.warnings())
                .containsExactly(
                        "%s: 1 wrong rows left out, first %s:4: column \"price\" (2): \"x\" is no finite decimal number"
                                .formatted(file, file));
    }

    @Test
    void aFileWithoutAnythingToUseIsRefused() throws IOException {
        var others = write("a.jsonl", "{\"result\":null,\"id\":1}\n");
        var doubted = write("b.csv", "ts,price,size,suspicious\n2024-01-01T10:00:00Z,1,1,1\n");
        var cut = write("c.csv", "ts,price,size\n2024-01-01T10:00:00Z,1\n");

        assertThatThrownBy(() -> load(List.of(others), "1m"))
                .hasMessage(others + ": no row can be used");
        assertThatThrownBy(() -> load(List.of(doubted), "1m"))
                .hasMessage(doubted + ": no row can be used");
        assertThatThrownBy(() -> load(List.of(cut), "1m"))
                .hasMessageStartingWith(cut + ":2: ")
                .hasMessageEndingWith("has 2 cells, the header has 3");
    }

    /// A recording names its instrument itself and is taken for crypto.
    @Test
    void aRecordingGivesTradesQuotesAndABook() {
        var loaded =
                HistoryLoader.load(
                        List.of(
                                SharedData.path(
                                        "crypto-l2/binance-usdm_BTCUSDT_20240808.jsonl.gz")),
                        List.of(),
                        CsvMapping.AUTO,
                        null,
                        null,
                        List.of(BarSize.S1),
                        null,
                        null,
                        ReadOptions.STRICT);
        var history = loaded.history();
        var bitcoin = history.instruments().getFirst();

        assertThat(history.instruments())
                .extracting(Instrument::toString)
                .containsExactly("BTCUSDT@CRYPTO");
        assertThat(history.trades(bitcoin).orElseThrow().count()).isEqualTo(21313);
        assertThat(history.quotes(bitcoin).orElseThrow().count()).isEqualTo(66089);
        assertThat(history.books(bitcoin).orElseThrow().count()).isEqualTo(6548);
        assertThat(history.find(bitcoin, BarSize.M1).orElseThrow().count()).isEqualTo(6);
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void aRecordingOfABookAloneGivesBarsOfItsMids() {
        var history =
                load(
                                List.of(
                                        SharedData.path(
                                                "crypto-l2/bybit_XRPUSDT_ob500_20241201.jsonl.gz")),
                                "1s")
                        .history();

        var bars = history.find(history.instruments().getFirst(), BarSize.S1).orElseThrow();
        assertThat(bars.count()).isEqualTo(6);
        assertThat(bars.close(5)).isEqualTo((1.9537 + 1.9538) / 2);
        assertThat(bars.hasVolume()).isFalse();
    }

    private LoadedHistory loadUntil(List<Path> files, LocalDate until) {
        return load(files, List.of("COIN"), List.of(BarSize.M1), until);
    }

    private LoadedHistory load(List<Path> files, String sizes, String... symbols) {
        var parsed =
                Arrays.stream(sizes.split(","))
                        .filter(text -> !text.isEmpty())
                        .map(BarSize::parse)
                        .toList();
        return load(files, List.of(symbols), parsed, null);
    }

    private static LoadedHistory load(
            List<Path> files,
            List<String> symbols,
            List<BarSize> sizes,
            @Nullable LocalDate until) {
        return HistoryLoader.load(
                files,
                symbols,
                CsvMapping.AUTO,
                InstrumentClass.CRYPTO,
                null,
                sizes,
                null,
                until,
                ReadOptions.STRICT);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
