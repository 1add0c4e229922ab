package dev.tandem.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.api.calendar.TradingCalendar;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Named falls and the worst parts of a run, by hand.
class StressTest {
    private static final TradingCalendar CALENDAR = TradingCalendar.alwaysOpen();

    /// The end of a date: its mark.
    private static long end(String date) {
        return LocalDate.parse(date).plusDays(1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC)
                * 1_000_000_000L;
    }

    private static EquityCurve curve(Object... datesAndValues) {
        var curve = new EquityCurve(Runs.usd("100"));
        for (var i = 0; i < datesAndValues.length; i += 2) {
            var units = Runs.usd(String.valueOf(datesAndValues[i + 1])).units();
            curve.add(end((String) datesAndValues[i]), units, units, 0);
        }
        return curve;
    }

    @Test
    void aPeriodGoesFromTheCloseOfItsPeakToTheCloseOfItsTrough() {
        var curve =
                curve(
                        "2020-02-18",
                        90,
                        "2020-02-19",
                        100,
                        "2020-03-01",
                        110,
                        "2020-03-10",
                        77,
                        "2020-03-23",
                        80,
                        "2020-03-24",
                        10);
        var held = new PriceSeries();
        held.add(end("2020-02-19"), 3386);
        held.add(end("2020-03-23"), 2237);

        var stretch = Stress.of(curve, Optional.of(held), CALENDAR).stretches().getFirst();

        assertThat(stretch.name()).isEqualTo("Pandemic");
        assertThat(stretch.marks()).isEqualTo(3);
        assertThat(stretch.fromNanos()).isEqualTo(end("2020-02-19"));
        assertThat(stretch.untilNanos()).isEqualTo(end("2020-03-23"));
        assertThat(stretch.run().change()).isCloseTo(-0.2, within(1e-12));
        assertThat(stretch.run().drawdown()).isCloseTo(77 / 110.0 - 1, within(1e-12));
        assertThat(stretch.held().change()).isCloseTo(2237 / 3386.0 - 1, within(1e-12));
        assertThat(stretch.held().drawdown()).isCloseTo(2237 / 3386.0 - 1, within(1e-12));
    }

    @Test
    void aPeriodThatTheRunCutsIsLeftOutAndTheNoteSaysWhy() {
        var late =
                Stress.of(curve("2020-02-20", 100, "2020-03-23", 80), Optional.empty(), CALENDAR);
        var early =
                Stress.of(curve("2020-02-19", 100, "2020-03-22", 80), Optional.empty(), CALENDAR);

        for (var stress : List.of(late, early)) {
            assertThat(stress.stretches()).noneMatch(one -> one.name().equals("Pandemic"));
            assertThat(stress.note()).contains("none lies wholly inside the run (2020-02-");
        }
        assertThat(Stress.of(curve(), Optional.empty(), CALENDAR).note()).contains("no marks");
    }

    @Test
    void theWorstWeekAndMonthOfTheRunAreItsOwn() {
        // Monday 2024-01-01; weeks end on Sunday
        var stress =
                Stress.of(
                        curve(
                                "2024-01-01",
                                100,
                                "2024-01-02",
                                100,
                                "2024-01-03",
                                100,
                                "2024-01-07",
                                104,
                                "2024-01-08",
                                80,
                                "2024-01-09",
                                90,
                                "2024-01-10",
                                91,
                                "2024-01-31",
                                95,
                                "2024-02-01",
                                96,
                                "2024-02-02",
                                97),
                        Optional.empty(),
                        CALENDAR);

        assertThat(stress.stretches().stream().map(Stress.Stretch::name))
                .containsExactly("Worst week of the run", "Worst month of the run");
        var week = stress.stretches().getFirst();
        assertThat(week.fromNanos()).isEqualTo(end("2024-01-07"));
        assertThat(week.untilNanos()).isEqualTo(end("2024-01-10"));
        assertThat(week.run().change()).isCloseTo(91 / 104.0 - 1, within(1e-12));
        assertThat(week.run().drawdown()).isCloseTo(80 / 104.0 - 1, within(1e-12));
        assertThat(week.held().change()).isNaN();
        assertThat(stress.stretches().getLast().run().change()).isCloseTo(-0.05, within(1e-12));
    }

    @Test
    void aRunThatNeverLostHasNoWorstPart() {
        var stress =
                Stress.of(curve("2024-01-01", 100, "2024-02-01", 101), Optional.empty(), CALENDAR);

        assertThat(stress.stretches()).isEmpty();
    }
}
