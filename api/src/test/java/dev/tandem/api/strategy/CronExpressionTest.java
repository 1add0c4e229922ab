package dev.tandem.api.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronExpressionTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // 2024-02-26 is a Monday
                "45 15 * * 1-5 | 02-26T15:45 02-27T15:45 02-28T15:45 02-29T15:45 03-01T15:45 03-04T15:45",
                "45 15 * * mon-fri | 02-26T15:45 02-27T15:45 02-28T15:45 02-29T15:45 03-01T15:45 03-04T15:45",
                "*/20 0 27 2 * | 02-27T00:00 02-27T00:20 02-27T00:40",
                "0 9-17/4 * * * | 02-26T09:00 02-26T13:00 02-26T17:00 02-27T09:00",
                "5,10-12,58 23 * * * | 02-26T23:05 02-26T23:10 02-26T23:11 02-26T23:12 02-26T23:58 02-27T23:05",
                "0 0 29 feb * | 02-29T00:00 2028-02-29T00:00",
                "0 0 31 * * | 03-31T00:00 05-31T00:00 07-31T00:00",
                "0 12 * * 0 | 03-03T12:00 03-10T12:00",
                "0 12 * * 7 | 03-03T12:00 03-10T12:00",
                "0 12 * * SUN | 03-03T12:00 03-10T12:00",
                "0 12 * * fri-sun | 03-01T12:00 03-02T12:00 03-03T12:00 03-08T12:00",
                "0 12 * * 5-7 | 03-01T12:00 03-02T12:00 03-03T12:00 03-08T12:00",
                "0 12 * * 0-1 | 02-26T12:00 03-03T12:00 03-04T12:00",
                // both days restricted: either; one begins with a star: both
                "0 12 1,27 * fri | 02-27T12:00 03-01T12:00 03-08T12:00 03-15T12:00",
                "0 12 */2 * fri | 03-01T12:00 03-15T12:00 03-29T12:00",
                "0 12 1 * */2 | 2024-06-01T12:00 2024-08-01T12:00",
                "0 0 1 jan,Jul * | 07-01T00:00 2025-01-01T00:00",
                " 0  0  1  1-12/6  * | 07-01T00:00 2025-01-01T00:00"
            })
    void theMinutesOfAnExpressionFollowEachOther(String expression, String times) {
        var cron = CronExpression.of(expression);
        var at = LocalDateTime.parse("2024-02-26T00:00");
        var found = new ArrayList<LocalDateTime>();
        for (var ignored : times.split(" ")) {
            var due = cron.firstAtOrAfter(at).orElseThrow();
            found.add(due);
            at = due.plusNanos(1);
        }
        assertThat(found)
                .containsExactly(
                        Arrays.stream(times.split(" "))
                                .map(time -> time.length() == 11 ? "2024-" + time : time)
                                .map(LocalDateTime::parse)
                                .toArray(LocalDateTime[]::new));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * | has 4 fields, not the 5 of minute, hour, day of month, month, day of week",
                "0 0 9 * * 1 | has 6 fields, not the 5 of minute, hour, day of month, month, day of week",
                "@daily | has 1 fields, not the 5 of minute, hour, day of month, month, day of week",
                "60 * * * * | minute \"60\" is no number from 0 to 59",
                "0 24 * * * | hour \"24\" is no number from 0 to 23",
                "0 0 0 * * | day of month \"0\" is no number from 1 to 31",
                "0 0 L * * | day of month \"L\" is no number from 1 to 31",
                "0 0 1 13 * | month \"13\" is no number from 1 to 12 and none of jan feb mar apr may jun jul aug sep oct nov dec",
                "0 0 * * mo | day of week \"mo\" is no number from 0 to 7 and none of sun mon tue wed thu fri sat",
                "0 0 * * 8 | day of week \"8\" is no number from 0 to 7 and none of sun mon tue wed thu fri sat",
                "0 0 * * -1 | day of week \"\" is no number from 0 to 7 and none of sun mon tue wed thu fri sat",
                "0 17-9 * * * | hour \"17-9\" runs backwards: write it as two ranges with a comma",
                "5/15 * * * * | minute \"5/15\" has a step without a range: write 5-59/15",
                "*/0 * * * * | minute \"*/0\" needs a step from 1 to 59",
                "*/x * * * * | minute \"*/x\" needs a step from 1 to 59",
                "1,,2 * * * * | minute \"\" is no number from 0 to 59",
                "+1 * * * * | minute \"+1\" is no number from 0 to 59",
                "0 0 30 2 * | matches no day of any year",
                "0 0 31 4,6,9,11 * | matches no day of any year"
            })
    void aWrongExpressionSaysWhichFieldAndWhy(String expression, String why) {
        assertThatThrownBy(() -> CronExpression.of(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cron \"" + expression + "\": " + why);
    }

    @ParameterizedTest
    @CsvSource({
        "0 9 * * *, true",
        "0-59 9 * * *, true",
        "0 9-17/2 * * *, true",
        "* 9 * * *, false",
        "*/5 9 * * *, false",
        "0 * * * *, false",
        "0 */2 * * *, false"
    })
    void aStarInMinuteOrHourMakesATimeThatFollowsTheClock(String expression, boolean fixed) {
        assertThat(CronExpression.of(expression).isFixedTime()).isEqualTo(fixed);
    }

    @Test
    void aMinuteThatHasBegunIsNotDueAnyMore() {
        var cron = CronExpression.of("59 23 * * *");

        assertThat(cron.firstAtOrAfter(LocalDateTime.parse("2024-02-28T23:59")))
                .contains(LocalDateTime.parse("2024-02-28T23:59"));
        assertThat(cron.firstAtOrAfter(LocalDateTime.parse("2024-02-28T23:59:00.000000001")))
                .contains(LocalDateTime.parse("2024-02-29T23:59"));
        assertThat(cron.firstAtOrAfter(LocalDateTime.parse("2261-12-31T23:59:30"))).isEmpty();
    }

    @Test
    void whatItWritesItReads() {
        var cron = CronExpression.of(" 0  9 * *   MON ");

        assertThat(cron).hasToString("0 9 * * MON").isEqualTo(CronExpression.of(cron.toString()));
        assertThat(cron.hashCode()).isEqualTo(CronExpression.of("0 9 * * MON").hashCode());
        assertThat(cron).isNotEqualTo(CronExpression.of("0 9 * * TUE"));
    }
}
