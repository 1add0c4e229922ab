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
import java.time.Instant;
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
    private static final String PRICES = "futures/lean_ES_1d_trade.csv";

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
        var prices = SharedData.path(PRICES); // outside: without them the case is skipped

        var failure = assertThrows(TandemException.class, () -> load(prices, terms));

        assertThat(failure).hasMessage("ES201312@CME, a contract of ES@CME, has no expiry");
    }

    /// The old contract trades until 17:00 on the second day, when it has traded 2000; the next one
    /// passes it with its bars of 18:00 and later. New York closes at 21:00 UTC.
    @ParameterizedTest
    @CsvSource({"9000, 2024-01-03T21:00:00Z", "100, 2024-01-04T21:00:00Z"})
    void aVolumeThatIsNotKnownYetChangesNothing(int late, Instant roll) throws IOException {
        var data = Files.createDirectory(folder.resolve("hours"));
        var old = new StringBuilder("time,open,high,low,close,volume\n");
        var next = new StringBuilder(old);
        for (var day = 2; day <= 5; day++) {
            for (var hour = 15; hour <= 20; hour++) {
                var time = "2024-01-0%dT%d:00:00Z".formatted(day, hour);
                if (day != 3 || hour < 17) {
                    old.append(time).append(",100,100,100,100,1000\n");
                }
                var volume = day > 3 ? 5000 : day == 3 && hour >= 18 ? late : 100;
                var price = 100 + hour; // tells which bar the roll takes
                next.append((time + ",%1$d,%1$d,%1$d,%1$d,%2$d\n").formatted(price, volume));
            }
        }
        Files.writeString(data.resolve("F1.csv"), old);
        Files.writeString(data.resolve("F2.csv"), next);
        var terms =
                Files.writeString(
                        data.resolve("instruments.yaml"),
                        """
                        "*": {class: future, calendar: XNYS}
                        F1: {expiry: 2024-01-19}
                        F2: {expiry: 2024-03-15}
                        F: {roll: volume, contracts: [F1, F2]}
                        """);

        var loaded = EventSubjects.load(List.of(data), List.of("F"), terms, List.of(), List.of());

        var event = loaded.history().events().getFirst();
        assertThat(event.at()).isEqualTo(roll);
        assertThat(EventSubjects.text(event)).endsWith("rolled F1 100.0 to F2 120.0");
        var bars =
                loaded.history()
                        .find(loaded.history().instruments().getFirst(), BarSize.H1)
                        .orElseThrow();
        for (var i = 0; i < bars.count(); i++) {
            assertThat(bars.close(i) > 100).isEqualTo(bars.openNanos(i) >= event.atNanos());
        }
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
        return load(SharedData.path(PRICES), terms(rule, "expiry: third-friday, "));
    }

    private static LoadedHistory load(Path prices, Path terms) {
        return EventSubjects.load(List.of(prices), List.of("ES"), terms, List.of(), List.of());
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
