package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.CsvMapping.TimeFormat;
import dev.tandem.data.CsvStamps.Form;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStampsTest {
    @ParameterizedTest
    @CsvSource({
        "1420070400, INSTANT, 2015-01-01T00:00:00Z",
        "1420070400000, INSTANT, 2015-01-01T00:00:00Z",
        "1420070400000123, INSTANT, 2015-01-01T00:00:00.000123Z",
        "1420070400000000123, INSTANT, 2015-01-01T00:00:00.000000123Z",
        "-631152000, INSTANT, 1950-01-01T00:00:00Z",
        "20150131, DATE, 2015-01-31T00:00:00Z",
        "2015-01-31, DATE, 2015-01-31T00:00:00Z",
        "2000/02/29, DATE, 2000-02-29T00:00:00Z",
        "2015-01-31T09:30, LOCAL, 2015-01-31T09:30:00Z",
        "2015-01-31 09:30:15.5, LOCAL, 2015-01-31T09:30:15.500Z",
        "2015-01-31T09:30:00Z, INSTANT, 2015-01-31T09:30:00Z",
        "2015-01-31 09:30:00 UTC, INSTANT, 2015-01-31T09:30:00Z",
        "2015-01-31T09:30:00.999-05:00, INSTANT, 2015-01-31T14:30:00.999Z",
        "2015-01-31 09:30:00+0530, INSTANT, 2015-01-31T04:00:00Z",
        "2015-01-31 09:30:00+01, INSTANT, 2015-01-31T08:30:00Z",
        "1950-01-02T05:00:00Z, INSTANT, 1950-01-02T05:00:00Z"
    })
    void timesAreTold(String text, Form form, Instant expected) {
        var stamps = new CsvStamps(TimeFormat.AUTO);

        assertThat(parse(stamps, text)).isTrue();
        assertThat(stamps.form()).isEqualTo(form);
        assertThat(Instant.EPOCH.plusNanos(stamps.nanos())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "09:30",
                "2015",
                "2015-13-01",
                "2015-02-29",
                "2015-01-31T",
                "2015-01-31T24:00",
                "2015-1-1",
                "2015-01-31T09:30:00X",
                "2015-01-31T09:30+5",
                "20151301",
                "99999999999999999999",
                "1.5",
                "2015-01-31T09:30:",
                "01/31/2015",
                "1500-01-01",
                "-"
            })
    void anythingElseIsNoTime(String text) {
        assertThat(parse(new CsvStamps(TimeFormat.AUTO), text)).isFalse();
    }

    @Test
    void aDeclaredUnitOverridesTheMagnitude() {
        var stamps = new CsvStamps(TimeFormat.MILLISECONDS);

        assertThat(parse(stamps, "20150131")).isTrue();
        assertThat(Instant.EPOCH.plusNanos(stamps.nanos())).isEqualTo("1970-01-01T05:35:50.131Z");
        assertThat(parse(stamps, "2015-01-31")).isFalse();
    }

    @Test
    void everyDateOfFiveCenturiesIsRight() {
        var stamps = new CsvStamps(TimeFormat.AUTO);
        for (var date = LocalDate.of(1700, 1, 1); date.getYear() <= 2200; date = date.plusDays(1)) {
            assertThat(parse(stamps, date.toString())).isTrue();
            assertThat(stamps.nanos()).isEqualTo(date.toEpochDay() * CsvStamps.DAY);
        }
    }

    private static boolean parse(CsvStamps stamps, String text) {
        var bytes = ("9" + text + "9").getBytes(StandardCharsets.US_ASCII);
        return stamps.parse(bytes, 1, bytes.length - 1);
    }
}
