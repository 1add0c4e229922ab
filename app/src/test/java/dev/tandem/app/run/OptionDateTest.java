package dev.tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionDateTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "2019-02-03, 2024-03-31, 2019-02-03",
        "-0d, 2024-03-31, 2024-03-31",
        "-31d, 2024-03-31, 2024-02-29",
        "-90d, 2024-03-31, 2024-01-01",
        "-1w, 2024-03-04, 2024-02-26",
        "-1y, 2024-02-29, 2023-02-28",
        "-5y, 2024-03-31, 2019-03-31",
    })
    void aDateIsToldFromToday(String text, LocalDate today, LocalDate date) {
        assertThat(OptionDate.first(text, today)).isEqualTo(date);
        assertThat(OptionDate.last(text, today)).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({"2024-01-01", "2024-12-31", "2024-07-01"})
    void theYearBeginsOnItsFirstDay(LocalDate today) {
        assertThat(OptionDate.first("ytd", today)).isEqualTo("2024-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionDate.last("ytd", today))
                .withMessageContaining("belongs to --from");
    }

    @ParameterizedTest
    @CsvSource({
        "90d",
        "-90",
        "-d",
        "-90m",
        "-1.5y",
        "+3d",
        "2024-13-01",
        "today",
        "''",
        "-9999999d"
    })
    void everythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OptionDate.first(text, LocalDate.of(2024, 3, 31)))
                .withMessageContaining("is no date, write for example 2024-01-31, -90d or ytd");
    }
}
