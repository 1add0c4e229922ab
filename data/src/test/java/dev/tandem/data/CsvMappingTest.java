package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tandem.api.problem.TandemException;
import dev.tandem.data.CsvMapping.Delimiter;
import dev.tandem.data.CsvMapping.QuotePrice;
import dev.tandem.data.CsvMapping.Stamp;
import dev.tandem.data.CsvMapping.TimeFormat;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvMappingTest {
    @Test
    void allKeysAreRead() {
        var mapping =
                CsvMapping.parse(
                        "time=t,open=o,high=h,low=l,close=c,volume=v,symbol=s,stamp=end,zone=America/New_York,"
                                + "format=milliseconds,price=ask,delimiter=tab");

        assertThat(mapping)
                .isEqualTo(
                        new CsvMapping(
                                "t",
                                "o",
                                "h",
                                "l",
                                "c",
                                "v",
                                "s",
                                Stamp.END,
                                ZoneId.of("America/New_York"),
                                TimeFormat.MILLISECONDS,
                                QuotePrice.ASK,
                                Delimiter.TAB));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tme=a           | --csv "tme=a": unknown key "tme", did you mean "time"?
                    stamp=middle    | --csv "stamp=middle": stamp=middle is not one of start, end
                    zone=New_York   | --csv "zone=New_York": zone=New_York is no time zone, did you mean "America/New_York"?
                    zone=           | --csv "zone=": "zone=" is no key=value
                    time            | --csv "time": "time" is no key=value
                    time=a,time=b   | --csv "time=a,time=b": "time" is given twice
                    tme=a,stamp=x   | --csv "tme=a,stamp=x": unknown key "tme", did you mean "time"?; stamp=x is not one of start, end
                    """)
    void whatIsWrongIsSaidAtOnce(String text, String message) {
        var failure = assertThrows(TandemException.class, () -> CsvMapping.parse(text));

        assertThat(failure).hasMessageStartingWith(message);
        assertThat(failure.code()).isEqualTo("TDM-2340");
        assertThat(failure.kind()).isEqualTo(TandemException.Kind.CONFIG);
    }

    @Test
    void theOtherMappingFillsWhatIsNotSaid() {
        var mapping =
                CsvMapping.parse("close=AAPL").orElse(CsvMapping.parse("close=MSFT,stamp=end"));

        assertThat(mapping).isEqualTo(CsvMapping.parse("close=AAPL,stamp=end"));
    }
}
