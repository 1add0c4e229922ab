package dev.tandem.analytics;

import static dev.tandem.analytics.Runs.DAY;
import static dev.tandem.analytics.Runs.NEW_YORK;
import static dev.tandem.analytics.Runs.at;
import static dev.tandem.analytics.Runs.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.api.calendar.TradingCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodMarksTest {
    @Test
    void anExchangeDayEndsWithItsLastMarkInTheLocalDate() {
        var run =
                new Runs("100")
                        .mark(at("2024-01-02T15:00:00Z"), "100", "0")
                        .mark(at("2024-01-02T21:00:00Z"), "100", "0")
                        .mark(at("2024-01-03T15:00:00Z"), "150", "50")
                        .mark(at("2024-01-04T00:30:00Z"), "110", "0") // evening of the 3rd
                        .mark(at("2024-01-04T21:00:00Z"), "121", "0");

        var marks = PeriodMarks.of(run.recorder.equity(), NEW_YORK);

        assertThat(marks.values()).containsExactly(100, 110, 121);
        assertThat(marks.investedPeriods()).isEqualTo(1);
        assertThat(marks.periods()).isEqualTo(3);
        assertThat(marks.periodsPerYear()).isEqualTo(252);
        assertThat(marks.days()).isEqualTo(2);
    }

    @Test
    void aRoundTheClockDayEndsAtMidnightInclusive() {
        var run =
                new Runs("100")
                        .mark(at("2024-01-02T00:00:00Z"), "100", "0")
                        .mark(at("2024-01-02T12:00:00Z"), "105", "0")
                        .mark(at("2024-01-03T00:00:00Z"), "110", "0")
                        .mark(at("2024-01-03T00:01:00Z"), "111", "0");

        var marks = PeriodMarks.of(run.recorder.equity(), TradingCalendar.alwaysOpen());

        assertThat(marks.values()).containsExactly(100, 110, 111);
        assertThat(marks.periodsPerYear()).isEqualTo(365);
    }

    @Test
    void aFirstPeriodThatMovedIsMeasuredFromTheStartingAmount() {
        var curve = new EquityCurve(usd("100"));
        curve.add(at("2024-01-02T15:00:00Z"), 0, usd("99").units(), 1);
        curve.add(at("2024-01-02T21:00:00Z"), 0, usd("98").units(), 1);

        var marks = PeriodMarks.of(curve, NEW_YORK);

        assertThat(marks.values()).containsExactly(100, 98);
        assertThat(marks.periods()).isEqualTo(1);
    }

    @ParameterizedTest(name = "a mark each {0} days")
    @CsvSource({"1, 252", "4, 252", "5, 52", "7, 52", "25, 12", "30, 12"})
    void periodsPerYearComeFromTheMedianGap(long days, double expected) {
        var series = new PriceSeries();
        for (var i = 0; i < 9; i++) {
            series.add(i * days * DAY, 1);
        }

        assertThat(PeriodMarks.of(series, NEW_YORK).periodsPerYear()).isEqualTo(expected);
    }

    @Test
    void noMarksAreNoPeriods() {
        var marks = PeriodMarks.of(new PriceSeries(), NEW_YORK);

        assertThat(marks.size()).isZero();
        assertThat(marks.days()).isZero();
    }
}
