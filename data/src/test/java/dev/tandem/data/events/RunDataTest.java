package dev.tandem.data.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.instrument.MarginTerms;
import dev.tandem.api.instrument.Settlement;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.order.Side;
import dev.tandem.api.problem.TandemException;
import dev.tandem.api.value.Currency;
import dev.tandem.data.BookFeed;
import dev.tandem.data.CsvMapping;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.ReadOptions;
import dev.tandem.data.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunDataTest {
    private static final String LEAN = "equities-daily/lean/";

    @TempDir Path folder;

    @Test
    void actionsOfAFolderGoToTheInstrumentsOfTheirNames() {
        var loaded =
                EventSubjects.load(
                        lean("AAPL", "USO"),
                        List.of(),
                        null,
                        List.of(SharedData.path(LEAN + "events")),
                        List.of());

        assertThat(loaded.history().events()).hasSize(40);
        assertThat(loaded.history().events().getFirst())
                .extracting(EventSubjects::text)
                .isEqualTo("2000-06-21 split 2");
        assertThat(loaded.history().events())
                .filteredOn(event -> event.instrument().symbol().equals("USO"))
                .extracting(EventSubjects::text)
                .containsExactly("2020-04-29 split 0.125");
        assertThat(loaded.files())
                .extracting(file -> String.valueOf(file.path().getFileName()))
                .containsExactly("AAPL.csv.gz", "USO.csv.gz", "AAPL.csv", "USO.csv");
        assertThat(loaded.files()).allMatch(file -> file.sha256().length() == 64);
    }

    /// A ticker file holds whatever traded under its ticker: rows of another company are left out
    /// by name, and the instrument begins and ends with its own.
    @ParameterizedTest
    @CsvSource({
        "USO, 140, 1998-01-02, 1998-12-30, 2006-04-10",
        "EEM, 722, 1998-01-06, 2002-12-05, 2003-04-11",
        "BAC, 188, 1998-01-02, 1998-09-30, 1998-10-01",
        "GOOG, 2422, 2004-08-19, 2014-04-02, 2014-04-03"
    })
    void barsOfAnotherCompanyAreLeftOutByName(
            String symbol, int foreign, LocalDate from, LocalDate until, LocalDate own)
            throws IOException {
        var loaded = mapped(symbol);

        var bars = loaded.history().find(only(loaded), BarSize.D1).orElseThrow();
        assertThat(LocalDate.ofEpochDay(bars.tradingDay(0))).isEqualTo(own);
        assertThat(loaded.warnings())
                .anySatisfy(text ->
                        assertThat(text)
                                .startsWith(foreign + " of ")
                                .contains("under the name " + symbol)
                                .contains("from " + from + " to " + until));
    }

    @Test
    void aCompanyThatTradedUnderAnotherTickerGoesOn() throws IOException {
        var loaded = mapped("QQQ");

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.history().events())
                .extracting(EventSubjects::text)
                .containsExactly(
                        "1999-03-10 listed", "2004-12-01 renamed QQQQ", "2011-03-23 renamed QQQ");
    }

    @Test
    void splitsOfAdjustedPricesAreRefused() throws IOException {
        var prices = SharedData.path("equities-daily/csvdir/AAPL.csv.gz");
        var plain = instruments("AAPL: {actions: " + prices + "}");
        var adjusted = instruments("AAPL: {actions: " + prices + ", splits: adjusted}");

        var failure =
                assertThrows(
                        TandemException.class,
                        () ->
                                EventSubjects.load(
                                        List.of(prices), List.of(), plain, List.of(), List.of()));
        var loaded = EventSubjects.load(List.of(prices), List.of(), adjusted, List.of(), List.of());

        assertThat(failure.code()).isEqualTo("TDM-2332");
        assertThat(failure)
                .hasMessage(
                        "AAPL splits 1 into 7 at 2014-06-09T04:00:00Z, but its price goes from"
                                + " 92.224289 to 92.699997 at 2014-06-09T13:30:00Z: the prices are"
                                + " adjusted for splits already");
        assertThat(loaded.history().events())
                .hasSize(10)
                .allMatch(event -> event instanceof InstrumentEvent.Dividend);
    }

    @Test
    void fundingTakesTheMarkThatWasKnownThen() throws IOException {
        var terms =
                instruments(
                        "XRPUSDT: {class: perpetual, funding: "
                                + SharedData.path("crypto-funding/binance_XRPUSDT_funding_8h.csv")
                                + ", mark: "
                                + SharedData.path("crypto-funding/binance_XRPUSDT_mark_1h.csv")
                                + "}");

        var events =
                EventSubjects.load(
                                List.of(SharedData.path("crypto-bars/binance_XRPUSDT_perp_1h.csv")),
                                List.of("XRPUSDT"),
                                terms,
                                List.of(),
                                List.of())
                        .history()
                        .events();

        assertThat(events).hasSize(91);
        // the venue stamps it 17 ms after midnight; the mark bar of 23:00 closes at 1.095
        assertThat(events.getFirst().at()).isEqualTo("2021-11-18T00:00:00Z");
        assertThat(EventSubjects.text(events.getFirst()))
                .isEqualTo("2021-11-18 funding 0.0001 at 1.095");
        assertThat(EventSubjects.text(events.getLast())) // the marks end on November 19
                .isEqualTo("2021-12-18 funding 0.0001 at last");
    }

    @Test
    void marginsOfAContractComeFromTheirHistory() throws IOException {
        var terms =
                instruments(
                        "ES201312: {class: future, tick: 0.25, multiplier: 50, expiry: third-friday,"
                                + " margin: "
                                + SharedData.path("futures/lean_es_margins.csv")
                                + "}");

        var loaded = futures(List.of("ES201312"), terms);

        var contract = only(loaded).contract();
        assertThat(contract.settlement()).isEqualTo(Settlement.DAILY);
        assertThat(contract.margin())
                .isInstanceOfSatisfying(
                        MarginTerms.PerContract.class,
                        history ->
                                assertThat(history.at(nanos("2013-10-14T12:00:00Z")).initial())
                                        .isEqualByComparingTo("4180"));
        assertThat(loaded.history().events())
                .extracting(InstrumentEvent::at)
                .containsExactly(Instant.parse("2013-12-20T14:30:00Z"));
    }

    @Test
    void ratesOfAPairHoldFromTheEndOfTheirBars() {
        var loaded =
                EventSubjects.load(
                        lean("SPY"),
                        List.of(),
                        null,
                        List.of(),
                        List.of(
                                PairFile.parse("EUR/USD=oanda_EURUSD_daily.csv.gz")
                                        .in(SharedData.path("fx"))));

        var path = loaded.history().rates().getFirst();
        assertThat(path).hasToString("EUR in USD (3738 rates)");
        assertThat(Instant.EPOCH.plusNanos(path.nanos(0))).isEqualTo("2007-01-02T00:00:00Z");
        var inverse = path.into(Currency.of("EUR")).orElseThrow();
        assertThat(inverse.currency()).isEqualTo(Currency.USD);
        assertThat(inverse.rate(0) * path.rate(0)).isCloseTo(1, within(1e-15));
        assertThat(path.into(Currency.of("JPY"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MSFT.csv | TDM-2333 | the run has no instrument of this name, there are SPY",
                "missing.csv | TDM-2310 | no such file or folder"
            })
    void aFileOfActionsMustBelongToAnInstrument(String name, String code, String text)
            throws IOException {
        if (name.startsWith("M")) {
            Files.writeString(folder.resolve(name), "ex_date,kind,value\n");
        }

        var prices = lean("SPY"); // outside: where they are not there the case is skipped

        var failure =
                assertThrows(
                        TandemException.class,
                        () ->
                                EventSubjects.load(
                                        prices,
                                        List.of(),
                                        null,
                                        List.of(folder.resolve(name)),
                                        List.of()));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{class: equity, listed: 2024-01-03, delisted: 2024-01-04}",
                "{class: equity, map: s.map}"
            })
    void ticksOfAnotherCompanyAreLeftOutByName(String entry) throws IOException {
        Files.writeString(
                folder.resolve("s.map"), "20240102,old,Q\n20240102,old,Q\n20240103,s,Q\n");
        var trades = new StringBuilder("timestamp,price,size\n");
        var quotes = new StringBuilder("timestamp,bid,bid_size,ask,ask_size\n");
        for (var day = 2; day <= 5; day++) {
            for (var second = 1; second <= 3; second++) {
                var time = "2024-01-0%dT15:00:0%d".formatted(day, second);
                trades.append(time).append("Z,").append(day).append(",1000\n");
                quotes.append(time).append("Z,").append(day).append(",10,9,10\n");
            }
        }
        var terms = Files.writeString(folder.resolve("instruments.yaml"), "S: " + entry + "\n");

        for (var rows : List.of(trades, quotes)) {
            var data = Files.writeString(folder.resolve("S.csv"), rows);
            var loaded =
                    RunData.load(
                            new RunData.Request(
                                    List.of(data),
                                    List.of(),
                                    CsvMapping.AUTO,
                                    null,
                                    terms,
                                    List.of(BarSize.M1),
                                    null,
                                    null,
                                    ReadOptions.STRICT,
                                    List.of(),
                                    List.of()));
            var what = rows == trades ? "trades" : "quotes";

            assertThat(loaded.warnings())
                    .anySatisfy(text ->
                            assertThat(text)
                                    .startsWith(
                                            "9 of 12 "
                                                    + what
                                                    + " under the name S are left out, from"
                                                    + " 2024-01-02 to 2024-01-05"));
            var kept = new ArrayList<Double>();
            loaded.history()
                    .trades(only(loaded))
                    .ifPresent(all -> {
                        for (var i = 0; i < all.count(); i++) {
                            kept.add(all.price(i));
                        }
                    });
            loaded.history()
                    .quotes(only(loaded))
                    .ifPresent(all -> {
                        for (var i = 0; i < all.count(); i++) {
                            kept.add(all.bid(i));
                        }
                    });
            assertThat(kept).containsExactly(3.0, 3.0, 3.0);
        }
    }

    /// Frames of January 2 to 4; the day of the listing begins with a change of a book that was
    /// another one's.
    @Test
    void aBookBeginsAnewAfterThatOfAnotherCompany() {
        var share = EventSubjects.share("S");
        var feed = BookFeed.builder(share);
        var days = List.of("2024-01-02", "2024-01-03", "2024-01-04");
        for (var day : days) {
            var at = nanos(day + "T15:00:00Z");
            var kind = day.endsWith("02") ? BookFeed.Kind.SNAPSHOT : BookFeed.Kind.DELTA;
            feed.frame(kind, at, at, 0).level(Side.BUY, 10, 1);
        }
        var listed = new InstrumentEvent.Listed(share, nanos("2024-01-03T05:00:00Z"));
        var ended =
                new InstrumentEvent.Delisted(
                        share, nanos("2024-01-04T05:00:00Z"), Optional.empty());
        var warnings = new ArrayList<String>();
        var spans = new TradedSpans(share, List.of(), List.of(listed, ended));

        var own = new TradedTicks(spans, warnings).of(feed.build());

        assertThat(warnings).singleElement().asString().startsWith("2 of 3 book frames");
        assertThat(own.count()).isEqualTo(2);
        assertThat(own.kind(0)).isEqualTo(BookFeed.Kind.GAP);
        assertThat(own.kind(1)).isEqualTo(BookFeed.Kind.DELTA);
        assertThat(own.atNanos(0)).isEqualTo(nanos("2024-01-03T15:00:00Z"));
    }

    private LoadedHistory mapped(String symbol) throws IOException {
        var name = symbol.toLowerCase(Locale.ROOT);
        var map = SharedData.path(LEAN + "map_files/" + name + ".csv");
        return EventSubjects.load(
                lean(symbol),
                List.of(),
                instruments(symbol + ": {map: " + map + "}"),
                List.of(),
                List.of());
    }

    private static LoadedHistory futures(List<String> symbols, Path terms) {
        return EventSubjects.load(
                List.of(SharedData.path("futures/lean_ES_1d_trade.csv")),
                symbols,
                terms,
                List.of(),
                List.of());
    }

    private static List<Path> lean(String... symbols) {
        return List.of(symbols).stream()
                .map(symbol -> SharedData.path(LEAN + symbol + ".csv.gz"))
                .toList();
    }

    private static Instrument only(LoadedHistory loaded) {
        assertThat(loaded.history().instruments()).hasSize(1);
        return loaded.history().instruments().getFirst();
    }

    private Path instruments(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "instruments", ".yaml"), text + "\n");
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }
}
