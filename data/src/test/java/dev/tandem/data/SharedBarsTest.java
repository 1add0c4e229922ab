package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.instrument.InstrumentClass;
import dev.tandem.api.market.BarSize;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every file of bars in the shared folder loads with its mapping and has the rows that its README
/// counts.
class SharedBarsTest {
    /// Pattern, class, bar size, `--csv` or `-`, rows dropped as bad.
    private static final String BARS =
            """
            crypto-1m/*                                        crypto 1m -                          0
            crypto-bars/Binance-ETH-USD_5m.csv.gz              crypto 5m -                          0
            crypto-bars/Coinbase-BTC-USD_4h.csv.gz             crypto 4h -                          0
            crypto-bars/{Coinbase,TradingView,coinbase}*_1d.*  crypto 1d -                          0
            crypto-bars/binance_XRPUSDT_perp_1h.csv            crypto 1h -                          0
            crypto-bars/binance_XRPUSDT_perp_5m.csv.gz         crypto 5m -                          0
            crypto-bars/bitfinex_BTCUSD_1h_2013-10.csv         crypto 1h -                          0
            equities-daily/{adjusted,backtestingpy,csvdir,etf,lean,wiki,zipline}/*.csv.gz equity 1d - 0
            equities-daily/panel/*                             equity 1d close=MSFT                 0
            equities-daily/{pystock,roboquant}/*               equity 1d -                          0
            equities-hour/*                                    equity 1h -                          0
            equities-minute/SPY_ninjatrader_2011-01.csv.gz     equity 1m stamp=end                  0
            equities-minute/SPY_stockindicators_1m_2020-12.csv.gz equity 1m zone=America/New_York   0
            equities-minute/lean/*                             equity 1m -                          0
            futures/6EH4_1m_2024-01.csv.gz                     index  1m stamp=end                  0
            futures/lean_ES_1d_trade.csv                       index  1d -                          0
            futures/lean_ES_1m_trade.csv.gz                    index  1m -                          0
            futures/lean_ES_1m_quote.csv.gz                    index  1m -                          4232
            fx/backtestingpy_EURUSD_1h.csv.gz                  fx     1h zone=UTC                   0
            fx/ejtrader_EURUSD_d1.csv.gz                       fx     1d -                          0
            fx/ejtrader_EURUSD_h4.csv.gz                       fx     4h zone=UTC                   0
            fx/ejtrader_*_h1.csv.gz                            fx     1h zone=UTC                   0
            fx/fxcm_GBPUSD_1m_*                                fx     1m stamp=end                  0
            fx/oanda_*_daily.csv.gz                            fx     1d -                          0
            fx/oanda_EURUSD_1m.csv.gz                          fx     1m -                          0
            fx/oanda_EURUSD_hour.csv.gz                        fx     1h -                          0
            index-and-long-daily/BTCUSDT.csv.gz                crypto 1d -                          0
            index-and-long-daily/{MSFT,SPX}.csv.gz             index  1d -                          0
            index-weekly/SP500_1w.csv.gz                       index  1w stamp=start               0
            crypto-funding/binance_XRPUSDT_mark_1h.csv         crypto 1h open=funding_rate          0
            demo/sp500-2000.csv                                index  1d -                          0
            """;

    /// Ticks, books, funding, rates, events, maps and factors.
    private static final String NO_BARS =
            """
            crypto-funding/*funding_8h.csv
            crypto-funding/lean_*
            crypto-l2/*
            crypto-trades/*
            equities-daily/{lean,zipline}/{events,factor_files,map_files}/*
            equities-tick/*
            futures/lean_es_*
            fx/*tick*
            rates/*
            calendars/*
            """;

    private record Row(
            String pattern, InstrumentClass kind, BarSize size, CsvMapping mapping, int dropped) {
        static Row of(String line) {
            var words = line.split(" +");
            return new Row(
                    words[0],
                    InstrumentClass.valueOf(words[1].toUpperCase(Locale.ROOT)),
                    BarSize.parse(words[2]),
                    words[3].equals("-") ? CsvMapping.AUTO : CsvMapping.parse(words[3]),
                    Integer.parseInt(words[4]));
        }
    }

    @Test
    void everyFileOfBarsLoadsWithItsRows() throws IOException {
        var root = SharedData.path("");
        var counted = countedRows(root);
        var rows = BARS.lines().map(Row::of).toList();
        var seen = 0;
        for (var file : files(root)) {
            var matching = rows.stream().filter(row -> matches(root, file, row.pattern())).toList();
            var isOther = NO_BARS.lines().anyMatch(pattern -> matches(root, file, pattern));
            assertThat(matching.size() + (isOther ? 1 : 0)).as(file.toString()).isEqualTo(1);
            if (!isOther) {
                check(root, file, matching.getFirst(), counted);
                seen++;
            }
        }
        assertThat(seen).isEqualTo(104);
    }

    private static void check(Path root, Path file, Row row, Map<String, Integer> counted) {
        var name = root.relativize(file).toString();
        var options = row.dropped() == 0 ? ReadOptions.STRICT : ReadOptions.DROP_BAD;

        var loaded =
                HistoryLoader.load(
                        List.of(file),
                        List.of(),
                        row.mapping(),
                        row.kind(),
                        null,
                        List.of(),
                        null,
                        null,
                        options);

        var bars = 0;
        for (var instrument : loaded.history().instruments()) {
            assertThat(loaded.history().sizes(instrument)).as(name).containsExactly(row.size());
            bars += loaded.history().find(instrument, row.size()).orElseThrow().count();
        }
        assertThat(bars + row.dropped()).as(name).isEqualTo(counted.get(name));
        assertThat(loaded.files().getFirst().rows()).as(name).isEqualTo(counted.get(name));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "crypto-1m/bitfinex_BTCUSD_1m_2015.csv.gz, CRYPTO, 2015-01-01T00:00:00Z, 2016-01-01T00:00:00Z",
        "crypto-bars/Binance-ETH-USD_5m.csv.gz, CRYPTO, 2023-03-13T18:00:00Z, 2023-03-15T18:20:00Z",
        "crypto-bars/Coinbase-ETH-USD_1d.csv.gz, CRYPTO, 2016-05-18T00:00:00Z, 2026-03-11T00:00:00Z",
        "crypto-bars/coinbase_BTCUSD_1d.csv.gz, CRYPTO, 2014-12-01T00:00:00Z, 2018-08-14T00:00:00Z",
        "equities-daily/lean/AAPL.csv.gz, EQUITY, 1998-01-02T14:30:00Z, 2021-03-31T20:00:00Z",
        "fx/oanda_EURUSD_daily.csv.gz, FX, 2007-01-01T00:00:00Z, 2019-01-01T00:00:00Z",
        "fx/oanda_EURUSD_hour.csv.gz, FX, 2007-01-01T21:00:00Z, 2018-12-31T22:00:00Z",
        "demo/sp500-2000.csv, INDEX, 2000-01-03T14:30:00Z, 2020-04-17T20:00:00Z"
    })
    void theFirstAndLastInstantsAreRight(
            String name, InstrumentClass kind, String first, String last) {
        var loaded =
                HistoryLoader.load(
                        List.of(SharedData.path(name)),
                        List.of(),
                        CsvMapping.AUTO,
                        kind,
                        null,
                        List.of(),
                        null,
                        null,
                        ReadOptions.STRICT);

        assertThat(loaded.files().getFirst().first()).isEqualTo(first);
        assertThat(loaded.files().getFirst().last()).isEqualTo(last);
    }

    @Test
    void threeYearsOfMinutesAreOneSeriesFromWhichDaysCanBeBuilt() {
        var files = new ArrayList<Path>();
        for (var year : List.of("2016", "2014", "2015")) {
            files.add(SharedData.path("crypto-1m/bitfinex_BTCUSD_1m_" + year + ".csv.gz"));
        }

        var loaded =
                HistoryLoader.load(
                        files,
                        List.of("BTCUSD"),
                        CsvMapping.AUTO,
                        InstrumentClass.CRYPTO,
                        null,
                        List.of(BarSize.H1, BarSize.D1),
                        null,
                        null,
                        ReadOptions.STRICT);

        var bitcoin = loaded.history().instruments().getFirst();
        assertThat(loaded.history().find(bitcoin, BarSize.M1).orElseThrow().count())
                .isEqualTo(283787 + 366710 + 293230);
        var days = loaded.history().find(bitcoin, BarSize.D1).orElseThrow();
        assertThat(days.openText(0)).isEqualTo("2014-01-01T00:00:00Z");
        assertThat(days.open(0)).isEqualTo(730.24);
    }

    @Test
    void theWeeksOfTheIndexAreStampedAtTheirStartAlthoughTheColumnIsNamedEndTime() {
        var weeks = index("index-weekly/SP500_1w.csv.gz", CsvMapping.parse("stamp=start"));
        var days = index("demo/sp500-2000.csv", CsvMapping.AUTO);

        var overlap = weeks.between(LocalDate.of(2001, 1, 1), LocalDate.of(2020, 3, 1));
        var different = new ArrayList<LocalDate>();
        for (var i = 0; i < overlap.count(); i++) {
            var monday = LocalDate.ofEpochDay(overlap.tradingDay(i));
            var inside = days.between(monday, monday.plusDays(6));
            if (Math.abs(overlap.close(i) - inside.close(inside.count() - 1)) > 0.02) {
                different.add(monday);
            }
        }
        assertThat(overlap.count()).isEqualTo(1000);
        // the source was put together of five-year pieces, which show at their seams
        assertThat(different)
                .containsExactly(LocalDate.of(2014, 12, 15), LocalDate.of(2019, 12, 16));
    }

    private static BarColumns index(String name, CsvMapping mapping) {
        var index = InstrumentTerms.of(InstrumentClass.INDEX, "SPX").instrument("SPX", 0);
        return CsvBars.read(SharedData.path(name), mapping, null, index, ReadOptions.STRICT).bars();
    }

    private static Map<String, Integer> countedRows(Path root) throws IOException {
        var counted = new LinkedHashMap<String, Integer>();
        for (var line : Files.readAllLines(root.resolve("README.md"))) {
            var cells = line.split(" *\\| *");
            if (cells.length > 6 && cells[1].contains("/") && cells[6].matches("[0-9]+")) {
                counted.put(cells[1], Integer.parseInt(cells[6]));
            }
        }
        counted.put("demo/sp500-2000.csv", 5105);
        return counted;
    }

    private static List<Path> files(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(path -> path.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean matches(Path root, Path file, String pattern) {
        return FileSystems.getDefault()
                .getPathMatcher("glob:" + pattern)
                .matches(root.relativize(file));
    }
}
