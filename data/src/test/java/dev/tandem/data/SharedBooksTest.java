package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.book.OrderBook;
import dev.tandem.api.order.Side;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.BookFeed.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Order books of real recordings, rebuilt. Counts, last levels and agreements were also computed
/// by a separate program that shares no code with this one.
class SharedBooksTest {
    private static final String SPOT = "crypto-l2/binance-spot_BTCUSDT_20240808.jsonl.gz";
    private static final String FUTURE = "crypto-l2/binance-usdm_BTCUSDT_20240808.jsonl.gz";
    private static final String BYBIT = "crypto-l2/bybit_XRPUSDT_ob500_20241201.jsonl.gz";
    private static final String HYPERLIQUID = "crypto-l2/hyperliquid_BTC_20250126.jsonl.gz";
    private static final String TARDIS =
            "crypto-l2/tardis_binance-futures_book_snapshot_25_BTCUSDT.csv";

    @TempDir Path folder;

    /// A rebuilt recording at its end.
    ///
    /// @param frames of the feed, gaps included
    private record End(
            int frames,
            int gaps,
            int trades,
            int quotes,
            double bid,
            double bidSize,
            double ask,
            double askSize,
            int bids,
            int asks) {}

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of(
                        SPOT,
                        "BTCUSDT",
                        new End(
                                3450, 0, 9757, 28040, 61685.99, 1.0087, 61686.0, 2.29327, 1209,
                                2196)),
                Arguments.of(
                        FUTURE,
                        "BTCUSDT",
                        new End(6548, 0, 21313, 66089, 61659.7, 1.486, 61659.8, 0.981, 5018, 4578)),
                Arguments.of(
                        BYBIT,
                        "XRPUSDT",
                        new End(50, 0, 0, 0, 1.9537, 10605, 1.9538, 6702, 500, 500)),
                Arguments.of(
                        HYPERLIQUID,
                        "BTC",
                        new End(46, 0, 64, 0, 105050, 1.12931, 105051, 6.13423, 20, 20)),
                Arguments.of(
                        TARDIS,
                        "BTCUSDT",
                        new End(10, 0, 0, 0, 11657.07, 10.881, 11657.08, 1.475, 25, 25)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aRecordingGivesItsBook(String name, String symbol, End expected) {
        var reading = read(SharedData.path(name));

        assertThat(reading.ticks().read().bad().dropped().count()).isZero();
        assertThat(reading.ticks().read().warnings()).isEmpty();
        assertThat(reading.books().warnings()).isEmpty();
        assertThat(reading.end(symbol)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aValidBookIsNeverCrossedAndItsLevelsAreSorted(String name, String symbol, End expected) {
        var feed = read(SharedData.path(name)).feed(symbol);
        var book = new OrderBook(feed.instrument());

        for (var frame = 0; frame < feed.count(); frame++) {
            feed.apply(frame, book);
            assertThat(book.isValid()).isTrue();
            assertThat(book.bid()).as("frame %s", frame).isLessThan(book.ask());
            if (frame % 100 == 0) {
                sorted(book, Side.BUY, -1);
                sorted(book, Side.SELL, 1);
            }
        }
    }

    /// Binance sends the best bid and ask with the number of the book they belong to.
    @Test
    void booksAgreeWithTheVenuesOwnQuotesOfTheSameNumber() {
        var spot = read(SharedData.path(SPOT)).recorder("BTCUSDT");
        var future = read(SharedData.path(FUTURE)).recorder("BTCUSDT");

        assertThat(spot.agreedQuotes()).isEqualTo(564);
        assertThat(future.agreedQuotes()).isEqualTo(629);
    }

    @Test
    void aLostMessageEndsTheBook() throws IOException {
        var lines = lines(SharedData.path(FUTURE));
        var depths = new ArrayList<Integer>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("depthUpdate")) {
                depths.add(i);
            }
        }
        var lost = depths.get(3000);
        var next = depths.get(3001);
        lines.remove((int) lost);
        var file = Files.write(folder.resolve("lost.jsonl"), lines);

        var reading = read(file);
        var feed = reading.feed("BTCUSDT");
        var book = new OrderBook(feed.instrument());

        assertThat(feed.kind(feed.count() - 1)).isEqualTo(Kind.GAP);
        for (var frame = 0; frame < feed.count() - 1; frame++) {
            feed.apply(frame, book);
            assertThat(book.isValid()).isTrue();
        }
        feed.apply(feed.count() - 1, book);
        assertThat(book.isValid()).isFalse();
        assertThat(book.count(Side.BUY) + book.count(Side.SELL)).isZero();
        assertThat(reading.books().warnings())
                .singleElement()
                .asString()
                .startsWith(
                        file
                                + ":"
                                + next // one line less, numbered from 1
                                + ": order book of BTCUSDT@CRYPTO, 2024-08-08T")
                .endsWith("something between is missing; unknown until the end of the data");
    }

    @Test
    void aLostMessageIsForgottenWithTheNextSnapshot() throws IOException {
        var lines = lines(SharedData.path(BYBIT));
        var start = lines.getFirst();
        var lost = List.of(start, lines.get(1), lines.get(3), lines.get(4), start, lines.get(1));
        var file = Files.write(folder.resolve("lost.jsonl"), lost);

        var feed = read(file).feed("XRPUSDT");

        assertThat(kinds(feed))
                .containsExactly(Kind.SNAPSHOT, Kind.DELTA, Kind.GAP, Kind.SNAPSHOT, Kind.DELTA);
    }

    /// The two files are of one book, but ten minutes apart: the change does not follow.
    @Test
    void aChangeFarFromItsSnapshotIsAGap() {
        var books = new BookFiles();
        for (var name : List.of("snap", "update")) {
            CsvBooks.read(
                    SharedData.path("crypto-l2/binance_btcusdt-depth-" + name + ".csv"),
                    CsvMapping.AUTO,
                    Set.of(),
                    "",
                    SharedBooksTest::coin,
                    books);
        }

        var feed = books.feeds().getFirst();

        assertThat(kinds(feed)).containsExactly(Kind.SNAPSHOT, Kind.GAP);
        assertThat(feed.levels()).isEqualTo(100);
        assertThat(books.warnings())
                .singleElement()
                .asString()
                .contains(
                        "binance_btcusdt-depth-update.csv:2: order book of BTCUSDT@CRYPTO, 2022-11-01T23:59:59.939Z")
                .contains("numbers 2098041693435 to 2098041696700 after 2098021528332");
    }

    @Test
    void filesOfABookMustComeInTheOrderOfTheirTimes() throws IOException {
        var lines = lines(SharedData.path(BYBIT));
        var first = Files.write(folder.resolve("1.jsonl"), lines.subList(0, 20));
        var second = Files.write(folder.resolve("2.jsonl"), lines.subList(20, 50));
        var books = new BookFiles();
        VenueFiles.read(first, Set.of(), SharedBooksTest::coin, books);
        VenueFiles.read(second, Set.of(), SharedBooksTest::coin, books);

        var feed = books.feeds().getFirst();
        assertThat(feed.count()).isEqualTo(50);
        assertThat(books.warnings()).isEmpty();
        var late = new BookFiles();
        var start = Files.write(folder.resolve("0.jsonl"), lines.subList(0, 1));
        VenueFiles.read(first, Set.of(), SharedBooksTest::coin, late);
        assertThatThrownBy(() -> VenueFiles.read(start, Set.of(), SharedBooksTest::coin, late))
                .isInstanceOf(TandemException.class)
                .hasMessage(
                        start
                                + ":1: the order book of XRPUSDT@CRYPTO is at 2024-12-01T00:00:00.589Z here, and at 2024-12-01T00:00:02.485Z in the files before");
    }

    private static List<Kind> kinds(BookFeed feed) {
        var kinds = new ArrayList<Kind>();
        for (var frame = 0; frame < feed.count(); frame++) {
            kinds.add(feed.kind(frame));
        }
        return kinds;
    }

    private static void sorted(OrderBook book, Side side, int sign) {
        for (var level = 1; level < book.count(side); level++) {
            assertThat(sign * book.price(side, level))
                    .isGreaterThan(sign * book.price(side, level - 1));
        }
    }

    private record Reading(RawTicks ticks, BookFiles books) {
        BookRecorder recorder(String symbol) {
            return books.of(symbol, SharedBooksTest::coin);
        }

        BookFeed feed(String symbol) {
            return recorder(symbol).feed();
        }

        End end(String symbol) {
            var recorder = recorder(symbol);
            var book = recorder.book();
            return new End(
                    recorder.feed().count(),
                    recorder.gaps(),
                    ticks.trades().stream().mapToInt(TradeColumns::count).sum(),
                    ticks.quotes().stream().mapToInt(QuoteColumns::count).sum(),
                    book.bid(),
                    book.bidSize(),
                    book.ask(),
                    book.askSize(),
                    book.count(Side.BUY),
                    book.count(Side.SELL));
        }
    }

    private static Reading read(Path file) {
        var books = new BookFiles();
        var ticks =
                file.toString().endsWith(".csv")
                        ? CsvBooks.read(
                                file, CsvMapping.AUTO, Set.of(), "", SharedBooksTest::coin, books)
                        : VenueFiles.read(file, Set.of(), SharedBooksTest::coin, books);
        return new Reading(ticks, books);
    }

    private static List<String> lines(Path file) {
        try (var source = SourceFile.open(file);
                var reader =
                        new BufferedReader(
                                new InputStreamReader(source.plain(), StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instrument coin(String symbol) {
        return InstrumentTerms.of(InstrumentClass.CRYPTO, symbol).instrument(symbol, 0);
    }
}
