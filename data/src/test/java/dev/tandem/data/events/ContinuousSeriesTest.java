package dev.tandem.data.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.instrument.Instrument;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.Calendars;
import dev.tandem.data.CsvTable;
import dev.tandem.data.InstrumentsFile;
import dev.tandem.data.LoadedHistory;
import dev.tandem.data.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The roll of December 2013 in the file of ES contracts, whose closes were
///
/// | session | ES201312 | volume | ES201403 | volume |
/// |---|---|---|---|---|
/// | 12-12 | 1773.75 | 1113344 | 1767.5 | 354874 |
/// | 12-13 | 1775 | 347764 | 1768.75 | 868208 |
/// | 12-19 | 1808 | 106656 | 1801.75 | 1028379 |
class ContinuousSeriesTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "volume, 2013-12-13, rolled ES201312 1775.0 to ES201403 1768.75",
        "0d, 2013-12-19, rolled ES201312 1808.0 to ES201403 1801.75",
        "5d, 2013-12-12, rolled ES201312 1773.75 to ES201403 1767.5"
    })
    void theSeriesGoesOverWhenItsRuleSays(String rule, LocalDate lastDay, String roll)
            throws IOException {
        var loaded = load(rule);
        var series = loaded.history().instruments().getFirst();
        var bars = loaded.history().find(series, BarSize.D1).orElseThrow();

        assertThat(loaded.history().instruments())
                .extracting(Instrument::symbol)
                .containsExactly("ES");
        assertThat(EventSubjects.text(loaded.history().events().getFirst()))
                .isEqualTo(lastDay + " " + roll);
        var last = bars.indexAtOrAfterClose(loaded.history().events().getFirst().atNanos());
        assertThat(LocalDate.ofEpochDay(bars.tradingDay(last))).isEqualTo(lastDay);
        var prices = roll.split(" ");
        assertThat(bars.close(last)).isEqualTo(Double.parseDouble(prices[2]));
    }

    @Test
    void pricesAreThoseOfTheContractInForce() throws IOException {
        var loaded = load("volume");
        var bars =
                loaded.history()
                        .find(loaded.history().instruments().getFirst(), BarSize.D1)
                        .orElseThrow();
        var byDay = new TreeMap<LocalDate, Double>();
        for (var i = 0; i < bars.count(); i++) {
            byDay.put(LocalDate.ofEpochDay(bars.tradingDay(i)), bars.close(i));
        }

        assertThat(byDay)
                .containsEntry(LocalDate.of(2013, 12, 13), 1775.0)
                .containsEntry(LocalDate.of(2013, 12, 16), 1779.0)
                .doesNotContainKey(LocalDate.of(2013, 12, 15)); // that Sunday only the old one
    }

    /// Rows of mapping mode 0 of the source name the last trading date of each contract of 2009 to
    /// 2022, which is the day before our expiry.
    @Test
    void expiriesAreTheThirdFridaysOfTheSource() {
        var table = CsvTable.read(SharedData.path("futures/lean_es_continuous_map.csv"));
        var calendar = Calendars.of("CMES");
        var compared = 0;
        for (var row : table.rows()) {
            var mode = table.optional(row, 3);
            if (mode == null || !mode.equals("0")) {
                continue;
            }
            var last = table.date(row, 0);
            if (last.getYear() > 2030) {
                continue;
            }
            var symbol = String.format("ES%d%02d", last.getYear(), last.getMonthValue());
            var expiry = expiry(symbol);
            assertThat(calendar.localDate(expiry)).as(symbol).isEqualTo(last.plusDays(1));
            compared++;
        }
        assertThat(compared).isGreaterThan(40);
    }

    @Test
    void aContractWithoutExpiryIsNamed() throws IOException {
        var terms = terms("volume", "");

        var failure = assertThrows(TandemException.class, () -> load(terms));

        assertThat(failure).hasMessage("ES201312@CME, a contract of ES@CME, has no expiry");
    }

    private long expiry(String symbol) {
        try {
            var file =
                    Files.writeString(
                            folder.resolve("one.yaml"),
                            symbol + ": {class: future, expiry: third-friday}\n");
            return InstrumentsFile.read(file).terms(symbol, null).contract().expiryNanos();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadedHistory load(String rule) throws IOException {
        return load(terms(rule, "expiry: third-friday, "));
    }

    private static LoadedHistory load(Path terms) {
        return EventSubjects.load(
                List.of(SharedData.path("futures/lean_ES_1d_trade.csv")),
                List.of("ES"),
                terms,
                List.of(),
                List.of());
    }

    private Path terms(String rule, String expiry) throws IOException {
        return Files.writeString(
                folder.resolve("terms.yaml"),
                "\"*\": {class: future, "
                        + expiry
                        + "tick: 0.25, multiplier: 50}\n"
                        + "ES: {roll: "
                        + rule
                        + ", contracts: [ES201312, ES201403]}\n");
    }
}
