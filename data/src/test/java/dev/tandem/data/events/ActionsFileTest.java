package dev.tandem.data.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.event.InstrumentEvent;
import dev.tandem.api.problem.TandemException;
import dev.tandem.data.CsvTable;
import dev.tandem.data.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsFileTest {
    @TempDir Path folder;

    @Test
    void aTableHasAllKinds() throws IOException {
        var file =
                read(
                        """
                        ex_date,kind,value
                        2014-05-08,dividend,3.29
                        20140609,split,7
                        2015-01-02,renamed,AAPX
                        2020-01-02,merged,13.75
                        2020-01-03,delisted,
                        2020-01-06,expired,1.5
                        1998-01-02,listed,
                        """);

        assertThat(file.events())
                .extracting(EventSubjects::text)
                .containsExactly(
                        "2014-05-08 dividend 3.29",
                        "2014-06-09 split 7",
                        "2015-01-02 renamed AAPX",
                        "2020-01-02 merged 13.75",
                        "2020-01-03 delisted last",
                        "2020-01-06 expired 1.5",
                        "1998-01-02 listed");
        assertThat(file.events().get(1).at()).isEqualTo("2014-06-09T04:00:00Z"); // New York
        assertThat(file.facts().rows()).isEqualTo(7);
        assertThat(file.facts().first()).isEqualTo("1998-01-02T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ex_date,kind,value;2014-06-09,spilt,7 | AAPL.csv:2: column \"kind\" (2): \"spilt\" is no kind of event, did you mean \"split\"?",
                "ex_date,kind,value;2014-06-09,split,0 | AAPL.csv:2: column \"value\" (3): a split ratio is above 0: 0",
                "ex_date,kind,value;2014-06-09,split, | AAPL.csv:2: column \"value\" (3): the cell is empty",
                "ex_date,kind,value;2014-06-09,dividend,-1 | AAPL.csv:2: column \"value\" (3): -1 is below 0",
                "ex_date,kind,value;2014-06-09,dividend,x | AAPL.csv:2: column \"value\" (3): \"x\" is no finite decimal number",
                "ex_date,kind,value;9 June,split,7 | AAPL.csv:2: column \"ex_date\" (1): \"9 June\" is no time (known: epoch numbers, yyyy-MM-dd, yyyyMMdd, ISO 8601)",
                "ex_date,kind,value;2014-06-09,split | AAPL.csv:2: 2 cells, the header has 3",
                "day,kind,value;2014-06-09,split,7 | AAPL.csv:1: no column ex_date or date; there are [day, kind, value]",
                "date,close;2014-06-09,7 | AAPL.csv:1: neither a column kind nor columns dividend or split, there are [date, close]",
                "date,split;2014-06-09,-2 | AAPL.csv:2: column \"split\" (2): -2 is below 0",
                "20140609,1,1;20501231,1,1 | AAPL.csv:1: 3 cells, a factor file has 4: date, price factor, split factor, reference price",
                "20140609,1,1,90;20140609,1,1,0 | AAPL.csv:2: column (1): not later than the row before",
                "20140609,1,1,90;20140610,0.9,1,0 | AAPL.csv:2: column (2): the price factor falls, which would be a dividend below 0",
                // old shares for a new one, as some sources count
                "ex_date,kind,value,factor;2014-06-09,split,0.142857,0.142857 | AAPL.csv:2: column \"value\" (3): a split of 0.142857 new shares for an old one multiplies earlier prices by 1/0.142857, the factor says 0.142857"
            })
    void whatIsWrongHasItsPlace(String text, String message) {
        var failure =
                assertThrows(TandemException.class, () -> read(text.replace(";", "\n") + "\n"));

        assertThat(failure).hasMessageEndingWith(message);
    }

    @Test
    void adjustedPricesTakeDividendsOnly() throws IOException {
        var text = "date,close,dividend,split\n2014-06-09,93,0.0,7.0\n2014-08-07,94,0.47,1.0\n";
        var file = write(text);

        assertThat(events(file, true)).containsExactly("2014-08-07 dividend 0.47");
        assertThat(events(file, false))
                .containsExactly("2014-06-09 split 7", "2014-08-07 dividend 0.47");
    }

    /// Made of the same source, so their dates and ratios are equal, and the amounts to what the
    /// rounding of the factors leaves. Where the ticker file has a gap (QQQ) the table has moved
    /// the dates to its end, the factor file has not.
    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "BAC", "EEM", "GOOG", "IBM", "IWM", "SPY", "USO"})
    void factorFilesAndTablesSayTheSame(String symbol) {
        var name = symbol.toLowerCase(Locale.ROOT);
        var factors =
                ActionsFile.read(
                                SharedData.path(
                                        "equities-daily/lean/factor_files/" + name + ".csv"),
                                EventSubjects.share(symbol),
                                false)
                        .events();
        var table =
                ActionsFile.read(
                                SharedData.path("equities-daily/lean/events/" + symbol + ".csv"),
                                EventSubjects.share(symbol),
                                false)
                        .events();

        assertThat(factors).hasSameSizeAs(table);
        for (var i = 0; i < table.size(); i++) {
            assertThat(factors.get(i).atNanos()).isEqualTo(table.get(i).atNanos());
            assertThat(factors.get(i).getClass()).isEqualTo(table.get(i).getClass());
            assertThat(amount(factors.get(i))).isCloseTo(amount(table.get(i)), within(0.0006));
        }
    }

    @Test
    void manyDividendsOnOneDateAreNamed() {
        var file =
                ActionsFile.read(
                        SharedData.path("equities-daily/lean/events/QQQ.csv"),
                        EventSubjects.share("QQQ"),
                        false);

        assertThat(file.warnings())
                .singleElement()
                .asString()
                .contains("24 dividends of QQQ on 2011-03-23");
    }

    /// Walking backwards from the last close, a dividend multiplies earlier prices by C/(C+D) with
    /// C the close of its date, and a split divides them: that is how this source adjusts.
    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "BA", "CAT", "EBAY", "GE"})
    void columnsOfAPriceFileReproduceItsAdjustedClose(String symbol) {
        var path = SharedData.path("equities-daily/wiki/" + symbol + ".csv.gz");
        var share = EventSubjects.share(symbol);
        var byDay = new HashMap<LocalDate, Double>();
        var table = CsvTable.read(path);
        var close = table.require("close");
        var adjusted = table.require("adj_close");
        for (var row : table.rows()) {
            byDay.put(table.date(row, 0), table.decimal(row, close).doubleValue());
        }
        var factors = new HashMap<LocalDate, Double>();
        for (var event : ActionsFile.read(path, share, false).events()) {
            var day = share.calendar().localDate(event.atNanos());
            var price = byDay.get(day);
            factors.merge(
                    day,
                    event instanceof InstrumentEvent.Dividend
                            ? price / (price + amount(event))
                            : 1 / amount(event),
                    (a, b) -> a * b);
        }
        var last = table.rows().getLast();
        var factor =
                table.decimal(last, adjusted).doubleValue()
                        / table.decimal(last, close).doubleValue();
        for (var row : table.rows().reversed()) {
            var day = table.date(row, 0);
            assertThat(byDay.get(day) * factor)
                    .as(symbol + " " + day)
                    .isCloseTo(
                            table.decimal(row, adjusted).doubleValue(),
                            within(2e-6 * Math.max(1, table.decimal(row, adjusted).doubleValue())));
            factor *= factors.getOrDefault(day, 1.0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1, 0.3333333333333333333333333333333333", // 1/3 to 34 digits
        "0.3333333, 1, 3", // 1/0.3333333 = 3.0000003
        "0.3333, 1, 3",
        "0.0089286, 0.0178571, 2", // 1/112 and 1/56, rounded
        "0.995, 1, 1.005025125628140703517587939698492", // 200/199, not 199/198
        "0.9, 1, 1.111111111111111111111111111111111", // 10/9
        "1.5, 1, 0.6666666666666666666666666666666667"
    })
    void aSplitOfAFactorFileIsTheFractionItIsRoundedFrom(
            BigDecimal before, BigDecimal after, String ratio) throws IOException {
        var rows = "20230101,1,%1$s,10\n20240104,1,%1$s,10\n20500101,1,%2$s,0\n";

        var events = read(rows.formatted(before, after)).events();

        assertThat(events)
                .extracting(EventSubjects::text)
                .containsExactly("2024-01-05 split " + ratio);
    }

    @Test
    void aReverseSplitOfThreeLeavesWholeShares() throws IOException {
        var split =
                (InstrumentEvent.Split)
                        read("20240104,1,3,10\n20500101,1,1,0\n").events().getFirst();

        assertThat(new BigDecimal(300).multiply(split.ratio()).setScale(8, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("100");
    }

    private static double amount(InstrumentEvent event) {
        return switch (event) {
            case InstrumentEvent.Split(_, _, var ratio) -> ratio.doubleValue();
            case InstrumentEvent.Dividend(_, _, var amount) -> amount.doubleValue();
            default -> throw new AssertionError(event);
        };
    }

    private List<String> events(Path file, boolean adjusted) {
        return ActionsFile.read(file, EventSubjects.share("AAPL"), adjusted).events().stream()
                .map(EventSubjects::text)
                .toList();
    }

    private EventFile read(String text) throws IOException {
        return ActionsFile.read(write(text), EventSubjects.share("AAPL"), false);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("AAPL.csv"), text);
    }
}
